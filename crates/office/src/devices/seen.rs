//! That a device lives: noted when it asks for a page and while it holds a live stream open.

use std::sync::Arc;

use platform::live::Seen;
use platform::store::{StoreError, Tx};
use platform::{Db, Lane, Moment, sql, values};

/// A device is noted at most so often, through however many windows and streams it shows itself.
const SEEN_EVERY_S: i64 = 60;

/// Writes down that a device lives; false when that was noted less than a minute ago.
pub fn seen(tx: &mut Tx, body: i64, device: i64, now: Moment) -> Result<bool, StoreError> {
    let noted = tx.execute(
        sql!("UPDATE device SET seen_at = ?3 WHERE body = ?1 AND id = ?2 AND seen_at <= ?4"),
        values![body, device, now, now.plus_s(-SEEN_EVERY_S)],
    )?;
    Ok(noted > 0)
}

/// The same beside the request: a lost note only makes the device look silent for a minute.
pub fn note_seen(db: &Db, body: i64, device: i64, now: Moment) {
    let db = db.clone();
    tokio::spawn(async move {
        let noted = db.write(Lane::of(body, 0), move |tx| seen(tx, body, device, now)).await;
        if let Err(error) = noted {
            tracing::warn!(%error, "a device could not be noted as alive");
        }
    });
}

/// What live streams tell: people's browsers are no devices.
pub fn told(db: Db) -> Seen {
    Arc::new(move |caller, now| {
        if matches!(caller.kind, "kiosk" | "display") {
            note_seen(&db, caller.body, caller.id, now);
        }
    })
}
