//! Explanations in force, as the bench lists them.

use jiff::civil::Date;
use office::Office;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::Kind;

/// Explanations listed at once.
const SHOWN: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    pub movement: i64,
    pub amount: i64,
    pub moved_on: String,
    pub text: String,
    pub kind: Kind,
    pub reason: String,
    pub by: String,
    pub at: Moment,
    /// How many payments it is, and the position of one of them.
    pub payments: i64,
    pub position: Option<i64>,
}

/// Of credits of these days, and those said in these days: the newest first; and whether there are more.
pub fn explained(
    tx: &mut Tx,
    office: &Office,
    (from, until): (Date, Date),
) -> Result<(Vec<Explained>, bool), StoreError> {
    let at = |day: Date| office.begin_of(day).unwrap_or(Moment(i64::MAX));
    let after = until.tomorrow().map_or(Moment(i64::MAX), at);
    let rows = tx.rows(
        sql!("SELECT e.movement, m.amount, m.moved_on, m.reason, e.kind, e.reason, e.by_whom, e.at, (SELECT COUNT(*) FROM explained_payment t WHERE t.body = e.body AND t.explanation = e.id), (SELECT MIN(t.position) FROM explained_payment t WHERE t.body = e.body AND t.explanation = e.id) FROM credit_explanation e JOIN treasury_movement m ON m.body = e.body AND m.id = e.movement WHERE e.body = ?1 AND e.ended_at IS NULL AND e.id IN (SELECT a.id FROM treasury_movement c JOIN credit_explanation a ON a.body = c.body AND a.movement = c.id WHERE c.body = ?1 AND c.moved_on >= ?2 AND c.moved_on <= ?3 UNION SELECT s.id FROM credit_explanation s WHERE s.body = ?1 AND s.at >= ?4 AND s.at < ?5) ORDER BY e.at DESC, e.id LIMIT ?6"),
        values![office.id, from.to_string(), until.to_string(), at(from), after, SHOWN as i64 + 1],
    )?;
    let shown = rows.iter().take(SHOWN).map(explanation).collect::<Result<_, StoreError>>()?;
    Ok((shown, rows.len() > SHOWN))
}

fn explanation(row: &Row) -> Result<Explained, StoreError> {
    let kind: String = row.get(4)?;
    Ok(Explained {
        movement: row.get(0)?,
        amount: row.get(1)?,
        moved_on: row.get(2)?,
        text: row.get(3)?,
        kind: Kind::parse(&kind).unwrap_or(Kind::Other),
        reason: row.get(5)?,
        by: row.get(6)?,
        at: Moment(row.get(7)?),
        payments: row.get(8)?,
        position: row.get(9)?,
    })
}
