//! What no try can file is put aside by somebody who says why, and stands there for the others to read.

use platform::reason::Reason;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::again::InboxError;
use super::inbox::DIFFERS;
use super::unread::UNREAD;
use crate::proof::{Accounting, May};

/// Receipts of the list.
const SHOWN: i64 = 20;

/// A receipt that somebody put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aside {
    pub receipt: String,
    pub at: Moment,
    pub by: String,
    pub reason: String,
    /// It was odd, and he took it as good.
    pub taken: bool,
}

/// What it was that somebody puts aside, and what became of it: it may be money.
pub type Why = Reason<200>;

/// Somebody has looked at what no try can file, and says what it was; it stays kept, and waits no more.
pub fn seen(
    tx: &mut Tx,
    clerk: &May<Accounting>,
    name: &str,
    why: &Why,
    now: Moment,
) -> Result<(), InboxError> {
    let done = tx.execute(
        sql!("UPDATE receipt_inbox SET filed_at = ?3, seen_by = ?6, seen_reason = ?7 WHERE body = ?1 AND receipt_id = ?2 AND filed_at IS NULL AND (trouble = ?4 OR trouble LIKE 'odd-%' OR version = ?5)"),
        values![clerk.body, name, now, DIFFERS, UNREAD, clerk.actor.0.as_str(), why.as_str()],
    )?;
    if done == 0 {
        return Err(InboxError::Still);
    }
    Ok(clerk.note(tx, "receipt-seen", 0, serde_json::json!({}), now)?)
}

/// The last ones put aside, the newest first.
pub(super) fn last(tx: &mut Tx, body: i64) -> Result<Vec<Aside>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT receipt_id, filed_at, seen_by, seen_reason, trouble FROM receipt_inbox WHERE body = ?1 AND seen_by IS NOT NULL ORDER BY filed_at DESC, receipt_id LIMIT ?2"),
        values![body, SHOWN],
    )?;
    let read = |row: &Row| {
        let taken = row.get::<Option<String>>(4)?.is_none();
        let (receipt, at) = (row.get(0)?, Moment(row.get(1)?));
        Ok(Aside { receipt, at, by: row.get(2)?, reason: row.get(3)?, taken })
    };
    rows.iter().map(read).collect()
}
