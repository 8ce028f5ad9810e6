//! The transactions of withdrawing and deleting.

use office::Office;
use platform::Moment;
use platform::store::Tx;

use crate::create::PositionError;
use crate::position::{self, Position};
use crate::proof::{May, Owing};
use crate::stand_in;

/// Nobody can pay it any more, and it stays to be read. Only what is published and untouched is withdrawn.
pub fn invalidate(
    tx: &mut Tx,
    clerk: &May<Owing>,
    position: &mut Position,
    now: Moment,
) -> Result<(), PositionError> {
    let state = position.state(now);
    PositionError::unless(position.may_be_withdrawn(now), state)?;
    if !position::touch(tx, position)? {
        return Err(PositionError::Changed);
    }
    position.invalid_at = Some(now);
    position::refresh(tx, position, now)?;
    clerk.note(tx, "position-withdrawn", position.id, serde_json::json!({}), now)?;
    Ok(())
}

/// Removes it with all its parts; refused once anything was paid. Its numbers are never drawn again.
pub fn delete(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Owing>,
    position: &mut Position,
    now: Moment,
) -> Result<(), PositionError> {
    let state = position.state(now);
    PositionError::unless(position.may_be_deleted(), state)?;
    if !position::touch(tx, position)? {
        return Err(PositionError::Changed);
    }
    stand_in::deleted(tx, office, position, now)?;
    position::remove(tx, position)?;
    let facts = serde_json::json!({ "amount": position.amount().0 });
    clerk.note(tx, "position-deleted", position.id, facts, now)?;
    Ok(())
}
