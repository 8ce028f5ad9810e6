//! The tickets of a mended defect that did not fit into the transaction: told by jobs, one after the other.

use std::sync::Arc;

use office::Ctx;
use platform::jobs::{self, Doer, Failure, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};
use tokio::runtime::Handle;

use super::State;
use super::moved::tell_mended;
use super::read::{Defect, by_id};
use crate::open::ROOM;

/// The kind of job.
pub const MENDED: &str = "defect-mended";

#[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize)]
struct Work {
    defect: i64,
    /// The step that said so: the next one is told anew.
    moved: i64,
    /// The last ticket that was told of.
    after: i64,
}

pub(super) fn ask(
    tx: &mut Tx,
    defect: &Defect,
    (moved, after): (i64, i64),
    now: Moment,
) -> Result<(), StoreError> {
    let work = serde_json::json!(Work { defect: defect.id, moved, after });
    let dedup = format!("{moved}:{after}");
    jobs::ask(tx, NewJob { body: defect.body, kind: MENDED, dedup, work, due: now })
}

/// Does the job on a blocking thread of the runtime that this is called in.
///
/// # Panics
/// Outside a tokio runtime: jobs are set up once, at start, inside it.
pub fn go_on(ctx: Ctx) -> Doer {
    let handle = Handle::current();
    Arc::new(move |body, work| {
        let work: Work = serde_json::from_value(work.clone()).map_err(|e| Failure::Never(e.to_string()))?;
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let job = move |tx: &mut Tx| rest(tx, &inner, (body, work), now);
        let done = handle.block_on(ctx.db.write(Lane::of(body, ROOM), job));
        done.map_err(|error| Failure::Later(error.to_string()))
    })
}

/// Unless it proved meanwhile not to be mended.
fn rest(tx: &mut Tx, ctx: &Ctx, (body, work): (i64, Work), now: Moment) -> Result<(), StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(()) };
    let found = by_id(tx, body, work.defect)?;
    match found.filter(|defect| matches!(defect.state, State::Fixed | State::Closed)) {
        Some(defect) => tell_mended(tx, &office, &defect, (work.moved, work.after), now),
        None => Ok(()),
    }
}
