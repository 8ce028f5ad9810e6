//! What receipts know of people, taken out of them: what came as it came, and what somebody wrote as a reason.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::inbox::{DIFFERS, DIGEST_BYTES};

/// Letters behind the name of a receipt where something else came under it.
const BESIDE_CHARS: i64 = 1 + 2 * DIGEST_BYTES as i64;

/// Of a position: its receipts, and what came beside them under their names.
pub(crate) fn forget(tx: &mut Tx, body: i64, position: i64) -> Result<(), StoreError> {
    tx.execute(
        sql!("DELETE FROM receipt_inbox WHERE body = ?1 AND receipt_id IN (SELECT receipt_id FROM receipt WHERE body = ?1 AND position = ?2 AND position IS NOT NULL)"),
        values![body, position],
    )?;
    // A partial index serves what came beside another; its condition is repeated for it.
    tx.execute(
        sql!("DELETE FROM receipt_inbox WHERE body = ?1 AND trouble = 'differs' AND trouble = ?3 AND substr(receipt_id, 1, length(receipt_id) - ?4) IN (SELECT receipt_id FROM receipt WHERE body = ?1 AND position = ?2 AND position IS NOT NULL)"),
        values![body, position, DIFFERS, BESIDE_CHARS],
    )?;
    tx.execute(
        sql!("UPDATE receipt_transfer SET reason = '' WHERE body = ?1 AND receipt_id IN (SELECT receipt_id FROM receipt WHERE body = ?1 AND position = ?2 AND position IS NOT NULL)"),
        values![body, position],
    )?;
    Ok(())
}

/// What came before a moment and is of no position that is remembered: payments that failed, receipts of others,
/// what nobody could read or has put aside. Answers how many, at most `most`.
pub(crate) fn forget_strays(tx: &mut Tx, body: i64, before: Moment, most: i64) -> Result<usize, StoreError> {
    let strays = tx.rows(
        sql!("SELECT i.receipt_id FROM receipt_inbox i WHERE i.body = ?1 AND i.received_at < ?2 AND NOT EXISTS (SELECT 1 FROM receipt r JOIN debt_position p ON p.body = r.body AND p.id = r.position WHERE r.body = i.body AND p.erased_at IS NULL AND r.receipt_id = CASE WHEN i.trouble = ?4 THEN substr(i.receipt_id, 1, length(i.receipt_id) - ?5) ELSE i.receipt_id END) ORDER BY i.received_at LIMIT ?3"),
        values![body, before, most, DIFFERS, BESIDE_CHARS],
    )?;
    for row in &strays {
        let name: String = row.get(0)?;
        tx.execute(
            sql!("DELETE FROM receipt_inbox WHERE body = ?1 AND receipt_id = ?2"),
            values![body, name.as_str()],
        )?;
        tx.execute(
            sql!("UPDATE receipt_transfer SET reason = '' WHERE body = ?1 AND receipt_id = ?2"),
            values![body, name.as_str()],
        )?;
    }
    Ok(strays.len())
}
