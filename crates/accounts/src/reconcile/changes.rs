//! Whether anything changed that decides which flow a credit is: flows in force, credits, joins by hand. Matching is
//! worked out beside the writer; what it found is written as long as nothing of that has changed meanwhile.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::reckon;

/// A count of changes.
pub(super) type Changes = i64;

/// Said by every transaction that changes what matching looks at.
pub(crate) fn changed(tx: &mut Tx, body: i64) -> Result<(), StoreError> {
    tx.execute(
        sql!("INSERT INTO matching (body, changes, matched) VALUES (?1, 1, 0) ON CONFLICT (body) DO UPDATE SET changes = matching.changes + 1"),
        values![body],
    )?;
    Ok(())
}

/// Said by whoever decides something by hand: what it leaves to other credits is asked for.
pub(crate) fn decided(tx: &mut Tx, body: i64, now: Moment) -> Result<(), StoreError> {
    changed(tx, body)?;
    reckon::ask(tx, body, now)
}

/// The count now; nothing where all of it was matched.
pub(super) fn unmatched(tx: &mut Tx, body: i64) -> Result<Option<Changes>, StoreError> {
    let row =
        tx.row(sql!("SELECT changes FROM matching WHERE body = ?1 AND changes <> matched"), values![body])?;
    row.map(|row| row.get(0)).transpose()
}

/// What changed up to this count is matched.
pub(super) fn matched(tx: &mut Tx, body: i64, changes: Changes) -> Result<(), StoreError> {
    tx.execute(sql!("UPDATE matching SET matched = ?2 WHERE body = ?1"), values![body, changes])?;
    Ok(())
}
