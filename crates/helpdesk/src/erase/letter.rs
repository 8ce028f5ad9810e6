//! A letter without its bytes: the row stays, so that its mailbox never brings it a second time. A certified one
//! proves something, and may outlive its request.

use platform::files;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Scope;

/// Takes the bytes away and whatever the list says of it. One that still waited for somebody is dropped.
pub fn letter(tx: &mut Tx, body: i64, id: i64, now: Moment) -> Result<(), StoreError> {
    let row = tx.row(sql!("SELECT file FROM letter WHERE body = ?1 AND id = ?2"), values![body, id])?;
    if let Some(file) = row.map_or(Ok(None), |row| row.get::<Option<i64>>(0))? {
        files::remove(tx, body, file)?;
    }
    tx.execute(
        sql!("UPDATE letter SET file = NULL, raw = '', sender = '', subject = '', excerpt = '', note = '', settled_at = COALESCE(settled_at, ?3), settled_by = CASE WHEN state = 'quarantined' THEN 'server' ELSE settled_by END, state = CASE WHEN state = 'quarantined' THEN 'dropped' ELSE state END WHERE body = ?1 AND id = ?2"),
        values![body, id, now],
    )?;
    Ok(())
}

/// The letter of a request that is erased; answers how many went. By age, a certified one keeps its bytes for the time
/// of its own class; asked for by somebody, only the one by which a service was given notice of.
pub(super) fn with_its_ticket(
    tx: &mut Tx,
    body: i64,
    id: i64,
    scope: Scope,
    now: Moment,
) -> Result<i64, StoreError> {
    let proof = tx.row(
        sql!("SELECT 1 FROM letter l WHERE l.body = ?1 AND l.id = ?2 AND l.certified = 1 AND l.file IS NOT NULL AND (CAST(?3 AS TEXT) = 'retention' OR EXISTS (SELECT 1 FROM service_course s WHERE s.body = l.body AND s.letter = l.id))"),
        values![body, id, scope.word()],
    )?;
    if proof.is_none() {
        letter(tx, body, id, now)?;
        return Ok(1);
    }
    tx.execute(
        sql!(
            "UPDATE letter SET sender = '', subject = '', excerpt = '', note = '' WHERE body = ?1 AND id = ?2"
        ),
        values![body, id],
    )?;
    Ok(0)
}
