//! A flow is taken in: what it says of positions, and then which credit it is.

use office::Office;
use pagopa::settlement::Settlement;
use payments::settlement::{FlowRefused, Kept, Source, keep_flow};
use platform::Moment;
use platform::events::Actor;
use platform::store::Tx;

use crate::reconcile::{carry_over, match_all};

/// Keeps a flow and joins what it makes certain: revisions that it takes the place of hand on what was joined by
/// hand. The same flow again changes nothing. Whoever brings it has brought it; what follows is the program's doing.
pub fn take(
    tx: &mut Tx,
    office: &Office,
    settlement: &Settlement,
    source: Source,
    actor: &Actor,
    now: Moment,
) -> Result<Kept, FlowRefused> {
    let kept = keep_flow(tx, office, settlement, source, actor, now)?;
    if !kept.known {
        for earlier in &kept.replaced {
            carry_over(tx, office.id, *earlier, kept.in_force, now)?;
        }
        match_all(tx, office, now)?;
    }
    Ok(kept)
}
