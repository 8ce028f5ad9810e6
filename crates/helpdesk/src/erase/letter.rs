//! A letter without its bytes: the row stays, so that its mailbox never brings it a second time.

use platform::files;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

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
