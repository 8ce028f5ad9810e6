//! What files brought and people decided is worked through: flows settled, movements entered, credits matched. In portions, so that a
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
const AT_ONCE: i64 = 2_000;
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

/// Whether something is not worked through yet: a flow, a journal, or what somebody decided by hand, which may leave
/// another credit its flow.
pub(crate) fn waits(tx: &mut Tx, body: i64) -> Result<bool, StoreError> {
    let unmatched =
        tx.row(sql!("SELECT 1 FROM matching WHERE body = ?1 AND changes <> matched"), values![body])?;
    Ok(unmatched.is_some() || rows(tx, body)? > 0)
}

/// Rows of flows and journals that are still to be worked through; an empty file is one.
fn rows(tx: &mut Tx, body: i64) -> Result<i64, StoreError> {
    let found = tx.numbers::<1>(
        sql!("SELECT CASE WHEN lines > settled_to THEN lines - settled_to ELSE 1 END FROM settlement_flow WHERE body = ?1 AND settled_at IS NULL UNION ALL SELECT CASE WHEN entering_of > entering THEN entering_of - entering ELSE 1 END FROM treasury_journal WHERE body = ?1 AND entering IS NOT NULL"),
        values![body],
    )?;
    Ok(found.iter().map(|[rows]| rows).sum())
}

/// Asks for it in the transaction that makes it necessary: even if whoever brought a file is gone, it is done.
pub(crate) fn ask(tx: &mut Tx, body: i64, now: Moment) -> Result<(), StoreError> {
    let due = if rows(tx, body)? <= AT_ONCE { now.plus_s(LOOK_AGAIN_S) } else { now };
    let dedup = tx.new_id().to_string();
    jobs::ask(tx, NewJob { body, kind: JOB, dedup, work: serde_json::json!({}), due })
}

/// Works through what little waits before whoever brought it is answered. If that fails it is kept all the same, and the
/// job does it, as it does where a large file waits as well.
pub(crate) async fn at_once(ctx: &Ctx, body: i64, now: Moment) {
    if let Err(error) = little(ctx, body, now).await {
        tracing::warn!(body, %error, "what somebody brought or decided waits for its job");
    }
}

async fn little(ctx: &Ctx, body: i64, now: Moment) -> Result<(), StoreError> {
    if ctx.db.read(move |tx| rows(tx, body)).await? <= AT_ONCE {
        reckon(ctx, body, now).await?;
    }
    Ok(())
}

#[derive(serde::Deserialize)]
struct Nothing {}

pub fn doer(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, Nothing {}| {
        Ok(worker.wait(reckon(&ctx, body, ctx.clock.now())).map(|_| ())?)
    })
}
