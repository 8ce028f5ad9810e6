//! A movement as the newest journal tells it, and the history of what was done with it.

use pagopa::treasury::{Movement, MovementKey, Operation};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::reconcile;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upserted {
    New,
    /// Another operation, or another amount or text.
    Changed,
    Same,
}

/// Journals are cumulative: an operation that is in the history already changes nothing.
pub fn put(
    tx: &mut Tx,
    body: i64,
    journal: i64,
    key: &MovementKey,
    movement: &Movement,
    now: Moment,
) -> Result<Upserted, StoreError> {
    let (id, new) = row_of(tx, body, key, movement, now)?;
    let operation = tx.new_id();
    let told = tx.execute(
        sql!("INSERT INTO treasury_operation (body, id, movement, operation, amount, moved_on, journal, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING"),
        values![
            body,
            operation,
            id,
            movement.operation.word(),
            movement.amount.0,
            movement.date.to_string(),
            journal,
            now
        ],
    )?;
    if new {
        return Ok(Upserted::New);
    }
    if told == 0 {
        return Ok(Upserted::Same);
    }
    // A cancellation may carry its amount as a negative one: what came in is the amount of the credit.
    let amount = if movement.amount.0 < 0 { -movement.amount.0 } else { movement.amount.0 };
    tx.execute(
        sql!("UPDATE treasury_movement SET operation = ?3, amount = ?4 WHERE body = ?1 AND id = ?2"),
        values![body, id, movement.operation.word(), amount],
    )?;
    if movement.operation == Operation::Reversed {
        reconcile::reversed(tx, body, id, now)?;
    }
    Ok(Upserted::Changed)
}

fn row_of(
    tx: &mut Tx,
    body: i64,
    key: &MovementKey,
    movement: &Movement,
    now: Moment,
) -> Result<(i64, bool), StoreError> {
    let id = tx.new_id();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let written = tx.execute(
        sql!("INSERT INTO treasury_movement (body, id, abi, year, account, bolletta, operation, document, amount, moved_on, value_on, end_to_end, reference, customer, reason, bank_data, kept_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) ON CONFLICT DO NOTHING"),
        values![
            body,
            id,
            key.abi.as_str(),
            i64::from(key.year),
            key.account.as_str(),
            key.bolletta.as_str(),
            movement.operation.word(),
            movement.document.as_str(),
            movement.amount.0,
            movement.date.to_string(),
            movement.value_date.map(|day| day.to_string()),
            text(&movement.end_to_end),
            text(&movement.reference),
            text(&movement.customer),
            movement.reason.as_str(),
            text(&movement.bank_data),
            now
        ],
    )?;
    if written == 1 {
        return Ok((id, true));
    }
    let row = tx.row(
        sql!("SELECT id FROM treasury_movement WHERE body = ?1 AND bolletta = ?2 AND abi = ?3 AND year = ?4 AND account = ?5"),
        values![body, key.bolletta.as_str(), key.abi.as_str(), i64::from(key.year), key.account.as_str()],
    )?;
    let row = row.ok_or_else(|| StoreError::Shape("a movement that is and is not there".into()))?;
    Ok((row.get(0)?, false))
}
