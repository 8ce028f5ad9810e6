//! Every change of state appends one event in its own transaction; all that is live derives from them.
//!
//! Events carry ids and facts, never names, contacts, fiscal codes or notes: erasing a person leaves
//! them intact. They are numbered densely per body, in commit order, and only numbered events reach
//! anybody: where one writer commits in order the number is drawn with the event, elsewhere the publisher
//! draws it after the commit.

mod publish;

pub use publish::{Feed, publish_pending, run_publisher};

use crate::clock::Moment;
use crate::store::{Migration, Row, StoreError, Tx};
use crate::{sql, values};

/// Who did it, as an opaque word: `staff:12`, `web`, `server`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor(pub String);

impl Actor {
    /// The program itself: what a night does, what a moment that comes does.
    pub fn server() -> Actor {
        Actor("server".into())
    }
    /// Somebody on the public pages, whoever it is.
    pub fn web() -> Actor {
        Actor("web".into())
    }
    /// A letter that came in.
    pub fn mail() -> Actor {
        Actor("mail".into())
    }
    /// Who signed in, or what was let in: a member of the staff, a device, a program.
    pub fn of(kind: &str, id: i64) -> Actor {
        Actor(format!("{kind}:{id}"))
    }
}

impl From<&str> for Actor {
    fn from(word: &str) -> Actor {
        Actor(word.to_owned())
    }
}

/// An event about to be appended.
#[derive(Clone, Debug)]
pub struct NewEvent<'a> {
    pub body: i64,
    /// The place within the body that screens group by (a site); 0 when none.
    pub place: i64,
    /// A past participle of the trade: `booked`, `called`.
    pub kind: &'a str,
    pub subject: i64,
    pub actor: &'a Actor,
    pub at: Moment,
    pub facts: serde_json::Value,
}

/// A committed and numbered event.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Event {
    pub body: i64,
    pub number: i64,
    pub place: i64,
    pub kind: String,
    pub subject: i64,
    pub actor: String,
    pub at: Moment,
    pub facts: serde_json::Value,
}

pub const MIGRATIONS: &[Migration] =
    &[Migration { module: "events", number: 1, text: include_str!("schema.sql") }];

/// Appends one event to the transaction.
pub fn append(tx: &mut Tx, event: NewEvent) -> Result<(), StoreError> {
    let id = tx.new_id();
    let number = if tx.commits_in_order() { Some(next_number(tx, event.body)?) } else { None };
    tx.execute(
        sql!(
            "INSERT INTO event (id, body, number, place, kind, subject, actor, at, facts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        ),
        values![
            id,
            event.body,
            number,
            event.place,
            event.kind,
            event.subject,
            event.actor.0.as_str(),
            event.at,
            event.facts.to_string()
        ],
    )?;
    tx.mark_appended();
    Ok(())
}

/// Numbered events of a body after `number`, oldest first.
pub fn after(tx: &mut Tx, body: i64, number: i64, limit: i64) -> Result<Vec<Event>, StoreError> {
    tx.rows(
        sql!(
            "SELECT body, number, place, kind, subject, actor, at, facts FROM event WHERE body = ?1 AND number > ?2 ORDER BY number LIMIT ?3"
        ),
        values![body, number, limit],
    )?
    .iter()
    .map(from_row)
    .collect()
}

/// Numbered events of a body within `[from, until)`, oldest first: the raw matter of statistics.
pub fn between(tx: &mut Tx, body: i64, from: Moment, until: Moment) -> Result<Vec<Event>, StoreError> {
    tx.rows(
        sql!(
            "SELECT body, number, place, kind, subject, actor, at, facts FROM event WHERE body = ?1 AND at >= ?2 AND at < ?3 AND number IS NOT NULL ORDER BY number"
        ),
        values![body, from, until],
    )?
    .iter()
    .map(from_row)
    .collect()
}

/// The number after the last one, taken by whoever calls.
fn next_number(tx: &mut Tx, body: i64) -> Result<i64, StoreError> {
    let row = tx.execute_returning(
        sql!(
            "INSERT INTO event_count (body, last) VALUES (?1, 1) ON CONFLICT (body) DO UPDATE SET last = event_count.last + 1 RETURNING last"
        ),
        values![body],
    )?;
    row.ok_or_else(|| StoreError::Shape("a count without an answer".into()))?.get(0)
}

/// The newest number of a body; 0 before its first event.
pub fn last_number(tx: &mut Tx, body: i64) -> Result<i64, StoreError> {
    let row = tx.row(sql!("SELECT last FROM event_count WHERE body = ?1"), values![body])?;
    row.map_or(Ok(0), |row| row.get(0))
}

fn from_row(row: &Row) -> Result<Event, StoreError> {
    let facts: String = row.get(7)?;
    Ok(Event {
        body: row.get(0)?,
        number: row.get(1)?,
        place: row.get(2)?,
        kind: row.get(3)?,
        subject: row.get(4)?,
        actor: row.get(5)?,
        at: Moment(row.get(6)?),
        facts: serde_json::from_str(&facts).map_err(|e| StoreError::Shape(e.to_string()))?,
    })
}
