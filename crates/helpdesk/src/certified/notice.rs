//! A formal notice: what another room has to say so that it counts.

use identity::Email;
use office::{Ctx, Office, people};
use platform::events::{Actor, NewEvent, append};
use platform::jobs::{self, NewJob};
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Moment, sql, values};

use super::{JOB, mailbox};

/// What is to be said, and to whom.
#[derive(Clone, Debug)]
pub struct Notice {
    /// A person, or a supplier or a customer of the office.
    pub recipient: i64,
    pub subject: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeError {
    /// The body has no certified mailbox: ordinary mail would prove nothing.
    NoMailbox,
    /// Nobody knows an address of the recipient.
    NoAddress,
    Store(StoreError),
}

impl From<StoreError> for NoticeError {
    fn from(error: StoreError) -> Self {
        NoticeError::Store(error)
    }
}

impl From<NoticeError> for Failed {
    fn from(error: NoticeError) -> Failed {
        match error {
            NoticeError::NoMailbox => Failed::conflict(Sentence::new("certified-error-mailbox")),
            NoticeError::NoAddress => Failed::conflict(Sentence::new("certified-error-address")),
            NoticeError::Store(error) => error.into(),
        }
    }
}

/// Asks for it in the transaction that makes it true; answers the id under which its receipts are found.
pub fn ask(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    notice: &Notice,
    actor: &Actor,
    now: Moment,
) -> Result<i64, NoticeError> {
    if mailbox(ctx, office).is_none() {
        return Err(NoticeError::NoMailbox);
    }
    if address(tx, office, notice.recipient)?.is_none() {
        return Err(NoticeError::NoAddress);
    }
    let (body, id) = (office.id, tx.new_id());
    tx.execute(
        sql!(
            "INSERT INTO formal_notice (body, id, recipient, subject, text, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        ),
        values![body, id, notice.recipient, notice.subject.as_str(), notice.text.as_str(), now],
    )?;
    let facts = serde_json::json!({});
    append(tx, NewEvent { body, place: 0, kind: "formal_notice", subject: id, actor, at: now, facts })?;
    let work = serde_json::json!({ "notice": id });
    jobs::ask(tx, NewJob { body, kind: JOB, dedup: id.to_string(), work, due: now })?;
    Ok(id)
}

pub(super) fn address(tx: &mut Tx, office: &Office, recipient: i64) -> Result<Option<String>, StoreError> {
    let supplier = office::by_id(&office.suppliers, recipient).map(|part| part.doc.mail.clone());
    let customer = office::by_id(&office.customers, recipient).map(|part| part.doc.certified_mail.clone());
    let known = match supplier.or(customer) {
        Some(mail) => Some(mail),
        None => people::contact(tx, office.id, recipient)?.email,
    };
    Ok(known.filter(|mail| Email::parse(mail).is_ok()))
}

pub(super) fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Notice>, StoreError> {
    let row = tx.row(
        sql!("SELECT recipient, subject, text FROM formal_notice WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Notice { recipient: row.get(0)?, subject: row.get(1)?, text: row.get(2)? }))
}
