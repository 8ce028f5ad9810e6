//! Everything of a customer whose service has ended, a bounded batch at a time: a crash goes on where it was.

use office::Office;
use platform::Moment;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::record::reach;
use super::{Counts, EraseError, Erasure, Scope, begin, done, hold, letter, note, running, ticket};
use crate::open::terms::customer_of;
use crate::work::Lead;

/// Tickets of one transaction.
const BATCH: i64 = 25;
/// Letters set aside that one transaction looks at.
const LETTERS: i64 = 200;

/// What a batch has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Something may be left behind what the record has reached.
    More(Erasure),
    Done(Erasure),
}

/// Asks for it: the customer is served no more, nothing is open, nothing is held.
pub fn ask(tx: &mut Tx, lead: &Lead, customer: i64, now: Moment) -> Result<Erasure, EraseError> {
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
            counts.add(ticket(tx, office.id, *id, Scope::Customer, &actor, now)?);
        }
        note(tx, office.id, erasure.id, counts)?;
        reach(tx, &erasure, *last, erasure.letter_reached)?;
        return more(tx, office, customer);
    }
    if let Some(last) = set_aside(tx, office, &erasure, now)? {
        reach(tx, &erasure, erasure.reached, last)?;
        return more(tx, office, customer);
    }
    // The figure of a stop stays; what somebody wrote about it does not.
    tx.execute(
        sql!("UPDATE outage SET words = '' WHERE body = ?1 AND customer = ?2"),
        values![office.id, customer],
    )?;
    Ok(Progress::Done(done(tx, &erasure, &actor, now)?))
}

fn more(tx: &mut Tx, office: &Office, customer: i64) -> Result<Progress, EraseError> {
    Ok(Progress::More(running(tx, office.id, customer)?.ok_or(EraseError::Unknown)?))
}

/// Some of the letters that never became a request, of senders who are the customer's; answers the last that was
/// looked at, or nothing when there are no more.
fn set_aside(
    tx: &mut Tx,
    office: &Office,
    erasure: &Erasure,
    now: Moment,
) -> Result<Option<i64>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, sender FROM letter WHERE body = ?1 AND id > ?2 AND state = 'quarantined' ORDER BY id LIMIT ?3"),
        values![office.id, erasure.letter_reached, LETTERS],
    )?;
    let (mut last, mut counts) = (None, Counts::default());
    for row in &rows {
        let id: i64 = row.get(0)?;
        if customer_of(office, &row.get::<String>(1)?) == erasure.subject {
            letter(tx, office.id, id, now)?;
            counts.letters += 1;
        }
        last = Some(id);
    }
    note(tx, office.id, erasure.id, counts)?;
    Ok(last)
}
