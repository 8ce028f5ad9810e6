//! What uploads held is erased: rows that still wait, verdicts, the name of the file. The counts stay.

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{UPLOAD_KEPT_DAYS, keep};

/// Uploads of one look.
const UPLOADS: i64 = 20;

/// Empties some that are old enough; answers how many.
pub fn erase(tx: &mut Tx, body: i64, now: Moment) -> Result<usize, StoreError> {
    let old = tx.numbers::<1>(
        sql!("SELECT id FROM position_upload WHERE body = ?1 AND started_at < ?2 AND erased_at IS NULL ORDER BY started_at LIMIT ?3"),
        values![body, now.plus_s(-UPLOAD_KEPT_DAYS * 86_400), UPLOADS],
    )?;
    for [id] in &old {
        // One that still waits after all that time would never have been judged.
        if keep::one(tx, body, *id)?.is_some_and(|upload| !upload.is_over()) {
            keep::give_up(tx, body, *id, now)?;
        }
        tx.execute(
            sql!("UPDATE position_upload_page SET row_lines = NULL, verdicts = NULL WHERE body = ?1 AND upload = ?2"),
            values![body, *id],
        )?;
        tx.execute(
            sql!("UPDATE position_upload SET name = '', erased_at = ?3 WHERE body = ?1 AND id = ?2"),
            values![body, *id, now],
        )?;
        let (actor, facts) = (Actor::server(), serde_json::json!({}));

        append(
            tx,
            NewEvent { body, place: 0, kind: "upload-erased", subject: *id, actor: &actor, at: now, facts },
        )?;
    }
    Ok(old.len())
}
