//! Erasing a person: its requests whole, its traces in those of others.

use office::{Office, people};
use platform::secrets::MasterKey;
use platform::store::Tx;
use platform::written::{cut, line};
use platform::{Moment, sql, values};

use super::{Who, find};
use crate::erase::{self, Counts, EraseError, Erasure, Scope};
use crate::work::Lead;

/// Requests of one person that one transaction takes, and messages and letters; whoever has more is erased again.
pub const TICKETS_MAX: i64 = 200;

/// All or nothing, within one transaction: nothing of it is open, nothing is held, and there is a reason.
pub fn erase(
    tx: &mut Tx,
    key: &MasterKey,
    (office, lead): (&Office, &Lead),
    who: &Who,
    reason: &str,
    now: Moment,
) -> Result<Erasure, EraseError> {
    let reason = cut(&line(reason), erase::hold::REASON_MAX);
    if reason.is_empty() {
        return Err(EraseError::Reason);
    }
    let found = find(tx, key, office, who, TICKETS_MAX)?;
    if found.is_nothing() {
        return Err(EraseError::Unknown);
    }
    let only_letters = found.tickets().is_empty() && found.strange.is_empty();
    if !found.held.is_empty() || found.letters_held && only_letters {
        return Err(EraseError::Held);
    }
    if found.open() > 0 {
        return Err(EraseError::StillOpen(found.open() as i64));
    }
    let record = erase::begin(tx, lead.body, (Scope::Person, 0), &reason, &lead.actor, now)?;
    let mut counts = Counts::default();
    for ticket in &found.asked {
        counts.add(erase::ticket(tx, lead.body, ticket.id, Scope::Person, &lead.actor, now)?);
    }
    for ticket in &found.for_whom {
        tx.execute(
            sql!("UPDATE ticket SET beneficiary = NULL, version = version + 1 WHERE body = ?1 AND id = ?2"),
            values![lead.body, ticket.id],
        )?;
        if let Some(person) = ticket.beneficiary {
            counts.people += i64::from(people::erase(tx, lead.body, person, now)?);
        }
    }
    for (ticket, message) in &found.strange {
        counts.add(erase::message(tx, lead.body, (*ticket, *message), now)?);
    }
    for letter in found.letters.iter().filter(|_| !found.letters_held) {
        erase::letter(tx, lead.body, *letter, now)?;
        counts.letters += 1;
    }
    if let Some(address) = found.address {
        for sql in [
            sql!("DELETE FROM mail_trouble WHERE body = ?1 AND address = ?2"),
            sql!("DELETE FROM answer_brake WHERE body = ?1 AND address = ?2"),
        ] {
            tx.execute(sql, values![lead.body, address.clone()])?;
        }
    }
    erase::note(tx, lead.body, record.id, counts)?;
    Ok(erase::done(tx, &record, &lead.actor, now)?)
}
