//! A movement, and the history of what was done with it. Journals are cumulative and come in any order: what an
//! operation amounts to says the newest journal that tells it, and the state of a movement is its newest operation,
//! by its day, by the journal, by its place within it.

use std::collections::BTreeMap;

use pagopa::treasury::{Movement, MovementKey, Operation};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::withdraw::Withdrawal;
use crate::reconcile;

/// The journal that tells.
pub struct Teller {
    pub body: i64,
    pub journal: i64,
    /// The last day of its period.
    pub until: String,
    pub now: Moment,
    /// It is withdrawn, and tells nothing any more.
    pub withdrawn: Option<Withdrawal>,
}

/// An operation as it was told.
pub struct Told {
    pub movement: i64,
    pub operation: i64,
    /// New, or with another amount than before.
    pub changed: bool,
}

struct Known {
    id: i64,
    operation: String,
    amount: i64,
    moved_on: String,
    journal: i64,
    told_until: String,
    replaced: bool,
}

/// Writes an operation, the `place`-th of its journal, where it is not known yet. An amount that a newer journal
/// corrects is replaced.
pub fn put(
    tx: &mut Tx,
    teller: &Teller,
    place: i64,
    key: &MovementKey,
    movement: &Movement,
) -> Result<Told, StoreError> {
    let id = row_of(tx, teller, key, movement)?;
    let (word, day) = (movement.operation.word(), movement.date.to_string());
    let mut same = known(tx, teller.body, id)?;
    same.retain(|known| known.operation == word && known.moved_on == day);
    let others = || same.iter().filter(|known| known.amount != movement.amount.0 && !known.replaced);
    let outdone = others().any(|known| known.journal != teller.journal && known.told_until > teller.until);
    let mut changed = false;
    if !outdone {
        for other in others().filter(|known| known.journal != teller.journal) {
            replaced(tx, teller, other.id)?;
            changed = true;
        }
    }
    let Some(before) = same.iter().find(|known| known.amount == movement.amount.0) else {
        let operation = tx.new_id();
        tx.execute(
            sql!("INSERT INTO treasury_operation (body, id, movement, operation, amount, moved_on, journal, told_until, place, recorded_at, replaced_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
            values![
                teller.body,
                operation,
                id,
                word,
                movement.amount.0,
                day,
                teller.journal,
                teller.until.as_str(),
                place,
                teller.now,
                outdone.then_some(teller.now)
            ],
        )?;
        return Ok(Told { movement: id, operation, changed: true });
    };
    if !outdone && before.told_until <= teller.until {
        changed |= before.replaced;
        let recorded = before.replaced.then_some(teller.now);
        tx.execute(
            sql!("UPDATE treasury_operation SET journal = ?3, told_until = ?4, place = ?5, replaced_at = NULL, recorded_at = COALESCE(?6, recorded_at) WHERE body = ?1 AND id = ?2"),
            values![teller.body, before.id, teller.journal, teller.until.as_str(), place, recorded],
        )?;
    }
    Ok(Told { movement: id, operation: before.id, changed })
}

/// What a journal told before and, read anew, tells no more: operations by their movement.
pub fn untold(
    tx: &mut Tx,
    teller: &Teller,
    told: impl Fn(i64) -> bool,
) -> Result<BTreeMap<i64, Vec<i64>>, StoreError> {
    let rows = tx.numbers::<2>(
        sql!("SELECT id, movement FROM treasury_operation WHERE body = ?1 AND journal = ?2 AND replaced_at IS NULL"),
        values![teller.body, teller.journal],
    )?;
    let mut gone = BTreeMap::<i64, Vec<i64>>::new();
    for [id, movement] in rows.into_iter().filter(|[id, _]| !told(*id)) {
        gone.entry(movement).or_default().push(id);
    }
    Ok(gone)
}

/// What is told no more of a movement is replaced, and what is left of it settled in the same transaction: if the program
/// stopped in between, nobody would find it again.
pub fn forget(tx: &mut Tx, teller: &Teller, movement: i64, gone: &[i64]) -> Result<(), StoreError> {
    for operation in gone {
        replaced(tx, teller, *operation)?;
    }
    settle(tx, teller, movement)
}

fn replaced(tx: &mut Tx, teller: &Teller, operation: i64) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE treasury_operation SET replaced_at = ?3, recorded_at = ?3 WHERE body = ?1 AND id = ?2"),
        values![teller.body, operation, teller.now],
    )?;
    Ok(())
}

/// What came in, and where it stands, from the operations; a credit that was taken back pays no flow.
pub fn settle(tx: &mut Tx, teller: &Teller, movement: i64) -> Result<(), StoreError> {
    let mut all = known(tx, teller.body, movement)?;
    all.retain(|known| !known.replaced);
    let (operation, amount, day) = match (all.first(), all.last()) {
        // A cancellation may carry its amount as a negative one: what came in is the amount of the credit.
        (Some(first), Some(last)) => {
            (last.operation.as_str(), last.amount.saturating_abs(), Some(first.moved_on.as_str()))
        }
        _ => (Operation::Reversed.word(), 0, None),
    };
    let changed = tx.execute(
        sql!("UPDATE treasury_movement SET operation = ?3, amount = ?4, moved_on = COALESCE(?5, moved_on) WHERE body = ?1 AND id = ?2 AND (operation <> ?3 OR amount <> ?4 OR moved_on <> COALESCE(?5, moved_on))"),
        values![teller.body, movement, operation, amount, day],
    )?;
    if changed == 0 || operation != Operation::Reversed.word() {
        return Ok(());
    }
    match &teller.withdrawn {
        Some(Withdrawal { by, reason, .. }) if all.is_empty() => {
            reconcile::withdrawn(tx, teller.body, movement, (by, reason), teller.now)
        }
        _ => reconcile::reversed(tx, teller.body, movement, teller.now),
    }
}

/// The operations of a movement in their order. What a withdrawn journal was the last to tell gives way to any other.
fn known(tx: &mut Tx, body: i64, movement: i64) -> Result<Vec<Known>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT o.id, o.operation, o.amount, o.moved_on, o.journal, CASE WHEN j.withdrawn_at IS NULL THEN o.told_until ELSE '' END, o.replaced_at FROM treasury_operation o JOIN treasury_journal j ON j.body = o.body AND j.id = o.journal WHERE o.body = ?1 AND o.movement = ?2 ORDER BY o.moved_on, o.told_until, o.place, o.id"),
        values![body, movement],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Known {
                id: row.get(0)?,
                operation: row.get(1)?,
                amount: row.get(2)?,
                moved_on: row.get(3)?,
                journal: row.get(4)?,
                told_until: row.get(5)?,
                replaced: row.get::<Option<i64>>(6)?.is_some(),
            })
        })
        .collect()
}

fn row_of(tx: &mut Tx, teller: &Teller, key: &MovementKey, movement: &Movement) -> Result<i64, StoreError> {
    let (body, id) = (teller.body, tx.new_id());
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let written = tx.execute(
        sql!("INSERT INTO treasury_movement (body, id, abi, year, account, bolletta, operation, document, amount, moved_on, value_on, end_to_end, reference, customer, reason, bank_data, kept_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) ON CONFLICT DO NOTHING"),
        values![
            body,
            id,
            key.abi.as_str(),
            i64::from(key.year),
            key.account.as_str(),
            key.bolletta.as_str(),
            movement.operation.word(),
            movement.document.as_str(),
            movement.amount.0,
            movement.date.to_string(),
            movement.value_date.map(|day| day.to_string()),
            text(&movement.end_to_end),
            text(&movement.reference),
            text(&movement.customer),
            movement.reason.as_str(),
            text(&movement.bank_data),
            teller.now
        ],
    )?;
    if written == 1 {
        return Ok(id);
    }
    let row = tx.row(
        sql!("SELECT id FROM treasury_movement WHERE body = ?1 AND bolletta = ?2 AND abi = ?3 AND year = ?4 AND account = ?5"),
        values![body, key.bolletta.as_str(), key.abi.as_str(), i64::from(key.year), key.account.as_str()],
    )?;
    let row = row.ok_or_else(|| StoreError::Shape("a movement that is and is not there".into()))?;
    row.get(0)
}
