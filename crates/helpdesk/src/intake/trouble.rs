//! Addresses that do not take our mail: by their keyed index, for whatever is written to them.

use identity::Email;
use office::{Office, people};
use platform::letter::Bounce;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Intake;
use super::place::{about, address_index};
use super::sort::line;

/// What is known of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Later attempts will fail as well: nothing is sent any more.
    pub hard: bool,
    /// As in RFC 3463: `5.1.1`.
    pub status: String,
    pub at: Moment,
    pub times: i64,
}

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
    tx.execute(
        sql!(
            "INSERT INTO mail_trouble (body, address, hard, status, at, times) VALUES (?1, ?2, ?3, ?4, ?5, 1) ON CONFLICT (body, address) DO UPDATE SET hard = excluded.hard, status = excluded.status, at = excluded.at, times = mail_trouble.times + 1"
        ),
        values![office.id, address, bounce.hard, line(bounce.status.as_deref().unwrap_or("")), now],
    )?;
    Ok(())
}

/// Who writes from it can be written to.
pub(super) fn forget(tx: &mut Tx, key: &MasterKey, body: i64, address: &Email) -> Result<(), StoreError> {
    let address = address_index(key, body, address);
    tx.execute(sql!("DELETE FROM mail_trouble WHERE body = ?1 AND address = ?2"), values![body, address])?;
    Ok(())
}

/// What is known of an address; nothing is good.
pub fn of(tx: &mut Tx, key: &MasterKey, body: i64, address: &str) -> Result<Option<Trouble>, StoreError> {
    let Ok(address) = Email::parse(address) else { return Ok(None) };
    let row = tx.row(
        sql!("SELECT hard, status, at, times FROM mail_trouble WHERE body = ?1 AND address = ?2"),
        values![body, address_index(key, body, &address)],
    )?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Trouble { hard: row.get(0)?, status: row.get(1)?, at: Moment(row.get(2)?), times: row.get(3)? }))
}

/// The requester's address is tried again.
pub(super) fn forget_of(tx: &mut Tx, key: &MasterKey, body: i64, ticket: i64) -> Result<(), StoreError> {
    let Some(person) = crate::ticket::by_id(tx, body, ticket)?.and_then(|ticket| ticket.requester) else {
        return Ok(());
    };
    match people::contact(tx, body, person)?.email.and_then(|mail| Email::parse(&mail).ok()) {
        Some(mail) => forget(tx, key, body, &mail),
        None => Ok(()),
    }
}
