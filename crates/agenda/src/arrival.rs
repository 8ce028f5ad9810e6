//! Whether somebody came: from then on the appointment is no longer the web's to cancel or move.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

/// Marks that the person is here.
pub fn mark(tx: &mut Tx, body: i64, appointment: i64, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("INSERT INTO arrival (body, appointment, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"),
        values![body, appointment, now],
    )?;
    Ok(())
}

/// The person went home unserved: the appointment is his again.
pub fn unmark(tx: &mut Tx, body: i64, appointment: i64) -> Result<(), StoreError> {
    tx.execute(sql!("DELETE FROM arrival WHERE body = ?1 AND appointment = ?2"), values![body, appointment])?;
    Ok(())
}

pub fn is_here(tx: &mut Tx, body: i64, appointment: i64) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT at FROM arrival WHERE body = ?1 AND appointment = ?2"),
        values![body, appointment],
    )?;
    Ok(row.is_some())
}
