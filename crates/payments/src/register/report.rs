//! A transfer is said to have been found in a settlement flow.

use pagopa::NoticeNumber;
use platform::store::Tx;
use platform::{Moment, sql, values};

use crate::create::PositionError;
use crate::position::{self, Position};
use crate::proof::{May, Owing};

/// Marks one transfer of a paid instalment; again changes nothing. It is a fact of its own, beside what flows say:
/// a flow that comes, or is taken back, does not undo it.
pub fn report(
    tx: &mut Tx,
    clerk: &May<Owing>,
    position: &mut Position,
    (nav, place): (&NoticeNumber, i64),
    now: Moment,
) -> Result<(), PositionError> {
    let state = position.state(now);
    let parts = position.options.iter_mut().flat_map(|option| &mut option.instalments);
    let part = parts.into_iter().find(|part| part.nav == *nav).ok_or(PositionError::Unknown)?;
    let (instalment, paid) = (part.id, part.payment.is_some());
    let transfer =
        part.transfers.iter_mut().find(|part| part.place == place).ok_or(PositionError::Unknown)?;
    PositionError::unless(paid, state)?;
    transfer.reported_at = transfer.reported_at.or(Some(now));
    let done = tx.execute(
        sql!("UPDATE transfer SET said_reported_at = ?5, reported_at = COALESCE(reported_at, ?5) WHERE body = ?1 AND position = ?2 AND instalment = ?3 AND place = ?4 AND said_reported_at IS NULL"),
        values![position.body, position.id, instalment, place, now],
    )?;
    if done == 0 {
        return Ok(());
    }
    if !position::touch(tx, position)? {
        return Err(PositionError::Changed);
    }
    position::refresh(tx, position, now)?;
    let facts = serde_json::json!({ "instalment": instalment, "transfer": place });
    clerk.note(tx, "transfer-reported", position.id, facts, now)?;
    Ok(())
}
