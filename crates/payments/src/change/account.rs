//! The transaction of replacing an account. It reads all transfers of the body, since nobody but a change of bank
//! asks by account.

use pagopa::Iban;
use platform::store::Tx;
use platform::{Moment, sql, values};

use crate::create::PositionError;
use crate::proof::{May, Owing};

/// The body has changed bank: every transfer of its own that nobody paid yet goes to the new account. Answers how
/// many; bounded by `most`, so that it never holds the writer (call until it answers less).
pub fn replace_account(
    tx: &mut Tx,
    clerk: &May<Owing>,
    (old, new): (&Iban, &Iban),
    most: i64,
    now: Moment,
) -> Result<u64, PositionError> {
    let done = tx.execute(
        sql!("UPDATE transfer SET iban = ?3 WHERE body = ?1 AND (body, position, instalment, place) IN (SELECT t.body, t.position, t.instalment, t.place FROM transfer t JOIN debt_position d ON d.body = t.body AND d.id = t.position WHERE t.body = ?1 AND t.iban = ?2 AND d.invalid_at IS NULL AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.body = t.body AND p.position = t.position AND p.instalment = t.instalment) LIMIT ?4)"),
        values![clerk.body, old.as_str(), new.as_str(), most],
    )?;
    if done > 0 {
        clerk.note(tx, "account-replaced", 0, serde_json::json!({ "transfers": done }), now)?;
    }
    Ok(done)
}
