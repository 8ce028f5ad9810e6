//! How far a body's flows are fetched, and what hinders.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

pub(super) fn cursor(tx: &mut Tx, body: i64) -> Result<Option<Moment>, StoreError> {
    let row = tx.row(sql!("SELECT published_at FROM flow_cursor WHERE body = ?1"), values![body])?;
    row.map(|row| row.get(0).map(Moment)).transpose()
}

pub(super) fn note(
    tx: &mut Tx,
    body: i64,
    at: Moment,
    now: Moment,
    trouble: Option<&str>,
) -> Result<(), StoreError> {
    let answered = trouble.is_none().then_some(now);
    tx.execute(
        sql!("INSERT INTO flow_cursor (body, published_at, asked_at, answered_at, trouble) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (body) DO UPDATE SET published_at = ?2, asked_at = ?3, answered_at = COALESCE(?4, flow_cursor.answered_at), trouble = ?5"),
        values![body, at, now, answered, trouble.map(str::to_owned)],
    )?;
    Ok(())
}

/// Why the last round did not bring all there is, if it did not.
pub(super) fn trouble(tx: &mut Tx, body: i64) -> Result<Option<(String, Option<Moment>)>, StoreError> {
    let row = tx.row(
        sql!("SELECT trouble, answered_at FROM flow_cursor WHERE body = ?1 AND trouble IS NOT NULL"),
        values![body],
    )?;
    row.map(|row| Ok((row.get(0)?, row.get::<Option<i64>>(1)?.map(Moment)))).transpose()
}
