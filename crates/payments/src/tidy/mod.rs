//! Every hour, what payments holds and nobody needs any more is taken away: printed runs, what uploads held.

use std::time::Duration;

use office::Ctx;
use office::lanes::PAYMENTS;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

use crate::{print_run, upload};

const LOOK_EVERY: Duration = Duration::from_secs(3_600);

/// Takes away some of what is old enough in a body; answers how many.
pub type Rule = fn(&mut Tx, i64, Moment) -> Result<usize, StoreError>;

const RULES: [Rule; 2] = [print_run::take_away, upload::erase];

/// Runs for ever.
pub async fn run(ctx: Ctx) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        for office in ctx.offices.all() {
            for rule in RULES {
                if let Err(error) = once(&ctx, office.id, rule).await {
                    tracing::warn!(%error, body = office.id, "what is old stays for another hour");
                }
            }
        }
    }
}

/// One look by one rule.
pub async fn once(ctx: &Ctx, body: i64, rule: Rule) -> Result<usize, StoreError> {
    let now = ctx.clock.now();
    ctx.db.write(Lane::of(body, PAYMENTS), move |tx| rule(tx, body, now)).await
}
