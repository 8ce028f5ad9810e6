//! Work of the night: looked for every so often, and done where it is night.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use platform::Moment;

use crate::{Ctx, Office};

/// Hours of the night, the last not included.
const NIGHT: Range<i8> = 2..5;

/// Runs for ever: `work` gets each body whose night it is, and says itself what went wrong.
pub async fn nightly<F: Future<Output = ()>>(
    ctx: Ctx,
    look_every: Duration,
    work: impl Fn(Ctx, Arc<Office>, Moment) -> F,
) {
    loop {
        tokio::time::sleep(look_every).await;
        let now = ctx.clock.now();
        for office in ctx.offices.all() {
            if NIGHT.contains(&now.zoned(&office.zone).hour()) {
                work(ctx.clone(), office, now).await;
            }
        }
    }
}
