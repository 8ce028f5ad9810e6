//! The notice was served: from that day its days are counted (art. 202 of the road code counts from service).

use jiff::ToSpan;
use jiff::civil::Date;
use office::Office;
use platform::Moment;
use platform::store::Tx;

use crate::create::PositionError;
use crate::position::{self, Position};
use crate::proof::{May, Owing};
use crate::said;

/// Told once; the parts that waited for it have their days from then on.
pub fn served(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Owing>,
    position: &mut Position,
    on: Date,
    now: Moment,
) -> Result<(), PositionError> {
    let days = said::days_from_service(office, position.due).filter(|_| position.may_be_served(now));
    let (soon, all) = days.ok_or(PositionError::Service)?;
    if on < office.date_of(position.created_at) || on > office.date_of(now) {
        return Err(PositionError::Service);
    }
    let end = |days: i64| on.checked_add(days.days()).ok().and_then(|day| said::end_of(office, day));
    let (Some(soon), Some(all)) = (end(soon), end(all)) else { return Err(PositionError::Service) };
    if !position::touch(tx, position)? {
        return Err(PositionError::Changed);
    }
    let (body, id) = (position.body, position.id);
    let parts = position.options.iter_mut().flat_map(|option| &mut option.instalments);
    for part in parts.filter(|part| part.waits_for_service()) {
        part.due_at = all;
        for less in &mut part.reductions {
            less.until = less.until.or(Some(soon));
        }
        position::rewrite_price(tx, body, id, part)?;
    }
    position::refresh(tx, position, now)?;
    clerk.note(tx, "position-served", position.id, serde_json::json!({ "day": on.to_string() }), now)?;
    Ok(())
}
