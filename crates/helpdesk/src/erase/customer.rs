//! Everything of a customer whose service has ended, a bounded batch at a time: a crash goes on where it was.

use office::Office;
use platform::Moment;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::{Counts, EraseError, Erasure, Scope, begin, done, hold, letter, note, running, ticket};
use crate::digital::LeadsDesk;
use crate::open::terms::customer_of;

/// Tickets of one transaction.
const BATCH: i64 = 25;
/// Letters set aside that one transaction looks at.
const LETTERS: i64 = 500;

/// What a batch has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    More,
    Done(Erasure),
}

/// Asks for it: the customer is served no more, nothing is open, nothing is held.
pub fn ask(tx: &mut Tx, lead: &LeadsDesk, customer: i64, now: Moment) -> Result<Erasure, EraseError> {
    if !office::customers::ended(tx, lead.body, customer, now)? {
        return Err(EraseError::Served);
    }
    may(tx, lead.body, customer)?;
    Ok(begin(tx, lead.body, (Scope::Customer, customer), "", &lead.actor, now)?)
}

fn may(tx: &mut Tx, body: i64, customer: i64) -> Result<(), EraseError> {
    if hold::on_customer(tx, body, customer)? {
        return Err(EraseError::Held);
    }
    let open = tx.numbers(
        sql!("SELECT COUNT(*) FROM ticket WHERE body = ?1 AND customer = ?2 AND open = 1"),
        values![body, customer],
    )?;
    match open.first() {
        Some([count]) if *count > 0 => Err(EraseError::StillOpen(*count)),
        _ => Ok(()),
    }
}

/// The next batch. Whether it may still be done is asked anew each time.
pub fn batch(tx: &mut Tx, office: &Office, customer: i64, now: Moment) -> Result<Progress, EraseError> {
    let Some(erasure) = running(tx, office.id, customer)? else { return Err(EraseError::Unknown) };
    may(tx, office.id, customer)?;
    let actor = Actor(erasure.actor.clone());
    let next = tx.numbers(
        sql!("SELECT id FROM ticket WHERE body = ?1 AND customer = ?2 AND id > ?3 AND erased_at IS NULL ORDER BY id LIMIT ?4"),
        values![office.id, customer, erasure.reached, BATCH],
    )?;
    if let Some([last]) = next.last() {
        let mut counts = Counts::default();
        for [id] in &next {
            counts.add(ticket(tx, office.id, *id, &actor, now)?);
        }
        note(tx, office.id, erasure.id, *last, counts)?;
        return Ok(Progress::More);
    }
    let letters = set_aside(tx, office, customer, now)?;
    note(tx, office.id, erasure.id, erasure.reached, Counts { letters, ..Counts::default() })?;
    // The figure of a stop stays; what somebody wrote about it does not.
    tx.execute(
        sql!("UPDATE outage SET words = '' WHERE body = ?1 AND customer = ?2"),
        values![office.id, customer],
    )?;
    Ok(Progress::Done(done(tx, &erasure, &actor, now)?))
}

/// Letters that never became a request, of senders who are the customer's.
fn set_aside(tx: &mut Tx, office: &Office, customer: i64, now: Moment) -> Result<i64, StoreError> {
    let (mut after, mut gone) = (0, 0);
    loop {
        let rows = tx.rows(
            sql!("SELECT id, sender FROM letter WHERE body = ?1 AND id > ?2 AND state = 'quarantined' ORDER BY id LIMIT ?3"),
            values![office.id, after, LETTERS],
        )?;
        for row in &rows {
            after = row.get(0)?;
            if customer_of(office, &row.get::<String>(1)?) == customer {
                letter(tx, office.id, after, now)?;
                gone += 1;
            }
        }
        if (rows.len() as i64) < LETTERS {
            return Ok(gone);
        }
    }
}
