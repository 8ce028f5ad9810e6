//! Whether the very bytes of a file came before. A statement says neither its bank nor its account: the same file under
//! another one would count every credit twice.

use office::Office;
use pagopa::treasury::Journal;
use platform::store::Tx;
use platform::{Moment, sql, values};

use super::error::JournalRefused;
use super::form::said_of;

/// The journal in which the file is here already, as it was brought. Under another bank or account it is refused; pages that another
/// file took the place of, or that were withdrawn with their journal, do not count any more.
pub(super) fn before(
    tx: &mut Tx,
    office: &Office,
    (bytes, form): (&[u8], &str),
    read: &Journal,
) -> Result<Option<i64>, JournalRefused> {
    // The same bytes tell the same days, which find the few that can be alike without reading every file.
    let rows = tx.rows(
        sql!("SELECT p.form, p.kept_at, p.journal FROM treasury_page p WHERE p.body = ?1 AND p.journal IN (SELECT id FROM treasury_journal WHERE body = ?1 AND from_on = ?2 AND to_on = ?3) AND p.page = ?4 AND p.raw = ?5 AND p.kept_at = (SELECT MAX(q.kept_at) FROM treasury_page q WHERE q.body = p.body AND q.journal = p.journal AND q.page = p.page) AND NOT EXISTS (SELECT 1 FROM treasury_journal w WHERE w.body = p.body AND w.id = p.journal AND w.withdrawn_at >= p.kept_at) ORDER BY p.kept_at"),
        values![office.id, read.from.to_string(), read.to.to_string(), read.page, bytes],
    )?;
    let mut known = None;
    for row in &rows {
        let (other, at): (String, i64) = (row.get(0)?, row.get(1)?);
        if other == form {
            known = Some(row.get(2)?);
        } else {
            let [abi, account] = said_of(&other);
            return Err(JournalRefused::Elsewhere { day: office.date_of(Moment(at)), abi, account });
        }
    }
    Ok(known)
}
