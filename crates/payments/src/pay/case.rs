//! Money that is too much is a case: somebody proposes to give it back, somebody else decides. It is known by the
//! receipt, or by the id of the collection while a flow alone has told of it.

use pagopa::Cents;
use platform::events::{NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Surplus;
use crate::node;

pub(crate) struct TooMuch<'a> {
    pub receipt: &'a str,
    pub position: i64,
    /// Our part of it.
    pub amount: Cents,
    pub cause: Surplus,
}

/// Opens the case, once for each receipt: what is learned later changes its amount and its cause as long as nobody
/// has proposed anything, and what was found groundless before is open again.
pub(crate) fn open_case(tx: &mut Tx, body: i64, much: &TooMuch, now: Moment) -> Result<(), StoreError> {
    let TooMuch { receipt, position, amount, cause } = much;
    let id = tx.new_id();
    let mut fresh = tx.execute(
        sql!("INSERT INTO refund_case (body, id, receipt_id, position, amount, cause, opened_at, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '') ON CONFLICT DO NOTHING"),
        values![body, id, *receipt, *position, amount.0, cause.word(), now],
    )?;
    if fresh == 0 {
        tx.execute(
            sql!("UPDATE refund_case SET amount = ?4, cause = ?5 WHERE body = ?1 AND receipt_id = ?2 AND position = ?3 AND proposed_at IS NULL"),
            values![body, *receipt, *position, amount.0, cause.word()],
        )?;
        fresh = tx.execute(
            sql!("UPDATE refund_case SET groundless_at = NULL WHERE body = ?1 AND receipt_id = ?2 AND position = ?3 AND groundless_at IS NOT NULL"),
            values![body, *receipt, *position],
        )?;
    }
    if fresh == 0 {
        return Ok(());
    }
    let facts = serde_json::json!({ "position": position, "amount": amount.0, "cause": cause.word() });
    event(tx, body, receipt, ("refund-case-opened", facts), now)
}

/// The receipt is here whose money a flow had told under another id: the case goes on under the receipt's.
pub(crate) fn rename_case(tx: &mut Tx, body: i64, from: &str, to: &str) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE refund_case SET receipt_id = ?3 WHERE body = ?1 AND receipt_id = ?2 AND NOT EXISTS (SELECT 1 FROM refund_case o WHERE o.body = ?1 AND o.receipt_id = ?3)"),
        values![body, from, to],
    )?;
    Ok(())
}

/// The money was not too much after all: a case that nobody has touched is over.
pub(crate) fn groundless(tx: &mut Tx, body: i64, receipt: &str, now: Moment) -> Result<(), StoreError> {
    let over = tx.execute(
        sql!("UPDATE refund_case SET groundless_at = ?3 WHERE body = ?1 AND receipt_id = ?2 AND proposed_at IS NULL AND groundless_at IS NULL"),
        values![body, receipt, now],
    )?;
    if over == 0 {
        return Ok(());
    }
    event(tx, body, receipt, ("refund-groundless", serde_json::json!({})), now)
}

fn event(
    tx: &mut Tx,
    body: i64,
    receipt: &str,
    (kind, facts): (&str, serde_json::Value),
    at: Moment,
) -> Result<(), StoreError> {
    let row = tx.row(
        sql!("SELECT id FROM refund_case WHERE body = ?1 AND receipt_id = ?2"),
        values![body, receipt],
    )?;
    let subject = row.map_or(Ok(0), |row| row.get(0))?;
    let actor = node::platform();
    append(tx, NewEvent { body, place: 0, kind, subject, actor: &actor, at, facts })
}
