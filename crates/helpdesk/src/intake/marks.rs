//! Which stored letters their mailbox has been told of.

use platform::mailbox::Place;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

/// Letters of one telling.
const AT_ONCE: i64 = 500;

/// Stored and, as far as we know, not marked yet.
pub(super) fn missing(
    tx: &mut Tx,
    body: i64,
    mailbox: &str,
    numbering: i64,
) -> Result<Vec<Place>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT uid FROM letter WHERE body = ?1 AND mailbox = ?2 AND uidvalidity = ?3 AND marked = 0 LIMIT ?4"),
        values![body, mailbox, numbering, AT_ONCE],
    )?;
    let place = |uid: &str| match (u32::try_from(numbering), uid.split_once(' ')) {
        (_, Some((_, name))) => Some(Place::File(name.to_owned())),
        (Ok(uidvalidity), None) => Some(Place::Imap { uidvalidity, uid: uid.parse().ok()? }),
        (Err(_), None) => None,
    };
    rows.iter().map(|row| Ok(place(&row.get::<String>(0)?))).filter_map(Result::transpose).collect()
}

/// The mailbox knows of these.
pub(super) fn made(tx: &mut Tx, body: i64, mailbox: &str, places: &[Place]) -> Result<(), StoreError> {
    for place in places {
        match place {
            Place::Imap { uidvalidity, uid } => tx.execute(
                sql!(
                    "UPDATE letter SET marked = 1 WHERE body = ?1 AND mailbox = ?2 AND uidvalidity = ?3 AND uid = ?4"
                ),
                values![body, mailbox, *uidvalidity, uid.to_string()],
            )?,
            // Behind the hash stands the name.
            Place::File(name) => tx.execute(
                sql!(
                    "UPDATE letter SET marked = 1 WHERE body = ?1 AND mailbox = ?2 AND uidvalidity = 0 AND marked = 0 AND SUBSTR(uid, 66) = ?3"
                ),
                values![body, mailbox, name.as_str()],
            )?,
        };
    }
    Ok(())
}
