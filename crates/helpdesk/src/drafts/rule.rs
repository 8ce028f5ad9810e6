//! Keeping drafts, and letting go of them.

use platform::store::{StoreError, Tx};
use platform::written::tidy;
use platform::{Moment, sql, values};

use crate::open::TEXT_MAX;
use crate::ticket::by_id;
use crate::work::{AtDesk, WorkError};

/// What somebody had written so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub text: String,
    /// The version of the ticket that its author saw.
    pub seen: i64,
    pub at: Moment,
}

/// One's own draft for a ticket.
pub fn of(tx: &mut Tx, desk: &AtDesk, ticket: i64) -> Result<Option<Draft>, StoreError> {
    let row = tx.row(
        sql!("SELECT text, seen, at FROM answer_draft WHERE body = ?1 AND ticket = ?2 AND staff = ?3"),
        values![desk.body, ticket, desk.staff],
    )?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Draft { text: row.get(0)?, seen: row.get(1)?, at: Moment(row.get(2)?) }))
}

/// Keeps what is written so far in the place of what was; nothing written lets the draft go. What is longer
/// than a message may be is cut there: the form holds no more either.
pub fn keep(
    tx: &mut Tx,
    desk: &AtDesk,
    (ticket, seen): (i64, i64),
    written: &str,
    now: Moment,
) -> Result<(), WorkError> {
    by_id(tx, desk.body, ticket)?.ok_or(WorkError::Unknown)?;
    let text: String = tidy(written).chars().take(TEXT_MAX).collect();
    if text.trim().is_empty() {
        return Ok(let_go(tx, desk, ticket)?);
    }
    tx.execute(
        sql!("INSERT INTO answer_draft (body, ticket, staff, text, seen, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (body, ticket, staff) DO UPDATE SET text = excluded.text, seen = excluded.seen, at = excluded.at"),
        values![desk.body, ticket, desk.staff, text, seen, now],
    )?;
    Ok(())
}

/// Sent, or thrown away.
pub fn let_go(tx: &mut Tx, desk: &AtDesk, ticket: i64) -> Result<(), StoreError> {
    tx.execute(
        sql!("DELETE FROM answer_draft WHERE body = ?1 AND ticket = ?2 AND staff = ?3"),
        values![desk.body, ticket, desk.staff],
    )?;
    Ok(())
}
