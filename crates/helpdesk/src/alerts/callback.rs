//! A call back that was agreed for a free hour: was somebody called? Seats of an agenda are followed by `appoint`.

use office::Ctx;
use office::lanes::HELPDESK;
use platform::events::Actor;
use platform::jobs::{self, Doer, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

use super::{Kind, News, tell};
use crate::appoint::{Way, is_booked};
use crate::ticket::{State, Step, Ticket, by_id, steps};

/// The kind of job.
pub const CALLBACK: &str = "callback-look";
/// Who calls at the agreed time is still speaking: seconds until it counts as missed.
pub const CALLBACK_GRACE_S: i64 = 15 * 60;

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Work {
    ticket: i64,
    at: Moment,
}

/// Asks to look, in the transaction that agrees on it.
pub fn agreed(tx: &mut Tx, ticket: &Ticket, at: Moment) -> Result<(), StoreError> {
    let work = serde_json::json!(Work { ticket: ticket.id, at });
    let dedup = format!("{}:{}", ticket.id, at.ms());
    jobs::ask(tx, NewJob { body: ticket.body, kind: CALLBACK, dedup, work, due: at.plus_s(CALLBACK_GRACE_S) })
}

pub fn look(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let job = move |tx: &mut Tx| missed(tx, &inner, body, &work, now);
        Ok(worker.wait(ctx.db.write(Lane::of(body, HELPDESK), job))?)
    })
}

/// Still agreed and nothing since: a step says so, and those are told whom it concerns.
fn missed(tx: &mut Tx, ctx: &Ctx, body: i64, work: &Work, now: Moment) -> Result<(), StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(()) };
    let Some(ticket) = by_id(tx, body, work.ticket)? else { return Ok(()) };
    let steps = steps(tx, body, ticket.id)?;
    let last = steps.iter().rev().find_map(|moved| match &moved.step {
        Step::CallbackAt { at, .. } => Some(*at),
        // Said already, or somebody tried.
        Step::CallbackMissed | Step::Attempted { way: Way::Callback, .. } => Some(Moment(0)),
        _ => None,
    });
    let waits = ticket.state == State::Callback && last == Some(work.at);
    if !waits || is_booked(tx, &ticket, Way::Callback)? {
        return Ok(());
    }
    ticket.log(tx, &Step::CallbackMissed, &Actor::server(), now)?;
    let about = format!("callback:{}:{}", ticket.id, work.at.ms());
    let news = News { kind: Kind::Callback, about, metric: None, until: Some(work.at), number: 0 };
    tell(tx, &office, &ticket, &news, now).map(|_| ())
}
