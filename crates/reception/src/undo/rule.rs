//! Undoing the last step of a counter.

use office::Office;
use platform::events::Actor;
use platform::store::Tx;
use platform::{Moment, sql, values};

use super::step::{self, Ended, Place, Step, Stood};
use crate::call_next::{Called, call_next, offer};
use crate::counter::{self, Desk, State};
use crate::line;
use crate::serve::{AtCounter, ServeError};
use crate::visit::{self, Visit};

/// Undoes the step `wanted`, or the last one; answers the call that this caused at an armed counter, if any.
pub fn undo(
    tx: &mut Tx,
    office: &Office,
    at: &AtCounter,
    wanted: Option<i64>,
    now: Moment,
) -> Result<Option<Called>, ServeError> {
    let (desk, actor) = (&at.desk, &at.caller.actor());
    let step = step::last(tx, office.id, desk.counter)?
        .filter(|step| wanted.is_none_or(|id| id == step.id))
        .ok_or(ServeError::NothingToUndo)?;
    if step.undone {
        return Err(ServeError::UndoneAlready);
    }
    if now > step.until {
        return Err(ServeError::UndoTooLate);
    }
    if desk.state == State::Left {
        return Err(ServeError::CounterClosed);
    }
    if !step.stands(desk) {
        return Err(ServeError::SomebodyCalled);
    }
    once(tx, office.id, &step, actor, now)?;
    let back = Back { office, desk, actor, now };
    let given_back = step.was.called.as_ref().map(|stood| back.give_back(tx, stood)).transpose()?;
    let serving = step.was.ended.as_ref().map(|ended| back.take_back(tx, &step, ended)).transpose()?;
    counter::set(tx, office.id, desk.counter, step.was.state, serving, Moment(step.was.since))?;
    match given_back.flatten() {
        // A colleague may stand armed by now: nobody waits beside an idle counter.
        Some(service) => Ok(offer(tx, office, desk.site, service, now)?),
        None if step.was.state == State::Idle => back.armed_again(tx, Moment(step.was.since)),
        None => Ok(None),
    }
}

/// The key of the table says no to a second undoing.
fn once(tx: &mut Tx, body: i64, step: &Step, actor: &Actor, now: Moment) -> Result<(), ServeError> {
    let first = tx.execute(
        sql!(
            "INSERT INTO counter_undo (body, step, actor, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"
        ),
        values![body, step.id, actor.0.as_str(), now],
    )?;
    if first == 1 { Ok(()) } else { Err(ServeError::UndoneAlready) }
}

struct Back<'a> {
    office: &'a Office,
    desk: &'a Desk,
    actor: &'a Actor,
    now: Moment,
}

impl Back<'_> {
    /// Whoever was called by the same key stands where she stood; answers the service of her line.
    fn give_back(&self, tx: &mut Tx, stood: &Stood) -> Result<Option<i64>, ServeError> {
        let visit = visit::by_id(tx, self.office.id, stood.visit)?.ok_or(ServeError::MovedOn)?;
        tx.execute(
            sql!("UPDATE call SET ended_at = ?3, ending = 'undone' WHERE body = ?1 AND id = ?2"),
            values![self.office.id, stood.call, self.now],
        )?;
        self.note(tx, &visit, "called", stood.call, visit.service)?;
        match &stood.place {
            Place::Line(place) => {
                if !line::put_back(tx, self.office.id, &visit, place)? {
                    return Err(ServeError::MovedOn);
                }
                Ok(Some(place.service))
            }
            Place::Aside(aside) => {
                visit::set_aside(tx, self.office.id, visit.id, aside)?;
                Ok(None)
            }
        }
    }

    /// Whoever was at the counter is there again, by the same call.
    fn take_back(&self, tx: &mut Tx, step: &Step, ended: &Ended) -> Result<(i64, i64), ServeError> {
        let body = self.office.id;
        let mut visit = visit::by_id(tx, body, ended.visit)?.ok_or(ServeError::MovedOn)?;
        if visit::last_call(tx, body, visit.id)?.map(|call| call.id) != Some(ended.call) {
            return Err(ServeError::MovedOn);
        }
        let there = match step.kind.as_str() {
            "served" => visit::reopen(tx, body, visit.id, &step.kind)?,
            "sent_on" => line::leave(tx, body, visit.id)?,
            why => {
                let aside = visit::aside_of(tx, body, visit.id)?;
                let same = aside.is_some_and(|aside| aside.why == why && aside.at == step.at);
                same && visit::end_aside(tx, body, visit.id)?
            }
        };
        if !there {
            return Err(ServeError::MovedOn);
        }
        if step.kind == "sent_on" {
            self.note(tx, &visit, "returned", ended.call, visit.service)?;
            visit::change_service(tx, body, visit.id, ended.service, &ended.offering)?;
            visit.service = ended.service;
        }
        tx.execute(
            sql!("UPDATE call SET ended_at = NULL, ending = NULL WHERE body = ?1 AND id = ?2"),
            values![body, ended.call],
        )?;
        self.note(tx, &visit, &step.kind, ended.call, visit.service)?;
        Ok((visit.id, ended.call))
    }

    /// An armed counter whose step is undone is armed again, and is given whoever came meanwhile.
    fn armed_again(&self, tx: &mut Tx, since: Moment) -> Result<Option<Called>, ServeError> {
        let called = call_next(tx, self.office, self.desk, self.now)?;
        if called.is_none() {
            counter::set(tx, self.office.id, self.desk.counter, State::Idle, None, since)?;
        }
        Ok(called)
    }

    /// One event for each event undone, found by its kind and its call: figures leave both out.
    fn note(&self, tx: &mut Tx, visit: &Visit, of: &str, call: i64, service: i64) -> Result<(), ServeError> {
        let facts = serde_json::json!({
            "of": of, "call": call, "counter": self.desk.counter, "staff": self.desk.staff, "service": service,
        });
        Ok(visit::note(tx, self.office.id, visit, "undone", self.actor, self.now, facts)?)
    }
}
