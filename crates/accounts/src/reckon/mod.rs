//! What files brought is worked through: flows settled, movements entered, credits matched. In portions, so that a
//! receipt of the platform, for which there are two seconds, never waits for a file; and each so that it can be done
//! again, should the program stop in between.

use office::Ctx;
use platform::jobs::{self, Doer, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::{flows, reconcile, treasury};

/// The kind of job.
pub const JOB: &str = "reckon-accounts";
/// Whoever brings so many rows waits for what they say; a larger file shows how far it has come.
const AT_ONCE: usize = 2_000;
/// Seconds after which a job looks whether what was to be done at once was done.
const LOOK_AGAIN_S: i64 = 60;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reckoned {
    pub entered: Vec<treasury::Entered>,
    /// Credits joined to a flow that were not before.
    pub joined: usize,
}

/// Works through all that waits in a body. Where nothing does, nothing is done.
pub async fn reckon(ctx: &Ctx, body: i64, now: Moment) -> Result<Reckoned, StoreError> {
    flows::settle_all(ctx, body, now).await?;
    let entered = treasury::enter_all(ctx, body, now).await?;
    let joined = reconcile::match_all(ctx, body, now).await?;
    Ok(Reckoned { entered, joined })
}

/// Whether a flow or a journal of a body is not worked through yet.
pub(crate) fn waits(tx: &mut Tx, body: i64) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT 1 FROM settlement_flow WHERE body = ?1 AND settled_at IS NULL UNION ALL SELECT 1 FROM treasury_journal WHERE body = ?1 AND entering IS NOT NULL LIMIT 1"),
        values![body],
    )?;
    Ok(row.is_some())
}

/// Asks for it in the transaction that makes it necessary: even if whoever brought `rows` is gone, it is done.
pub(crate) fn ask(tx: &mut Tx, body: i64, rows: usize, now: Moment) -> Result<(), StoreError> {
    let due = if rows <= AT_ONCE { now.plus_s(LOOK_AGAIN_S) } else { now };
    let dedup = tx.new_id().to_string();
    jobs::ask(tx, NewJob { body, kind: JOB, dedup, work: serde_json::json!({}), due })
}

/// Works through what a small file brought before whoever brought it is answered. If that fails the file is kept all
/// the same, and the job does it.
pub(crate) async fn at_once(ctx: &Ctx, body: i64, rows: usize, now: Moment) {
    if rows <= AT_ONCE
        && let Err(error) = reckon(ctx, body, now).await
    {
        tracing::warn!(body, %error, "what a file brought waits for its job");
    }
}

#[derive(serde::Deserialize)]
struct Nothing {}

pub fn doer(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, Nothing {}| {
        Ok(worker.wait(reckon(&ctx, body, ctx.clock.now())).map(|_| ())?)
    })
}
