//! The job that erases: one batch, which asks for the next in its own transaction, so that mail and other work get
//! their turn between two. A crash goes on where the last batch ended; a hold placed meanwhile stops it until the
//! lead asks again.

use office::Ctx;
use office::lanes::HELPDESK;
use platform::events::Actor;
use platform::jobs::{self, Doer, Failure, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

use super::ServiceError;
use super::course::{Course, Stage, by_id};
use super::rule::{Advance, over, step};
use crate::erase::customer::{Progress, batch};
use crate::erase::{self, EraseError};
use crate::work::Lead;

/// The kind of job.
pub const JOB: &str = "customer-erasure";

#[derive(serde::Serialize, serde::Deserialize)]
struct Work {
    course: i64,
}

/// Asks that the data be erased: they were handed over before, and nothing forbids it.
pub fn ask_erasure(tx: &mut Tx, lead: &Lead, id: i64, now: Moment) -> Result<(), ServiceError> {
    let course = by_id(tx, lead.body, id)?.ok_or(ServiceError::Unknown)?;
    if course.next() != Some(Stage::Erased) {
        return Err(ServiceError::Order);
    }
    erase::customer::ask(tx, lead, course.customer, now)?;
    // A job of its own each time: one that a hold has stopped is asked for anew.
    Ok(ask_batch(tx, &course, format!("{id}:{}", now.ms()), now)?)
}

fn ask_batch(tx: &mut Tx, course: &Course, dedup: String, now: Moment) -> Result<(), StoreError> {
    let work = serde_json::json!(Work { course: course.id });
    jobs::ask(tx, NewJob { body: course.body, kind: JOB, dedup, work, due: now })
}

pub fn doer(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, course, now) = (ctx.clone(), work.course, ctx.clock.now());
        let next = move |tx: &mut Tx| next(tx, &inner, body, course, now);
        worker.wait(ctx.db.write(Lane::of(body, HELPDESK), next)).map_err(|error| match error {
            ServiceError::Store(error) => error.into(),
            error => Failure::Never(format!("{error:?}")),
        })
    })
}

/// A batch. The last one ends the course; any other asks for the next, by where it has come to.
fn next(tx: &mut Tx, ctx: &Ctx, body: i64, id: i64, now: Moment) -> Result<(), ServiceError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(()) };
    let course = by_id(tx, body, id)?.filter(|course| course.next() == Some(Stage::Erased));
    let Some(course) = course else { return Ok(()) };
    let erasure = match batch(tx, &office, course.customer, now) {
        Ok(Progress::More(at)) => {
            let dedup = format!("{id}:{}:{}:{}", at.id, at.reached, at.letter_reached);
            return Ok(ask_batch(tx, &course, dedup, now)?);
        }
        Ok(Progress::Done(erasure)) => erasure,
        Err(EraseError::Unknown) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    over(tx, &course, now)?;
    let lead = Lead::who_asked(body, Actor(erasure.actor));
    step(tx, &lead, &course, Stage::Erased, &Advance::default(), now)
}
