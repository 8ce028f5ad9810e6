//! The transaction of publishing.

use platform::Moment;
use platform::store::Tx;

use crate::create::PositionError;
use crate::deliver;
use crate::position::{self, Position, State};
use crate::proof::{May, Owing};

/// Makes a draft payable: at once, or from the first day of its options.
pub fn publish(
    tx: &mut Tx,
    clerk: &May<Owing>,
    position: &mut Position,
    now: Moment,
) -> Result<(), PositionError> {
    let state = position.state(now);
    PositionError::unless(state == State::Draft, state)?;
    if position.instalments().all(|(option, part)| option.switch_to_expired && part.due_at < now) {
        return Err(PositionError::DueDate);
    }
    if !position::touch(tx, position)? {
        return Err(PositionError::Changed);
    }
    position.published_at = Some(now);
    position::refresh(tx, position, now)?;
    clerk.note(tx, "position-published", position.id, serde_json::json!({}), now)?;
    deliver::published(tx, position, now)?;
    Ok(())
}
