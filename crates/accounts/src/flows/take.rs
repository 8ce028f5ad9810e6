//! A flow is taken in: what it says of positions, and then which credit it is.

use std::sync::Arc;

use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use pagopa::settlement::Settlement;
use payments::settlement::{FlowRefused, Kept, Source, keep_flow};
use platform::events::Actor;
use platform::store::Tx;
use platform::{Lane, Moment};

use crate::reckon;
use crate::reconcile::{carry_over, changed};

/// Keeps a flow: revisions that it takes the place of hand on what was joined by hand. The same flow again changes
/// nothing. What it means for positions and credits follows from [`reckon`](crate::reckon::reckon), which is asked for.
pub fn keep(
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
        changed(tx, office.id)?;
        reckon::ask(tx, office.id, now)?;
    }
    Ok(kept)
}

/// Keeps a flow, and draws its consequences; those of a large one are drawn by themselves, afterwards.
pub async fn take(
    ctx: &Ctx,
    office: &Office,
    settlement: Settlement,
    source: Source,
    actor: Actor,
    now: Moment,
) -> Result<Kept, FlowRefused> {
    let body = office.id;
    let (here, settlement) = (office.clone(), Arc::new(settlement));
    let work = move |tx: &mut Tx| keep(tx, &here, &settlement, source, &actor, now);
    let kept = ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
    reckon::at_once(ctx, body, now).await;
    Ok(kept)
}
