//! Addresses that do not take our mail: by their keyed index, for whatever is written to them, by whomever.

use identity::Email;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Someone, indexes};

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

/// The keyed index of an address: who it is, without saying it.
pub fn address_index(key: &MasterKey, body: i64, address: &Email) -> Vec<u8> {
    let someone = Someone { email: Some(address.clone()), ..Someone::default() };
    indexes(key, body, &someone).mail.unwrap_or_default()
}

/// A mail to this address came back.
pub fn came_back(
    tx: &mut Tx,
    body: i64,
    address: Vec<u8>,
    (hard, status): (bool, &str),
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO mail_trouble (body, address, hard, status, at, times) VALUES (?1, ?2, ?3, ?4, ?5, 1) ON CONFLICT (body, address) DO UPDATE SET hard = excluded.hard, status = excluded.status, at = excluded.at, times = mail_trouble.times + 1"
        ),
        values![body, address, hard, status, now],
    )?;
    Ok(())
}

/// Who writes from it can be written to.
pub fn works_again(tx: &mut Tx, key: &MasterKey, body: i64, address: &Email) -> Result<(), StoreError> {
    let address = address_index(key, body, address);
    tx.execute(sql!("DELETE FROM mail_trouble WHERE body = ?1 AND address = ?2"), values![body, address])?;
    Ok(())
}

/// What is known of an address; nothing is good.
pub fn trouble_of(
    tx: &mut Tx,
    key: &MasterKey,
    body: i64,
    address: &str,
) -> Result<Option<Trouble>, StoreError> {
    let Ok(address) = Email::parse(address) else { return Ok(None) };
    let row = tx.row(
        sql!("SELECT hard, status, at, times FROM mail_trouble WHERE body = ?1 AND address = ?2"),
        values![body, address_index(key, body, &address)],
    )?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Trouble { hard: row.get(0)?, status: row.get(1)?, at: Moment(row.get(2)?), times: row.get(3)? }))
}
