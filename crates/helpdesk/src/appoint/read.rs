//! Reading the appointments of a ticket and what was tried.

use platform::Moment;
use platform::store::{Row, StoreError, Tx};
use platform::{sql, values};

use super::{Outcome, Way};
use crate::ticket::Ticket;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointed {
    pub ticket: i64,
    /// In the agenda.
    pub appointment: i64,
    pub way: Way,
    /// The requester chose the time.
    pub chosen: bool,
    pub start: Moment,
    pub end: Moment,
    /// The exception by which a visit was booked into a suspension; 0 for none.
    pub exception: i64,
    pub tries: i64,
    /// Absent while it lives.
    pub outcome: Option<Outcome>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub appointment: i64,
    pub at: Moment,
    pub staff: i64,
    pub outcome: Outcome,
}

impl Appointed {
    pub fn is_live(&self) -> bool {
        self.outcome.is_none()
    }

    /// Its time is over, and nobody has tried.
    pub fn is_missed(&self, now: Moment) -> bool {
        self.is_live() && self.tries == 0 && self.end <= now
    }
}

/// Of a ticket and of those merged into it, the next or newest first.
pub fn of_ticket(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Appointed>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT ticket, appointment, way, chosen, start_at, end_at, exception, tries, outcome FROM ticket_appointment WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) ORDER BY start_at DESC, appointment DESC"),
        values![body, ticket],
    )?;
    rows.iter().map(from_row).collect()
}

/// Whether a ticket, or one merged into it, has a live one of this kind.
pub fn is_booked(tx: &mut Tx, ticket: &Ticket, way: Way) -> Result<bool, StoreError> {
    let kept = of_ticket(tx, ticket.body, ticket.id)?;
    Ok(kept.iter().any(|known| known.is_live() && known.way == way))
}

/// One of these; it keeps the ticket that it was made for, so that a merge can be undone.
pub fn one(
    tx: &mut Tx,
    body: i64,
    (ticket, appointment): (i64, i64),
) -> Result<Option<Appointed>, StoreError> {
    let row = tx.row(
        sql!("SELECT ticket, appointment, way, chosen, start_at, end_at, exception, tries, outcome FROM ticket_appointment WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) AND appointment = ?3"),
        values![body, ticket, appointment],
    )?;
    row.as_ref().map(from_row).transpose()
}

/// Live ones of a body that begin before `until`, in the order of time.
pub(super) fn live(tx: &mut Tx, body: i64, until: Moment, most: i64) -> Result<Vec<Appointed>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT ticket, appointment, way, chosen, start_at, end_at, exception, tries, outcome FROM ticket_appointment WHERE body = ?1 AND ended_at IS NULL AND start_at < ?2 ORDER BY start_at, appointment LIMIT ?3"),
        values![body, until, most],
    )?;
    rows.iter().map(from_row).collect()
}

pub fn attempts(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Attempt>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT appointment, at, staff, outcome FROM ticket_attempt WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) ORDER BY id"),
        values![body, ticket],
    )?;
    let read = |row: &Row| {
        let outcome: String = row.get(3)?;
        Ok(Attempt {
            appointment: row.get(0)?,
            at: Moment(row.get(1)?),
            staff: row.get(2)?,
            outcome: outcome.parse().map_err(|_| StoreError::Shape(outcome))?,
        })
    };
    rows.iter().map(read).collect()
}

fn from_row(row: &Row) -> Result<Appointed, StoreError> {
    let (way, outcome): (String, Option<String>) = (row.get(2)?, row.get(8)?);
    let outcome = outcome.map(|word| word.parse().map_err(|_| StoreError::Shape(word))).transpose()?;
    Ok(Appointed {
        ticket: row.get(0)?,
        appointment: row.get(1)?,
        way: way.parse().map_err(|_| StoreError::Shape(way))?,
        chosen: row.get(3)?,
        start: Moment(row.get(4)?),
        end: Moment(row.get(5)?),
        exception: row.get(6)?,
        tries: row.get(7)?,
        outcome,
    })
}
