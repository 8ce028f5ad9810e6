//! What the platform sent as a receipt and nobody can read. The node is told so and does not come again; somebody
//! has to look, so the bytes are kept.

use platform::events::{NewEvent, append};
use platform::secrets::hex;
use platform::store::{StoreError, Tx};
use platform::{Moment, limits, sql, values};
use sha2::{Digest, Sha256};

use super::inbox::DIGEST_BYTES;
use crate::node;

/// Of the message of no known version.
pub(super) const UNREAD: i64 = 0;
/// Kept and not looked at within a day: whoever sends nonsense does not fill the disk. Each is as large as a message
/// of the door may be.
const UNREAD_A_DAY_MAX: i64 = 20;

pub fn keep_unread(tx: &mut Tx, body: i64, raw: &[u8], why: &str, now: Moment) -> Result<(), StoreError> {
    let row = tx.row(
        sql!("SELECT COUNT(*) FROM receipt_inbox WHERE body = ?1 AND received_at > ?2 AND filed_at IS NULL AND version = ?3"),
        values![body, now.plus_s(-86_400), UNREAD],
    )?;
    if row.map_or(Ok(0), |row| row.get::<i64>(0))? >= UNREAD_A_DAY_MAX {
        limits::hit("UNREAD_A_DAY_MAX");
        return Ok(());
    }
    let name = format!("#{}", hex(&Sha256::digest(raw)[..DIGEST_BYTES]));
    let fresh = tx.execute(
        sql!("INSERT INTO receipt_inbox (body, receipt_id, station, version, raw, received_at, trouble) VALUES (?1, ?2, '', ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING"),
        values![body, name, UNREAD, raw, now, why],
    )?;
    if fresh == 0 {
        return Ok(());
    }
    let actor = node::platform();
    let facts = serde_json::json!({ "bytes": raw.len() });
    append(tx, NewEvent { body, place: 0, kind: "receipt-unread", subject: 0, actor: &actor, at: now, facts })
}
