//! The job that erases: batch after batch, each its own transaction. A crash begins it again, and it goes on where
//! the last batch ended; a hold placed meanwhile stops it until the lead asks again.

use std::sync::Arc;

use office::Ctx;
use platform::events::Actor;
use platform::jobs::{self, Doer, Failure, NewJob};
use platform::store::Tx;
use platform::{Lane, Moment};
use tokio::runtime::Handle;

use super::ServiceError;
use super::course::{Stage, by_id};
use super::rule::{Advance, over, step};
use crate::digital::LeadsDesk;
use crate::erase::customer::{Progress, batch};
use crate::erase::{self, EraseError};
use crate::open::ROOM;

/// The kind of job.
pub const JOB: &str = "customer-erasure";

#[derive(serde::Serialize, serde::Deserialize)]
struct Work {
    course: i64,
}

/// Asks that the data be erased: they were handed over before, and nothing forbids it.
pub fn ask_erasure(tx: &mut Tx, lead: &LeadsDesk, id: i64, now: Moment) -> Result<(), ServiceError> {
    let course = by_id(tx, lead.body, id)?.ok_or(ServiceError::Unknown)?;
    if course.next() != Some(Stage::Erased) {
        return Err(ServiceError::Order);
    }
    erase::customer::ask(tx, lead, course.customer, now)?;
    let work = serde_json::json!(Work { course: id });
    // A job of its own each time: one that a hold has stopped is asked for anew.
    let dedup = format!("{id}:{}", now.ms());
    Ok(jobs::ask(tx, NewJob { body: course.body, kind: JOB, dedup, work, due: now })?)
}

/// Does the job on a blocking thread of the runtime that this is called in.
///
/// # Panics
/// Outside a tokio runtime: jobs are set up once, at start, inside it.
pub fn doer(ctx: Ctx) -> Doer {
    let handle = Handle::current();
    Arc::new(move |body, work| {
        let work: Work = serde_json::from_value(work.clone()).map_err(|e| Failure::Never(e.to_string()))?;
        loop {
            let (inner, course, now) = (ctx.clone(), work.course, ctx.clock.now());
            let next = move |tx: &mut Tx| next(tx, &inner, body, course, now);
            match handle.block_on(ctx.db.write(Lane::of(body, ROOM), next)) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(ServiceError::Store(error)) => return Err(Failure::Later(error.to_string())),
                Err(error) => return Err(Failure::Never(format!("{error:?}"))),
            }
        }
    })
}

/// A batch; answers whether more is left. The last one ends the course.
fn next(tx: &mut Tx, ctx: &Ctx, body: i64, id: i64, now: Moment) -> Result<bool, ServiceError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(false) };
    let course = by_id(tx, body, id)?.filter(|course| course.next() == Some(Stage::Erased));
    let Some(course) = course else { return Ok(false) };
    let erasure = match batch(tx, &office, course.customer, now) {
        Ok(Progress::More) => return Ok(true),
        Ok(Progress::Done(erasure)) => erasure,
        Err(EraseError::Unknown) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    over(tx, &course, now)?;
    let lead = LeadsDesk { body, actor: Actor(erasure.actor) };
    step(tx, &lead, &course, Stage::Erased, &Advance::default(), now)?;
    Ok(false)
}
