//! Taking away what a step replaces.

use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::keep::json;
use super::{Instalment, Position};

/// Removes the whole position.
pub(crate) fn remove(tx: &mut Tx, position: &Position) -> Result<(), StoreError> {
    remove_options(tx, position)?;
    let key = values![position.body, position.id];
    tx.execute(sql!("DELETE FROM former_price WHERE body = ?1 AND position = ?2"), key)?;
    tx.execute(sql!("DELETE FROM position_change WHERE body = ?1 AND position = ?2"), key)?;
    tx.execute(sql!("DELETE FROM debt_position WHERE body = ?1 AND id = ?2"), key)?;
    Ok(())
}

/// Removes options, debtors, instalments and transfers; the position stays.
pub(crate) fn remove_options(tx: &mut Tx, position: &Position) -> Result<(), StoreError> {
    let key = values![position.body, position.id];
    tx.execute(sql!("DELETE FROM transfer WHERE body = ?1 AND position = ?2"), key)?;
    tx.execute(sql!("DELETE FROM instalment WHERE body = ?1 AND position = ?2"), key)?;
    tx.execute(
        sql!("DELETE FROM debtor_word WHERE body = ?1 AND debtor IN (SELECT debtor FROM payment_option WHERE body = ?1 AND position = ?2)"),
        key,
    )?;
    tx.execute(
        sql!("DELETE FROM debtor WHERE body = ?1 AND id IN (SELECT debtor FROM payment_option WHERE body = ?1 AND position = ?2)"),
        key,
    )?;
    tx.execute(sql!("DELETE FROM payment_option WHERE body = ?1 AND position = ?2"), key)?;
    Ok(())
}

/// The days of an instalment, its amounts and that of its first transfer, as they are now.
pub(crate) fn rewrite_price(
    tx: &mut Tx,
    body: i64,
    position: i64,
    part: &Instalment,
) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE instalment SET amount = ?4, fee = ?5, reductions = ?6, due_at = ?7 WHERE body = ?1 AND position = ?2 AND id = ?3"),
        values![body, position, part.id, part.amount.0, part.fee.0, json(&part.reductions)?, part.due_at],
    )?;
    tx.execute(
        sql!("UPDATE transfer SET amount = ?4 WHERE body = ?1 AND position = ?2 AND instalment = ?3 AND place = 1"),
        values![body, position, part.id, part.transfers.first().map(|first| first.amount.0)],
    )?;
    Ok(())
}
