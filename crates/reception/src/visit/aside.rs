//! Stepping aside for a while, and the call that somebody was called by last.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use serde::{Deserialize, Serialize};

/// A pause: why, set at which counter, since when.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Aside {
    pub why: String,
    pub counter: i64,
    pub at: Moment,
}

/// Keeps a visit out of every line until the person comes back or is taken up again.
pub fn set_aside(tx: &mut Tx, body: i64, visit: i64, aside: &Aside) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO visit_pause (body, visit, why, counter, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (body, visit) DO UPDATE SET why = excluded.why, counter = excluded.counter, at = excluded.at"
        ),
        values![body, visit, aside.why.as_str(), aside.counter, aside.at],
    )?;
    Ok(())
}

/// The pause of a visit, if it is in one.
pub fn aside_of(tx: &mut Tx, body: i64, visit: i64) -> Result<Option<Aside>, StoreError> {
    let sql = sql!("SELECT why, counter, at FROM visit_pause WHERE body = ?1 AND visit = ?2");
    let row = tx.row(sql, values![body, visit])?;
    row.map(|row| Ok(Aside { why: row.get(0)?, counter: row.get(1)?, at: Moment(row.get(2)?) })).transpose()
}

/// Ends the pause of a visit; false when it was in none.
pub fn end_aside(tx: &mut Tx, body: i64, visit: i64) -> Result<bool, StoreError> {
    let sql = sql!("DELETE FROM visit_pause WHERE body = ?1 AND visit = ?2");
    Ok(tx.execute(sql, values![body, visit])? == 1)
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
