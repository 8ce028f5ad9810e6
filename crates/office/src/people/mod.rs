//! People as the office knows them: as little as possible, apart from everything else, erasable.
//!
//! Names and contacts live only here. A fiscal code is never stored: only its keyed index, enough to
//! find somebody again by card and useless without the key.

pub mod mail;

use identity::{Email, FiscalCode, PersonName, Phone};
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

/// Who somebody says to be; every field has been parsed.
#[derive(Clone, Debug, Default)]
pub struct Someone {
    pub given_name: Option<PersonName>,
    pub family_name: Option<PersonName>,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub fiscal_code: Option<FiscalCode>,
}

impl Someone {
    pub fn is_nobody(&self) -> bool {
        self.given_name.is_none()
            && self.email.is_none()
            && self.phone.is_none()
            && self.fiscal_code.is_none()
    }
}

/// Keyed indexes by which a person is found again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indexes {
    pub code: Option<Vec<u8>>,
    pub mail: Option<Vec<u8>>,
}

pub fn code_index(key: &MasterKey, body: i64, code: &FiscalCode) -> Vec<u8> {
    key.keyed("fiscal-code", format!("{body}:{}", code.as_str()).as_bytes()).to_vec()
}

pub fn indexes(key: &MasterKey, body: i64, someone: &Someone) -> Indexes {
    let of = |purpose: &str, text: &str| key.keyed(purpose, format!("{body}:{text}").as_bytes()).to_vec();
    Indexes {
        code: someone.fiscal_code.as_ref().map(|code| code_index(key, body, code)),
        mail: someone.email.as_ref().map(|mail| of("mail", &mail.as_str().to_lowercase())),
    }
}

/// Writes a new person and answers the id.
pub fn add(
    tx: &mut Tx,
    body: i64,
    someone: &Someone,
    indexes: &Indexes,
    now: Moment,
) -> Result<i64, StoreError> {
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO person (body, id, given_name, family_name, email, phone, code_index, mail_index, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        ),
        values![
            body,
            id,
            someone.given_name.as_ref().map(|name| name.as_str()),
            someone.family_name.as_ref().map(|name| name.as_str()),
            someone.email.as_ref().map(|mail| mail.as_str()),
            someone.phone.as_ref().map(|phone| phone.as_e164()),
            indexes.code.clone(),
            indexes.mail.clone(),
            now
        ],
    )?;
    Ok(id)
}

/// Forgets who somebody is: the row stays as a number that leads nowhere. Answers whether there was anything.
pub fn erase(tx: &mut Tx, body: i64, person: i64, now: Moment) -> Result<bool, StoreError> {
    let done = tx.execute(
        sql!(
            "UPDATE person SET given_name = NULL, family_name = NULL, email = NULL, phone = NULL, code_index = NULL, mail_index = NULL, erased_at = ?3 WHERE body = ?1 AND id = ?2 AND erased_at IS NULL"
        ),
        values![body, person, now],
    )?;
    Ok(done == 1)
}

/// The keyed index of the address on file: who shares a mailbox, without the address.
pub fn mail_index(tx: &mut Tx, body: i64, person: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let row = tx.row(
        sql!("SELECT mail_index FROM person WHERE body = ?1 AND id = ?2 AND email IS NOT NULL"),
        values![body, person],
    )?;
    row.map_or(Ok(None), |row| row.get(0))
}

/// How somebody is addressed: what a work plan or a mail needs.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Mail to this address came back for good: no notice is sent, and whoever sees to it reaches them otherwise.
    pub mail_fails: bool,
}

pub fn contact(tx: &mut Tx, body: i64, person: i64) -> Result<Contact, StoreError> {
    let row = tx.row(
        sql!("SELECT given_name, family_name, email, phone, (SELECT t.hard FROM mail_trouble t WHERE t.body = person.body AND t.address = person.mail_index) FROM person WHERE body = ?1 AND id = ?2"),
        values![body, person],
    )?;
    let Some(row) = row else { return Ok(Contact::default()) };
    let (given, family): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
    let name = [given, family].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let hard: Option<bool> = row.get(4)?;
    let mail_fails = hard.unwrap_or(false);
    Ok(Contact { name, email: row.get(2)?, phone: row.get(3)?, mail_fails })
}
