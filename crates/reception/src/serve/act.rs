//! The actions of a counter, one transaction each.

use office::Office;
use platform::events::{Actor, NewEvent, append};
use platform::store::Tx;
use platform::{Moment, sql, values};
use queueing::Kind;

use super::open::anybody_waits;
use super::{Action, AtCounter, ServeError};
use crate::call_next::{Called, call_next, call_person};
use crate::counter::{self, Desk, State};
use crate::line::{Entry, enter, stand};
use crate::undo::{self, Place, Stood};
use crate::visit::{self, Aside, Visit};

/// Carries out an action; answers the call it caused, if any.
pub fn act(
    tx: &mut Tx,
    office: &Office,
    at: &AtCounter,
    action: &Action,
    now: Moment,
) -> Result<Option<Called>, ServeError> {
    let (desk, actor) = (&at.desk, at.caller.actor());
    let hand = Hand { office, at, desk, actor: &actor, now };
    match action {
        Action::Next => {
            if desk.visit.is_none() {
                return Ok(call_next(tx, office, desk, now)?);
            }
            let visit = hand.finish(tx)?;
            let called = call_next(tx, office, desk, now)?;
            let stood = called.as_ref().map(|called| Stood {
                visit: called.visit,
                call: called.call,
                place: Place::in_line(&called.stood),
            });
            undo::remember(tx, office.id, at, "served", Some(&visit), stood, now)?;
            Ok(called)
        }
        Action::Finish => {
            let visit = hand.finish(tx)?;
            undo::remember(tx, office.id, at, "served", Some(&visit), None, now)?;
            Ok(None)
        }
        Action::Recall => hand.recall(tx).map(|()| None),
        Action::NoShow => hand.set_aside(tx, "no_show").map(|()| None),
        Action::Park => hand.set_aside(tx, "parked").map(|()| None),
        Action::ReturnLater => hand.set_aside(tx, "away").map(|()| None),
        Action::SendOn { service } => hand.send_on(tx, *service),
        Action::Resume { visit } => hand.resume(tx, *visit),
        Action::Pick { visit, because } => {
            let because = because.trim();
            if because.is_empty() {
                return Err(ServeError::NoReason);
            }
            hand.free()?;
            hand.within_reach(tx, *visit)?;
            call_person(tx, office, desk, *visit, because, now)?.map(Some).ok_or(ServeError::Gone)
        }
        Action::Undo { step } => undo::undo(tx, office, at, *step, now),
        Action::Pause => {
            hand.free()?;
            hand.rest(tx, State::Paused, "counter_paused").map(|()| None)
        }
        Action::Close => {
            hand.free()?;
            // Armed already: whoever waits may not be called yet, and an operator must be able to go home.
            if desk.state != State::Idle && anybody_waits(tx, office, desk.site, &desk.skills)? {
                return Ok(call_next(tx, office, desk, now)?);
            }
            hand.rest(tx, State::Left, "counter_closed").map(|()| None)
        }
    }
}

/// An operator's hand: the desk, the person at it and the instant of the action.
struct Hand<'a> {
    office: &'a Office,
    at: &'a AtCounter,
    desk: &'a Desk,
    actor: &'a Actor,
    now: Moment,
}

impl Hand<'_> {
    fn free(&self) -> Result<(), ServeError> {
        if self.desk.visit.is_none() { Ok(()) } else { Err(ServeError::Busy) }
    }

    fn serving(&self, tx: &mut Tx) -> Result<(Visit, i64), ServeError> {
        let (Some(visit), Some(call)) = (self.desk.visit, self.desk.call) else {
            return Err(ServeError::Nobody);
        };
        let visit = visit::by_id(tx, self.office.id, visit)?.ok_or(ServeError::Gone)?;
        Ok((visit, call))
    }

    /// Ends the call with a word; the counter rests.
    fn end_call(&self, tx: &mut Tx, how: &str) -> Result<Visit, ServeError> {
        let (visit, call) = self.serving(tx)?;
        tx.execute(
            sql!("UPDATE call SET ended_at = ?3, ending = ?4 WHERE body = ?1 AND id = ?2"),
            values![self.office.id, call, self.now, how],
        )?;
        counter::set(tx, self.office.id, self.desk.counter, State::Paused, None, self.now)?;
        let facts = serde_json::json!({
            "call": call, "counter": self.desk.counter, "staff": self.desk.staff, "service": visit.service,
            "served_s": self.now.seconds() - self.desk.since.seconds(),
        });
        visit::note(tx, self.office.id, &visit, how, self.actor, self.now, facts)?;
        Ok(visit)
    }

    fn finish(&self, tx: &mut Tx) -> Result<Visit, ServeError> {
        let visit = self.end_call(tx, "served")?;
        visit::end(tx, self.office.id, &visit, "served", self.actor, self.now)?;
        Ok(visit)
    }

    /// No-show, parked and away people keep their visit and can come back.
    fn set_aside(&self, tx: &mut Tx, why: &str) -> Result<(), ServeError> {
        let visit = self.end_call(tx, why)?;
        let aside = Aside { why: why.into(), counter: self.desk.counter, at: self.now };
        visit::set_aside(tx, self.office.id, visit.id, &aside)?;
        undo::remember(tx, self.office.id, self.at, why, Some(&visit), None, self.now)?;
        Ok(())
    }

    fn recall(&self, tx: &mut Tx) -> Result<(), ServeError> {
        let (visit, call) = self.serving(tx)?;
        tx.execute(
            sql!("UPDATE call SET announced_at = ?3, announced = announced + 1 WHERE body = ?1 AND id = ?2"),
            values![self.office.id, call, self.now],
        )?;
        let facts = serde_json::json!({ "call": call, "counter": self.desk.counter });
        Ok(visit::note(tx, self.office.id, &visit, "recalled", self.actor, self.now, facts)?)
    }

    fn send_on(&self, tx: &mut Tx, service: i64) -> Result<Option<Called>, ServeError> {
        let target = self.office.service(service).ok_or(ServeError::UnknownService)?;
        let site = self.office.site_of(&target.doc).map_or(0, |site| site.id);
        // Another address is another day's errand, and its codes are another series.
        if site != self.desk.site {
            return Err(ServeError::UnknownService);
        }
        let mut visit = self.end_call(tx, "sent_on")?;
        undo::remember(tx, self.office.id, self.at, "sent_on", Some(&visit), None, self.now)?;
        visit::change_service(tx, self.office.id, visit.id, service, "")?;
        visit.service = service;
        let facts =
            serde_json::json!({ "service": service, "kind": Kind::Return.as_str(), "call": self.desk.call });
        visit::note(tx, self.office.id, &visit, "returned", self.actor, self.now, facts)?;
        let entry = Entry { kind: Kind::Return, due_s: self.now.seconds(), late_checkin: false };
        Ok(enter(tx, self.office, &visit, entry, self.now)?)
    }

    /// Of this site and for a service of this counter.
    fn within_reach(&self, tx: &mut Tx, visit: i64) -> Result<Visit, ServeError> {
        let visit = visit::by_id(tx, self.office.id, visit)?.ok_or(ServeError::Gone)?;
        let mine = visit.site == self.desk.site && self.desk.skills.contains(&visit.service);
        if mine { Ok(visit) } else { Err(ServeError::Gone) }
    }

    /// Brings a parked, missed or absent person straight to this counter.
    fn resume(&self, tx: &mut Tx, visit: i64) -> Result<Option<Called>, ServeError> {
        self.free()?;
        let visit = self.within_reach(tx, visit)?;
        let aside = visit::aside_of(tx, self.office.id, visit.id)?.ok_or(ServeError::Gone)?;
        visit::end_aside(tx, self.office.id, visit.id)?;
        // In line for an instant, so that there is one way to be called.
        let entry = Entry { kind: Kind::Return, due_s: self.now.seconds(), late_checkin: false };
        stand(tx, self.office, &visit, entry, self.now)?;
        let called = call_person(tx, self.office, self.desk, visit.id, "resumed", self.now)?
            .ok_or(ServeError::Gone)?;
        let stood = Stood { visit: visit.id, call: called.call, place: Place::Aside(aside) };
        undo::remember(tx, self.office.id, self.at, "called", None, Some(stood), self.now)?;
        Ok(Some(called))
    }

    fn rest(&self, tx: &mut Tx, state: State, kind: &str) -> Result<(), ServeError> {
        counter::set(tx, self.office.id, self.desk.counter, state, None, self.now)?;
        append(
            tx,
            NewEvent {
                body: self.office.id,
                place: self.desk.site,
                kind,
                subject: self.desk.counter,
                actor: self.actor,
                at: self.now,
                facts: serde_json::json!({}),
            },
        )?;
        Ok(())
    }
}
