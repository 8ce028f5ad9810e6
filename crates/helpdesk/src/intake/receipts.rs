//! Receipts of certified mail: what became of a message of ours, shown on that message and nowhere else.

use platform::Moment;
use platform::letter::{Receipt, ReceiptKind};
use platform::store::{Row, StoreError, Tx};
use platform::{sql, values};

use super::letters::{Ending, Waiting};
use super::sort::line;
use super::{Intake, place};

/// What a provider says of a message of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub message: i64,
    pub kind: String,
    pub at: Moment,
    pub reason: String,
    /// What is known of the provider's signature.
    pub signature: String,
}

pub(super) fn apply(
    tx: &mut Tx,
    intake: &Intake,
    waiting: &Waiting,
    receipt: &Receipt,
    ending: &mut Ending,
    now: Moment,
) -> Result<(), StoreError> {
    ending.kind = "receipt";
    let about = place::about(intake, waiting.body, receipt.about.as_deref());
    let Some(about) = about else {
        // About mail that somebody sent with another program.
        ending.reason = "receipt-foreign".into();
        return Ok(());
    };
    let facts = receipt.certificate.as_ref();
    let reason = facts.and_then(|facts| facts.error_details.clone().or(facts.error.clone()));
    let at = facts.map_or(now, |facts| facts.instant.into());
    let of = (waiting.id, about.subject, about.message);
    write(tx, waiting.body, of, (word(receipt.kind), reason.as_deref().unwrap_or("")), at)?;
    (ending.state, ending.ticket) = ("applied", Some(about.subject));
    Ok(())
}

/// No provider took it: there will be no receipt.
pub fn unsent(
    tx: &mut Tx,
    body: i64,
    (ticket, message): (i64, i64),
    reason: &str,
    now: Moment,
) -> Result<(), StoreError> {
    write(tx, body, (0, ticket, message), ("unsent", reason), now)
}

fn write(
    tx: &mut Tx,
    body: i64,
    (letter, ticket, message): (i64, i64, i64),
    (kind, reason): (&str, &str),
    at: Moment,
) -> Result<(), StoreError> {
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO letter_receipt (body, id, letter, ticket, message, kind, at, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        ),
        values![body, id, letter, ticket, message, kind, at, line(reason)],
    )?;
    Ok(())
}

fn word(kind: ReceiptKind) -> &'static str {
    match kind {
        ReceiptKind::Accepted => "accepted",
        ReceiptKind::Refused => "refused",
        ReceiptKind::TakenInCharge => "taken",
        ReceiptKind::Delivered => "delivered",
        ReceiptKind::NotDelivered => "not-delivered",
        ReceiptKind::Late => "late",
        ReceiptKind::Virus => "virus",
    }
}

/// Receipts on the messages of a ticket, oldest first.
pub fn of(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Shown>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT r.message, r.kind, r.at, r.reason, COALESCE((SELECT l.signature FROM letter l WHERE l.body = r.body AND l.id = r.letter), '') FROM letter_receipt r WHERE r.body = ?1 AND (r.ticket = ?2 OR r.ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) ORDER BY r.at, r.id"),
        values![body, ticket],
    )?;
    let read = |row: &Row| {
        let (message, kind, at) = (row.get(0)?, row.get(1)?, Moment(row.get(2)?));
        Ok(Shown { message, kind, at, reason: row.get(3)?, signature: row.get(4)? })
    };
    rows.iter().map(read).collect()
}
