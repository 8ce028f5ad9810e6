//! Going home before being served.

use office::Office;
use platform::Moment;
use platform::events::Actor;
use platform::store::{StoreError, Tx};

use crate::line;
use crate::visit::{self, Visit};

/// Somebody goes home without being served; he is never called.
pub fn leave(
    tx: &mut Tx,
    office: &Office,
    visit: &Visit,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let waited = line::leave(tx, office.id, visit.id)?;
    let paused = visit::end_aside(tx, office.id, visit.id)?;
    if waited || paused {
        visit::end(tx, office.id, visit, "left", actor, now)?;
        if let Some(appointment) = visit.appointment {
            agenda::arrival::unmark(tx, office.id, appointment)?;
        }
        let facts = serde_json::json!({ "service": visit.service });
        visit::note(tx, office.id, visit, "left", actor, now, facts)?;
    }
    Ok(())
}
