//! The tickets of a mended defect that did not fit into the transaction: told by jobs, one after the other.

use office::Ctx;
use office::lanes::HELPDESK;
use platform::jobs::{self, Doer, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

use super::State;
use super::moved::tell_mended;
use super::read::{Defect, by_id};

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

pub fn go_on(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let job = move |tx: &mut Tx| rest(tx, &inner, (body, work), now);
        Ok(worker.wait(ctx.db.write(Lane::of(body, HELPDESK), job))?)
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
