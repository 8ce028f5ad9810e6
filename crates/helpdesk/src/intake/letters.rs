//! The rows: where every letter that ever arrived has ended.

use platform::events::{Actor, NewEvent, append};
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use crate::ticket::words::words;

/// Letters of one round.
const ROUND: i64 = 50;
/// Tries before somebody has to look.
const TRIES_MAX: i64 = 6;

words! {
    /// Where a letter stands.
    State { Pending = "pending", Applied = "applied", Dropped = "dropped", Quarantined = "quarantined" }
}

/// A letter that waits for its turn.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub body: i64,
    pub id: i64,
    pub certified: bool,
    pub content_key: String,
    pub raw: String,
    /// Not empty when it did not come whole.
    pub trouble: String,
    pub arrived_at: Moment,
}

/// Where a letter ends.
#[derive(Clone, Debug, Default)]
pub(super) struct Ending {
    pub state: &'static str,
    pub reason: String,
    pub kind: &'static str,
    pub content_key: String,
    pub sender: String,
    pub subject: String,
    pub excerpt: String,
    /// A charset was missing or false.
    pub doubtful: bool,
    /// What is known of a provider's signature; empty where there is none.
    pub signature: &'static str,
    pub ticket: Option<i64>,
    pub message: Option<i64>,
}

/// The oldest first, of all bodies.
pub(super) fn waiting(tx: &mut Tx, now: Moment) -> Result<Vec<Waiting>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT body, id, certified, content_key, raw, reason, arrived_at FROM letter WHERE state = 'pending' AND due <= ?1 ORDER BY due, id LIMIT ?2"),
        values![now, ROUND],
    )?;
    let read = |row: &Row| {
        Ok(Waiting {
            body: row.get(0)?,
            id: row.get(1)?,
            certified: row.get(2)?,
            content_key: row.get(3)?,
            raw: row.get(4)?,
            trouble: row.get(5)?,
            arrived_at: Moment(row.get(6)?),
        })
    };
    rows.iter().map(read).collect()
}

/// Whether nobody has been faster.
pub(super) fn waits(tx: &mut Tx, letter: &Waiting) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT 1 FROM letter WHERE body = ?1 AND id = ?2 AND state = 'pending'"),
        values![letter.body, letter.id],
    )?;
    Ok(row.is_some())
}

/// Writes where it ends; `false` when another worker was faster.
pub(super) fn settle(
    tx: &mut Tx,
    letter: &Waiting,
    ending: &Ending,
    now: Moment,
) -> Result<bool, StoreError> {
    let done = tx.execute(
        sql!(
            "UPDATE letter SET state = ?3, reason = ?4, kind = ?5, content_key = ?6, sender = ?7, subject = ?8, excerpt = ?9, ticket = ?10, message = ?11, settled_at = ?12, settled_by = 'server', doubtful = ?13, signature = ?14 WHERE body = ?1 AND id = ?2 AND state = 'pending'"
        ),
        values![
            letter.body,
            letter.id,
            ending.state,
            ending.reason.as_str(),
            ending.kind,
            ending.content_key.as_str(),
            ending.sender.as_str(),
            ending.subject.as_str(),
            ending.excerpt.as_str(),
            ending.ticket,
            ending.message,
            now,
            ending.doubtful,
            ending.signature
        ],
    )?;
    let kind = match ending.state {
        _ if done == 0 => return Ok(false),
        "quarantined" => "letter_quarantined",
        "dropped" => "letter_dropped",
        _ => return Ok(true),
    };
    tell(tx, letter.body, letter.id, (kind, &ending.reason), &Actor::server(), now)?;
    Ok(true)
}

/// Another time; after [`TRIES_MAX`] somebody has to look. The others do not wait for it.
pub(super) fn postpone(tx: &mut Tx, letter: &Waiting, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "UPDATE letter SET tries = tries + 1, due = ?3 + 10000 * (tries + 1) * (tries + 1), state = CASE WHEN tries + 1 >= ?4 THEN 'quarantined' ELSE state END, reason = CASE WHEN tries + 1 >= ?4 THEN 'failed' ELSE reason END WHERE body = ?1 AND id = ?2 AND state = 'pending'"
        ),
        values![letter.body, letter.id, now, TRIES_MAX],
    )?;
    Ok(())
}

/// Ticket and message, where a letter has any.
pub(super) type Home = (Option<i64>, Option<i64>);

/// Another letter with the same content that has found its end, with its ticket and message.
pub(super) fn twin(tx: &mut Tx, letter: &Waiting, key: &str) -> Result<Option<Home>, StoreError> {
    let row = tx.row(
        sql!("SELECT ticket, message FROM letter WHERE body = ?1 AND content_key = ?2 AND id <> ?3 AND state IN ('applied', 'quarantined') ORDER BY id LIMIT 1"),
        values![letter.body, key, letter.id],
    )?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

pub(super) fn tell(
    tx: &mut Tx,
    body: i64,
    id: i64,
    (kind, reason): (&'static str, &str),
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let facts = serde_json::json!({ "reason": reason });
    append(tx, NewEvent { body, place: 0, kind, subject: id, actor, at: now, facts })
}

/// One more of these; a count that nobody sees is a riddle.
pub(super) fn count(tx: &mut Tx, body: i64, what: &str) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO intake_count (body, what, count) VALUES (?1, ?2, 1) ON CONFLICT (body, what) DO UPDATE SET count = intake_count.count + 1"
        ),
        values![body, what],
    )?;
    Ok(())
}

/// All counts of a body, by name.
pub fn counts(tx: &mut Tx, body: i64) -> Result<Vec<(String, i64)>, StoreError> {
    let rows =
        tx.rows(sql!("SELECT what, count FROM intake_count WHERE body = ?1 ORDER BY what"), values![body])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}
