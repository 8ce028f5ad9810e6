//! Mails of ours that came back.

use identity::Email;
use office::people::mail::{address_index, came_back, works_again};
use office::{Office, people};
use platform::Moment;
use platform::letter::Bounce;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};

use super::Intake;
use super::place::about;
use super::sort::line;

/// Only a report about a mail of ours counts, and only for the person it went to: otherwise anybody could
/// silence anybody.
pub(super) fn note(
    tx: &mut Tx,
    intake: &Intake,
    office: &Office,
    bounce: &Bounce,
    now: Moment,
) -> Result<(), StoreError> {
    let Some(about) = about(intake, office.id, bounce.original_message_id.as_deref()) else { return Ok(()) };
    let outside = office::by_id(&office.suppliers, about.recipient);
    let address = match outside.and_then(|part| Email::parse(&part.doc.mail).ok()) {
        Some(mail) => Some(address_index(&intake.ctx.key, office.id, &mail)),
        None => people::mail_index(tx, office.id, about.recipient)?,
    };
    let Some(address) = address else { return Ok(()) };
    let status = line(bounce.status.as_deref().unwrap_or(""));
    came_back(tx, office.id, address, (bounce.hard, &status), now)
}

/// The requester's address is tried again.
pub(super) fn forget_of(tx: &mut Tx, key: &MasterKey, body: i64, ticket: i64) -> Result<(), StoreError> {
    let Some(person) = crate::ticket::by_id(tx, body, ticket)?.and_then(|ticket| ticket.requester) else {
        return Ok(());
    };
    match people::contact(tx, body, person)?.email.and_then(|mail| Email::parse(&mail).ok()) {
        Some(mail) => works_again(tx, key, body, &mail),
        None => Ok(()),
    }
}
