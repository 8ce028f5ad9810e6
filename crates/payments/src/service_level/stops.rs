//! Times in which the endpoints did not answer: announced ones, and those that show as a gap.

use office::Office;
use platform::reason::{NoReason, Reason};
use platform::store::{Row, StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Moment, sql, values};

use crate::proof::{Joining, May};

/// The platform hears of a planned stop this long before.
pub const NOTICE_HOURS: i64 = 72;
/// What people read of it later.
pub type Why = Reason<200>;
/// Longest stop that is announced at once.
const STOP_HOURS_MAX: i64 = 36;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    pub id: i64,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub planned: bool,
    pub reason: String,
    pub actor: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StopError {
    /// The end is not after the beginning, or too far from it.
    Times,
    /// It begins in less than 72 hours.
    Notice,
    Reason(NoReason),
    /// No such stop, or one that has begun.
    Unknown,
    Store(StoreError),
}

impl From<StoreError> for StopError {
    fn from(error: StoreError) -> Self {
        StopError::Store(error)
    }
}

impl From<NoReason> for StopError {
    fn from(error: NoReason) -> Self {
        StopError::Reason(error)
    }
}

impl From<StopError> for Failed {
    fn from(error: StopError) -> Failed {
        match error {
            StopError::Times => Failed::bad(Sentence::new("level-error-times").with("hours", STOP_HOURS_MAX)),
            StopError::Notice => Failed::bad(Sentence::new("level-error-notice").with("hours", NOTICE_HOURS)),
            StopError::Reason(error) => error.into(),
            StopError::Unknown => Failed::not_found(),
            StopError::Store(error) => error.into(),
        }
    }
}

/// Announces a stop.
pub fn announce(
    tx: &mut Tx,
    office: &Office,
    admin: &May<Joining>,
    (from, until): (Moment, Moment),
    reason: &Why,
    now: Moment,
) -> Result<i64, StopError> {
    if until <= from || from.plus_s(STOP_HOURS_MAX * 3_600) < until {
        return Err(StopError::Times);
    }
    if from < now.plus_s(NOTICE_HOURS * 3_600) {
        return Err(StopError::Notice);
    }
    let id = write(tx, office.id, (from, until), true, reason.as_str(), &admin.actor.0)?;
    let facts = serde_json::json!({ "from": from, "until": until });
    admin.note(tx, "service-stop-announced", id, facts, now)?;
    Ok(id)
}

/// Takes an announced stop back before it begins.
pub fn withdraw(tx: &mut Tx, admin: &May<Joining>, id: i64, now: Moment) -> Result<(), StopError> {
    let gone = tx.execute(
        sql!("DELETE FROM service_stop WHERE body = ?1 AND id = ?2 AND planned = 1 AND starts_at > ?3"),
        values![admin.body, id, now],
    )?;
    if gone == 0 {
        return Err(StopError::Unknown);
    }
    Ok(admin.note(tx, "service-stop-withdrawn", id, serde_json::json!({}), now)?)
}

pub(super) fn write(
    tx: &mut Tx,
    body: i64,
    (from, until): (Moment, Moment),
    planned: bool,
    reason: &str,
    actor: &str,
) -> Result<i64, StoreError> {
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO service_stop (body, id, starts_at, ends_at, planned, reason, actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        ),
        values![body, id, from, until, i64::from(planned), reason, actor],
    )?;
    Ok(id)
}

/// Stops that touch a span of time, newest first.
pub fn stops(tx: &mut Tx, body: i64, from: Moment, until: Moment) -> Result<Vec<Stop>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT id, starts_at, ends_at, planned, reason, actor FROM service_stop WHERE body = ?1 AND ends_at > ?2 AND starts_at < ?3 ORDER BY starts_at DESC, id"
        ),
        values![body, from, until],
    )?;
    rows.iter().map(from_row).collect()
}

fn from_row(row: &Row) -> Result<Stop, StoreError> {
    Ok(Stop {
        id: row.get(0)?,
        starts_at: Moment(row.get(1)?),
        ends_at: Moment(row.get(2)?),
        planned: row.get::<i64>(3)? != 0,
        reason: row.get(4)?,
        actor: row.get(5)?,
    })
}
