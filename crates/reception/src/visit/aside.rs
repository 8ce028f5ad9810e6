//! Stepping aside for a while, and the call that somebody was called by last.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::undo::Place;

/// Keeps a visit out of every line until the person comes back or is taken up again.
pub fn set_aside(
    tx: &mut Tx,
    body: i64,
    visit: i64,
    why: &str,
    counter: i64,
    at: Moment,
) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO visit_pause (body, visit, why, counter, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (body, visit) DO UPDATE SET why = excluded.why, counter = excluded.counter, at = excluded.at"
        ),
        values![body, visit, why, counter, at],
    )?;
    Ok(())
}

/// Ends the pause of a visit; answers what it was, `None` when there was none.
pub fn back_from_aside(tx: &mut Tx, body: i64, visit: i64) -> Result<Option<Place>, StoreError> {
    let sql = sql!("SELECT why, counter, at FROM visit_pause WHERE body = ?1 AND visit = ?2");
    let Some(row) = tx.row(sql, values![body, visit])? else { return Ok(None) };
    tx.execute(sql!("DELETE FROM visit_pause WHERE body = ?1 AND visit = ?2"), values![body, visit])?;
    Ok(Some(Place::Aside { why: row.get(0)?, counter: row.get(1)?, at: row.get(2)? }))
}

/// A call of a visit.
#[derive(Clone, Copy, Debug)]
pub struct LastCall {
    pub id: i64,
    pub counter: i64,
    pub announced: Moment,
    pub ended: bool,
}

/// The newest call of a visit that was not withdrawn.
pub fn last_call(tx: &mut Tx, body: i64, visit: i64) -> Result<Option<LastCall>, StoreError> {
    let row = tx.row(
        sql!(
            "SELECT id, counter, announced_at, ended_at FROM call WHERE body = ?1 AND visit = ?2 AND (ending IS NULL OR ending <> 'undone') ORDER BY called_at DESC, id DESC LIMIT 1"
        ),
        values![body, visit],
    )?;
    row.map(|row| {
        let ended = row.get::<Option<i64>>(3)?.is_some();
        Ok(LastCall { id: row.get(0)?, counter: row.get(1)?, announced: Moment(row.get(2)?), ended })
    })
    .transpose()
}
