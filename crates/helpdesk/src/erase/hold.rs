//! A legal hold: somebody will be asked for it, so nothing of it is erased until the hold is lifted.

use office::Office;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::EraseError;
use crate::ticket::words::words;
use crate::ticket::{Ticket, by_id};
use crate::work::Lead;

/// Longest reason, characters.
pub const REASON_MAX: usize = 300;

words! {
    /// On what a hold stands.
    What { Ticket = "ticket", Customer = "customer" }
}

/// A hold that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    pub id: i64,
    pub what: What,
    pub subject: i64,
    pub reason: String,
    pub at: Moment,
    pub actor: String,
}

pub fn place(
    tx: &mut Tx,
    office: &Office,
    lead: &Lead,
    (what, subject): (What, i64),
    reason: &str,
    now: Moment,
) -> Result<i64, EraseError> {
    let known = match what {
        What::Ticket => by_id(tx, lead.body, subject)?.is_some(),
        What::Customer => office::by_id(&office.customers, subject).is_some(),
    };
    if !known {
        return Err(EraseError::Unknown);
    }
    if reason.trim().is_empty() {
        return Err(EraseError::Reason);
    }
    let id = tx.new_id();
    let new = tx.execute(
        sql!("INSERT INTO legal_hold (body, id, what, subject, reason, at, actor, lifted_at, lifted_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, '') ON CONFLICT DO NOTHING"),
        values![lead.body, id, what.word(), subject, reason.trim(), now, lead.actor.0.as_str()],
    )?;
    if new == 0 {
        return Err(EraseError::Stands);
    }
    lead.note(tx, "hold_placed", id, serde_json::json!({ "what": what, "subject": subject }), now)?;
    Ok(id)
}

pub fn lift(tx: &mut Tx, lead: &Lead, id: i64, now: Moment) -> Result<(), EraseError> {
    let done = tx.execute(
        sql!("UPDATE legal_hold SET lifted_at = ?3, lifted_by = ?4 WHERE body = ?1 AND id = ?2 AND lifted_at IS NULL"),
        values![lead.body, id, now, lead.actor.0.as_str()],
    )?;
    if done == 0 {
        return Err(EraseError::Unknown);
    }
    Ok(lead.note(tx, "hold_lifted", id, serde_json::json!({}), now)?)
}

/// All that stand, the newest first.
pub fn standing(tx: &mut Tx, body: i64) -> Result<Vec<Hold>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, what, subject, reason, at, actor FROM legal_hold WHERE body = ?1 AND lifted_at IS NULL ORDER BY id DESC"),
        values![body],
    )?;
    let read = |row: &Row| {
        let what: String = row.get(1)?;
        Ok(Hold {
            id: row.get(0)?,
            what: what.parse().map_err(|_| StoreError::Shape(what))?,
            subject: row.get(2)?,
            reason: row.get(3)?,
            at: Moment(row.get(4)?),
            actor: row.get(5)?,
        })
    };
    rows.iter().map(read).collect()
}

/// The customers on which one stands.
pub fn customers(tx: &mut Tx, body: i64) -> Result<Vec<i64>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT subject FROM legal_hold WHERE body = ?1 AND what = 'customer' AND lifted_at IS NULL"),
        values![body],
    )?;
    Ok(rows.into_iter().map(|[customer]| customer).collect())
}

/// On the ticket, on the one it was merged into, or on its customer.
pub fn on_ticket(tx: &mut Tx, ticket: &Ticket) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT 1 FROM legal_hold WHERE body = ?1 AND lifted_at IS NULL AND ((what = 'ticket' AND subject IN (?2, ?3)) OR (what = 'customer' AND subject = ?4)) LIMIT 1"),
        values![ticket.body, ticket.id, ticket.merged_into.unwrap_or(ticket.id), ticket.customer],
    )?;
    Ok(row.is_some())
}

/// On the customer, or on any of its tickets.
pub fn on_customer(tx: &mut Tx, body: i64, customer: i64) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT 1 FROM legal_hold h WHERE h.body = ?1 AND h.lifted_at IS NULL AND ((h.what = 'customer' AND h.subject = ?2) OR (h.what = 'ticket' AND EXISTS (SELECT 1 FROM ticket t WHERE t.body = h.body AND t.id = h.subject AND t.customer = ?2))) LIMIT 1"),
        values![body, customer],
    )?;
    Ok(row.is_some())
}
