//! What a position knows of people, taken out of it: numbers, amounts and dates stay.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Debtor;

pub(crate) fn forget(tx: &mut Tx, body: i64, position: i64, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE debtor SET code = ?3, name = '', name_key = '', street = '', civic = '', postcode = '', city = '', province = '', country = '', email = NULL, phone = NULL WHERE body = ?1 AND id IN (SELECT debtor FROM payment_option WHERE body = ?1 AND position = ?2)"),
        values![body, position, Debtor::ANONYMOUS],
    )?;
    for words in [
        sql!(
            "DELETE FROM debtor_word WHERE body = ?1 AND debtor IN (SELECT debtor FROM payment_option WHERE body = ?1 AND position = ?2)"
        ),
        sql!("DELETE FROM position_change WHERE body = ?1 AND position = ?2"),
    ] {
        tx.execute(words, values![body, position])?;
    }
    // Descriptions and reasons were written by people, and name whom they like.
    tx.execute(
        sql!("UPDATE payment_option SET description = '' WHERE body = ?1 AND position = ?2"),
        values![body, position],
    )?;
    tx.execute(
        sql!("UPDATE instalment SET description = '', metadata = '[]' WHERE body = ?1 AND position = ?2"),
        values![body, position],
    )?;
    tx.execute(
        sql!("UPDATE transfer SET reason = '', metadata = '[]' WHERE body = ?1 AND position = ?2"),
        values![body, position],
    )?;
    tx.execute(
        sql!("UPDATE debt_position SET erased_at = ?3 WHERE body = ?1 AND id = ?2"),
        values![body, position, now],
    )?;
    Ok(())
}
