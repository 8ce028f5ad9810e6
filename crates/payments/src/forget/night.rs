//! The nightly round, in batches that requests hardly notice.

use std::time::Duration;

use office::lanes::PAYMENTS;
use office::{Ctx, nightly};
use platform::store::{StoreError, Tx};
use platform::{Lane, limits};

use super::rule::batch;

const LOOK_EVERY: Duration = Duration::from_secs(3_600);
/// Batches of one look; what is left waits for the next.
const BATCHES_MAX: usize = 2_000;

/// Runs for ever.
pub async fn run(ctx: Ctx) {
    nightly(ctx, LOOK_EVERY, |ctx, office, _| async move {
        if let Err(error) = once(&ctx, office.id).await {
            tracing::warn!(%error, body = office.id, "old debtors stay for another night");
        }
    })
    .await;
}

/// One round; answers how much it took.
pub async fn once(ctx: &Ctx, body: i64) -> Result<usize, StoreError> {
    let mut all = 0;
    for _ in 0..BATCHES_MAX {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let work = move |tx: &mut Tx| match inner.offices.at(tx, body)? {
            Some(office) => batch(tx, &office, now),
            None => Ok(0),
        };
        match ctx.db.write(Lane::of(body, PAYMENTS), work).await? {
            0 => return Ok(all),
            some => all += some,
        }
    }
    limits::hit("FORGET_BATCHES_MAX");
    Ok(all)
}
