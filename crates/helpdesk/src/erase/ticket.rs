//! A ticket without its words: number, steps, clocks and vote stay as statistics.

use office::people;
use platform::events::{Actor, NewEvent, append};
use platform::files;
use platform::search::Index;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Counts, Scope, letter};
use crate::list::{INDEX, PUBLIC_INDEX};
use crate::ticket::by_id;

/// Stands where a subject was, so that lists still have something to be clicked.
pub const ERASED: &str = "—";

/// Erases all that people wrote in one ticket, and who they are where no other ticket needs it. Whether it may
/// be, its caller has asked.
pub fn ticket(
    tx: &mut Tx,
    body: i64,
    id: i64,
    scope: Scope,
    actor: &Actor,
    now: Moment,
) -> Result<Counts, StoreError> {
    let Some(ticket) = by_id(tx, body, id)? else { return Ok(Counts::default()) };
    let mut counts = Counts { tickets: 1, ..Counts::default() };
    let files =
        tx.numbers(sql!("SELECT file FROM ticket_file WHERE body = ?1 AND ticket = ?2"), values![body, id])?;
    for [file] in files {
        counts.files += i64::from(files::remove(tx, body, file)?);
    }
    tx.execute(sql!("DELETE FROM ticket_file WHERE body = ?1 AND ticket = ?2"), values![body, id])?;
    let letters =
        tx.numbers(sql!("SELECT id FROM letter WHERE body = ?1 AND ticket = ?2"), values![body, id])?;
    for [each] in letters {
        counts.letters += letter::with_its_ticket(tx, body, each, scope, now)?;
    }
    let gone =
        tx.execute(sql!("DELETE FROM ticket_message WHERE body = ?1 AND ticket = ?2"), values![body, id])?;
    counts.messages = gone as i64;
    for sql in [
        sql!("DELETE FROM letter_text WHERE body = ?1 AND ticket = ?2"),
        sql!("DELETE FROM letter_known_id WHERE body = ?1 AND ticket = ?2"),
        sql!("DELETE FROM letter_stranger WHERE body = ?1 AND ticket = ?2"),
        sql!("DELETE FROM letter_receipt WHERE body = ?1 AND ticket = ?2"),
        sql!("UPDATE ticket_vote SET words = '' WHERE body = ?1 AND ticket = ?2"),
        sql!("UPDATE suspension_exception SET reason = '' WHERE body = ?1 AND ticket = ?2"),
        sql!("DELETE FROM answer_draft WHERE body = ?1 AND ticket = ?2"),
        sql!("DELETE FROM ticket_watch WHERE body = ?1 AND ticket = ?2"),
        sql!("DELETE FROM alert WHERE body = ?1 AND ticket = ?2"),
    ] {
        tx.execute(sql, values![body, id])?;
    }
    let booked = tx.numbers(
        sql!("SELECT appointment FROM ticket_appointment WHERE body = ?1 AND ticket = ?2"),
        values![body, id],
    )?;
    for [each] in booked {
        counts.people += i64::from(agenda::appointment::forget(tx, body, each, now)?);
    }
    for scope in [INDEX, PUBLIC_INDEX] {
        Index { body, scope }.forget(tx, id)?;
    }
    tx.execute(
        sql!("UPDATE ticket SET subject = ?3, requester = NULL, beneficiary = NULL, erased_at = ?4, version = version + 1 WHERE body = ?1 AND id = ?2"),
        values![body, id, ERASED, now],
    )?;
    for person in [ticket.requester, ticket.beneficiary].into_iter().flatten() {
        if !is_needed(tx, body, person)? {
            counts.people += i64::from(people::erase(tx, body, person, now)?);
        }
    }
    let facts = serde_json::json!({ "counts": counts });
    append(tx, NewEvent { body, place: 0, kind: "ticket_erased", subject: id, actor, at: now, facts })?;
    Ok(counts)
}

/// Another ticket still knows the person by this entry: one that was split off.
fn is_needed(tx: &mut Tx, body: i64, person: i64) -> Result<bool, StoreError> {
    let asks = tx.row(
        sql!("SELECT 1 FROM ticket WHERE body = ?1 AND requester = ?2 LIMIT 1"),
        values![body, person],
    )?;
    let gains = tx.row(
        sql!("SELECT 1 FROM ticket WHERE body = ?1 AND beneficiary = ?2 LIMIT 1"),
        values![body, person],
    )?;
    Ok(asks.is_some() || gains.is_some())
}

/// One message of a ticket that stays, with its letter and files: of somebody who wrote into another's.
pub fn message(tx: &mut Tx, body: i64, (ticket, id): (i64, i64), now: Moment) -> Result<Counts, StoreError> {
    let mut counts = Counts::default();
    let files = tx.numbers(
        sql!("SELECT file FROM ticket_file WHERE body = ?1 AND ticket = ?2 AND message = ?3"),
        values![body, ticket, id],
    )?;
    for [file] in files {
        counts.files += i64::from(files::remove(tx, body, file)?);
    }
    let letters = tx.numbers(
        sql!("SELECT id FROM letter WHERE body = ?1 AND ticket = ?2 AND message = ?3"),
        values![body, ticket, id],
    )?;
    for [each] in letters {
        counts.letters += letter::with_its_ticket(tx, body, each, Scope::Person, now)?;
    }
    for sql in [
        sql!("DELETE FROM ticket_file WHERE body = ?1 AND ticket = ?2 AND message = ?3"),
        sql!("DELETE FROM letter_text WHERE body = ?1 AND ticket = ?2 AND message = ?3"),
        sql!("DELETE FROM letter_known_id WHERE body = ?1 AND ticket = ?2 AND message = ?3"),
        sql!("DELETE FROM letter_stranger WHERE body = ?1 AND ticket = ?2 AND message = ?3"),
        sql!("DELETE FROM letter_receipt WHERE body = ?1 AND ticket = ?2 AND message = ?3"),
    ] {
        tx.execute(sql, values![body, ticket, id])?;
    }
    let gone = tx.execute(
        sql!("DELETE FROM ticket_message WHERE body = ?1 AND ticket = ?2 AND id = ?3"),
        values![body, ticket, id],
    )?;
    counts.messages = gone as i64;
    Ok(counts)
}
