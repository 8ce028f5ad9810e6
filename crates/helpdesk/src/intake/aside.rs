//! Letters that were set aside, and what the staff do with them.

use platform::events::Actor;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::letters::tell;

/// Letters of a page.
const PAGE: i64 = 100;

/// A letter as the staff see it.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub id: i64,
    pub mailbox: String,
    pub file: Option<i64>,
    pub arrived_at: Moment,
    pub reason: String,
    pub sender: String,
    pub subject: String,
    pub excerpt: String,
}

pub(super) fn quarantined(tx: &mut Tx, body: i64) -> Result<Vec<Seen>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, mailbox, file, arrived_at, reason, sender, subject, excerpt FROM letter WHERE body = ?1 AND state = 'quarantined' ORDER BY id LIMIT ?2"),
        values![body, PAGE],
    )?;
    let read = |row: &Row| {
        Ok(Seen {
            id: row.get(0)?,
            mailbox: row.get(1)?,
            file: row.get(2)?,
            arrived_at: Moment(row.get(3)?),
            reason: row.get(4)?,
            sender: row.get(5)?,
            subject: row.get(6)?,
            excerpt: row.get(7)?,
        })
    };
    rows.iter().map(read).collect()
}

/// The file of the raw letter.
pub(super) fn raw(tx: &mut Tx, body: i64, id: i64) -> Result<Option<i64>, StoreError> {
    let row = tx.row(sql!("SELECT file FROM letter WHERE body = ?1 AND id = ?2"), values![body, id])?;
    row.map_or(Ok(None), |row| row.get(0))
}

/// Back into the queue, as if it had just arrived; `false` when it is not in quarantine.
pub(super) fn retry(tx: &mut Tx, body: i64, id: i64, actor: &Actor, now: Moment) -> Result<bool, StoreError> {
    let done = tx.execute(
        sql!(
            "UPDATE letter SET state = 'pending', tries = 0, due = ?3, reason = CASE WHEN reason = 'too-large' THEN reason ELSE '' END WHERE body = ?1 AND id = ?2 AND state = 'quarantined' AND file IS NOT NULL"
        ),
        values![body, id, now],
    )?;
    if done == 1 {
        tell(tx, body, id, ("letter_retried", ""), actor, now)?;
    }
    Ok(done == 1)
}

/// Set aside by hand, with the reason; the raw letter stays.
pub(super) fn drop_by_hand(
    tx: &mut Tx,
    (body, id): (i64, i64),
    note: &str,
    actor: &Actor,
    now: Moment,
) -> Result<bool, StoreError> {
    let done = tx.execute(
        sql!(
            "UPDATE letter SET state = 'dropped', settled_at = ?3, settled_by = ?4, note = ?5 WHERE body = ?1 AND id = ?2 AND state = 'quarantined'"
        ),
        values![body, id, now, actor.0.as_str(), note],
    )?;
    if done == 1 {
        tell(tx, body, id, ("letter_dropped", "by-hand"), actor, now)?;
    }
    Ok(done == 1)
}
