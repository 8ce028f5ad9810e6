//! Suspending help on site, and ending it early.

use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::SuspendError;
use crate::work::Lead;

/// Characters of a reason.
pub const REASON_MAX: usize = 300;
/// Suspensions of the page: the newest.
const SHOWN: i64 = 100;

/// In force in `[from, until)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    pub id: i64,
    pub from: Moment,
    pub until: Moment,
    pub reason: String,
    pub made_by: String,
    pub made_at: Moment,
    /// Who ended it before its time.
    pub ended_by: Option<String>,
}

#[derive(Clone, Debug)]
pub struct New {
    pub from: Moment,
    pub until: Moment,
    pub reason: String,
}

/// A reason as it is kept.
pub(super) fn reason(written: &str) -> Result<&str, SuspendError> {
    let reason = written.trim();
    let fits = !reason.is_empty() && reason.chars().count() <= REASON_MAX;
    if fits && !reason.chars().any(char::is_control) { Ok(reason) } else { Err(SuspendError::Reason) }
}

/// Suspends help on site; one that was to begin before now begins now, and the past stays as it was.
pub fn make(tx: &mut Tx, lead: &Lead, new: &New, now: Moment) -> Result<i64, SuspendError> {
    let from = new.from.max(now);
    if new.until <= from {
        return Err(SuspendError::When);
    }
    let reason = reason(&new.reason)?;
    if !between(tx, lead.body, (from, new.until))?.is_empty() {
        return Err(SuspendError::Overlaps);
    }
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO suspension (body, id, from_at, until_at, reason, made_by, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        ),
        values![lead.body, id, from, new.until, reason, lead.actor.0.as_str(), now],
    )?;
    let facts = serde_json::json!({ "from": from, "until": new.until });
    lead.note(tx, "suspension_made", id, facts, now)?;
    Ok(id)
}

/// Ends it now; one that has not begun never does.
pub fn end(tx: &mut Tx, lead: &Lead, id: i64, now: Moment) -> Result<(), SuspendError> {
    let done = tx.execute(
        sql!(
            "UPDATE suspension SET until_at = CASE WHEN from_at > ?3 THEN from_at ELSE ?3 END, ended_by = ?4 WHERE body = ?1 AND id = ?2 AND until_at > ?3 AND ended_by IS NULL"
        ),
        values![lead.body, id, now, lead.actor.0.as_str()],
    )?;
    if done == 0 {
        return Err(SuspendError::Unknown);
    }
    Ok(lead.note(tx, "suspension_ended", id, serde_json::json!({ "until": now }), now)?)
}

/// Those in force at some second of `[from, until)`, in the order of time.
pub fn between(
    tx: &mut Tx,
    body: i64,
    (from, until): (Moment, Moment),
) -> Result<Vec<Suspension>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, from_at, until_at, reason, made_by, made_at, ended_by FROM suspension WHERE body = ?1 AND until_at > ?2 AND from_at < ?3 AND until_at > from_at ORDER BY from_at"),
        values![body, from, until],
    )?;
    rows.iter().map(from_row).collect()
}

/// The newest, whatever became of them.
pub fn latest(tx: &mut Tx, body: i64) -> Result<Vec<Suspension>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, from_at, until_at, reason, made_by, made_at, ended_by FROM suspension WHERE body = ?1 ORDER BY id DESC LIMIT ?2"),
        values![body, SHOWN],
    )?;
    rows.iter().map(from_row).collect()
}

pub(super) fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Suspension>, StoreError> {
    let row = tx.row(
        sql!("SELECT id, from_at, until_at, reason, made_by, made_at, ended_by FROM suspension WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    row.as_ref().map(from_row).transpose()
}

fn from_row(row: &Row) -> Result<Suspension, StoreError> {
    Ok(Suspension {
        id: row.get(0)?,
        from: Moment(row.get(1)?),
        until: Moment(row.get(2)?),
        reason: row.get(3)?,
        made_by: row.get(4)?,
        made_at: Moment(row.get(5)?),
        ended_by: row.get(6)?,
    })
}
