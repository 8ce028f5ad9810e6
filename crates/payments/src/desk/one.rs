//! A position in the hands of somebody of the staff: only of the kinds of due that he deals with, and never
//! without a trace.

use platform::Moment;
use platform::store::{StoreError, Tx};

use super::timeline::{self, Step};
use crate::create::PositionError;
use crate::pay_now::under_way;
use crate::position::{self, Position};
use crate::proof::{Holder, May, Seeing};
use crate::receipts::{self, Filing, StampFault};
use crate::refunds::{self, Case};

/// Everything that its page shows.
pub(super) struct Whole {
    pub position: Position,
    pub steps: Vec<Step>,
    pub receipts: Vec<Filing>,
    pub cases: Vec<Case>,
    /// Something of it is being paid online.
    pub paying: bool,
    /// Receipts whose stamps somebody should look at.
    pub stamps: Vec<(String, StampFault)>,
}

/// The position as the reader may see it; that it was looked at is written down.
pub(super) fn seen(
    tx: &mut Tx,
    reader: &May<Seeing>,
    id: i64,
    now: Moment,
) -> Result<Option<Whole>, StoreError> {
    let found = position::load(tx, reader.body, id)?;
    let Some(position) = found.filter(|found| reader.dues.covers(found.due)) else { return Ok(None) };
    reader.note(tx, "position-viewed", id, serde_json::json!({}), now)?;
    let steps = timeline::of(tx, reader.body, id)?;
    let receipts = receipts::of_position(tx, reader.body, id)?;
    let cases = refunds::of_position(tx, reader.body, id)?;
    let stamps = receipts::odd_stamps(tx, reader.body, id)?;
    let paying = under_way::of_any(tx, &position, now)?;
    Ok(Some(Whole { position, steps, receipts, cases, paying, stamps }))
}

/// The position as its page showed it: one of another's kinds is unknown, one changed since is refused.
pub(super) fn held(
    tx: &mut Tx,
    holder: &Holder,
    (id, version): (i64, i64),
) -> Result<Position, PositionError> {
    let found = position::load(tx, holder.body, id)?.filter(|found| holder.dues.covers(found.due));
    let position = found.ok_or(PositionError::Unknown)?;
    if position.version == version { Ok(position) } else { Err(PositionError::Changed) }
}
