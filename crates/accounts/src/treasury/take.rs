//! A file of the treasurer is taken in: read, kept, and then its movements entered and matched.

use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use payments::proof::{Accounting, May};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

use super::error::JournalRefused;
use super::keep::{Incoming, PageKept, keep_page};
use crate::reckon;

/// What a small file says counts once this is done; a large one goes on by itself.
pub async fn take(
    ctx: &Ctx,
    office: &Office,
    accountant: &May<Accounting>,
    incoming: Incoming,
    now: Moment,
) -> Result<PageKept, JournalRefused> {
    let read = tokio::task::spawn_blocking(move || incoming.read(now)).await;
    let read = read.map_err(|stopped| StoreError::Unavailable(stopped.to_string()))??;
    let body = office.id;
    let (here, who) = (office.clone(), accountant.clone());
    let work = move |tx: &mut Tx| keep_page(tx, &here, &who, &read, now);
    let kept = ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
    reckon::at_once(ctx, body, now).await;
    Ok(kept)
}
