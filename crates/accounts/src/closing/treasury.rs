//! What the treasurer did with the credits, in cents. What an operation counts for depends on the others of its
//! credit, and journals come late and corrected: then the difference to what is booked is a fact of its own.

use pagopa::treasury::Operation;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::facts::{Fact, Kind, Since};

/// The operations of every credit of which something is to be booked or was learned.
pub(super) fn operations(tx: &mut Tx, since: &Since) -> Result<Vec<Fact>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT o.id, o.moved_on, o.amount, m.bolletta, o.operation, o.movement, o.replaced_at, c.amount FROM treasury_operation o JOIN treasury_movement m ON m.body = o.body AND m.id = o.movement LEFT JOIN closed_fact c ON c.body = o.body AND c.kind = 'treasury' AND c.fact = CAST(o.id AS TEXT) WHERE o.body = ?1 AND o.moved_on <= ?4 AND o.movement IN (SELECT q.movement FROM treasury_operation q WHERE q.body = ?1 AND q.moved_on >= ?2 AND q.moved_on <= ?4 UNION SELECT q.movement FROM treasury_operation q WHERE q.body = ?1 AND q.recorded_at >= ?3) ORDER BY o.movement, o.moved_on, o.told_until, o.place, o.id"),
        values![since.body, &since.day, since.learned, &since.until],
    )?;
    let (mut facts, mut credit) = (Vec::new(), None);
    for row in &rows {
        let (id, day, amount): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let replaced = row.get::<Option<i64>>(6)?.is_some();
        let first = !replaced && credit.replace(row.get::<i64>(5)?) != Some(row.get(5)?);
        let value = if replaced { 0 } else { counts(&row.get::<String>(4)?, amount, first) };
        let (name, amount) = match row.get::<Option<i64>>(7)? {
            Some(booked) => {
                let (further, name) = booked_since(tx, since.body, id)?;
                (name, value - booked - further)
            }
            None => (id.to_string(), value),
        };
        let booked = row.get::<Option<i64>>(7)?.is_some();
        if amount != 0 || (!booked && !replaced) {
            let day = day.parse().map_err(|_| StoreError::Shape(format!("day {day}")))?;
            facts.push(Fact { kind: Kind::Treasury, name, day, due: 0, amount, text: row.get(3)? });
        }
    }
    Ok(facts)
}

/// Executed and restored credits count for the body, reversed ones against it; one that was only put in order
/// counts where nothing else was told of the credit before.
fn counts(operation: &str, amount: i64, first: bool) -> i64 {
    let is = |word: Operation| operation == word.word();
    if is(Operation::Reversed) {
        if first { 0 } else { -amount.saturating_abs() }
    } else if is(Operation::Regularised) && !first {
        0
    } else {
        amount
    }
}

/// What was booked for an operation after its first booking, and the name of what would be booked next.
fn booked_since(tx: &mut Tx, body: i64, operation: i64) -> Result<(i64, String), StoreError> {
    let mut further = 0i64;
    for turn in 2i64.. {
        let name = format!("{operation}/{turn}");
        let row = tx.row(
            sql!("SELECT amount FROM closed_fact WHERE body = ?1 AND kind = 'treasury' AND fact = ?2"),
            values![body, &name],
        )?;
        match row {
            Some(row) => further = further.saturating_add(row.get(0)?),
            None => return Ok((further, name)),
        }
    }
    Ok((further, String::new()))
}
