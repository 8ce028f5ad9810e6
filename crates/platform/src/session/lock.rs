//! The idle lock: from an instant on, a sign-in opens nothing until its holder proves himself again.
//!
//! Each thing a human does moves the instant on. A sign-in without one (a screen, a program) never locks.

use crate::clock::Moment;
use crate::secrets::Token;
use crate::store::{StoreError, Tx};
use crate::{sql, values};

/// What a sign-in is good for at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    Locked,
    Ended,
}

/// When a sign-in locks, or since when it is locked.
pub fn locks_at(tx: &mut Tx, token: &Token) -> Result<Option<Moment>, StoreError> {
    let row = tx.row(sql!("SELECT locks_at FROM session WHERE token_hash = ?1"), values![token.hash()])?;
    Ok(row.map(|row| row.get::<Option<i64>>(0)).transpose()?.flatten().map(Moment))
}

/// The standing of a stored sign-in.
pub fn standing(tx: &mut Tx, token_hash: &[u8], now: Moment) -> Result<Standing, StoreError> {
    let row = tx.row(
        sql!("SELECT locks_at FROM session WHERE token_hash = ?1 AND expires > ?2"),
        values![token_hash, now],
    )?;
    let Some(row) = row else { return Ok(Standing::Ended) };
    let locked = row.get::<Option<i64>>(0)?.is_some_and(|at| at <= now.ms());
    Ok(if locked { Standing::Locked } else { Standing::Open })
}

/// A human acted: the lock comes later. One that has fallen meanwhile stays.
pub fn lock_later(tx: &mut Tx, token: &Token, until: Moment, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "UPDATE session SET locks_at = ?2 WHERE token_hash = ?1 AND (locks_at IS NULL OR (locks_at > ?3 AND locks_at < ?2))"
        ),
        values![token.hash(), until, now],
    )?;
    Ok(())
}

/// Locks at once; a sign-in that is locked already stays locked since then.
pub fn lock(tx: &mut Tx, token: &Token, now: Moment) -> Result<bool, StoreError> {
    let locked = tx.execute(
        sql!(
            "UPDATE session SET locks_at = ?2 WHERE token_hash = ?1 AND (locks_at IS NULL OR locks_at > ?2)"
        ),
        values![token.hash(), now],
    )?;
    Ok(locked == 1)
}

/// The holder has proved himself again.
pub fn unlock(tx: &mut Tx, token: &Token, until: Moment) -> Result<(), StoreError> {
    tx.execute(sql!("UPDATE session SET locks_at = ?2 WHERE token_hash = ?1"), values![token.hash(), until])?;
    Ok(())
}
