//! The transaction: one row and one event per notice, and the place in the line that follows from it.

use agenda::appointment::Appointment;
use office::Office;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{LATE_MINUTES, LATE_TIMES_MAX, LateError, Notice, of};
use crate::line;
use crate::pass::Pass;
use crate::visit::{self, Visit};

/// «I am ten minutes late.»
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    minutes: i64,
    /// How often it had been said when the page was made: the same form sent twice says it once.
    said: i64,
}

impl Wish {
    pub fn parse(minutes: i64, said: i64) -> Result<Wish, LateError> {
        if LATE_MINUTES.contains(&minutes) { Ok(Wish { minutes, said }) } else { Err(LateError::Minutes) }
    }
}

/// Says it for a pass: of somebody here, else of an appointment.
pub fn running_late(
    tx: &mut Tx,
    office: &Office,
    pass: &Pass,
    wish: Wish,
    actor: &Actor,
    now: Moment,
) -> Result<(), LateError> {
    match pass {
        Pass::Booked { visit: Some(visit), .. } | Pass::Ticket { visit } => {
            waiting(tx, office, visit, wish, actor, now)
        }
        Pass::Booked { appointment, visit: None } => expected(tx, office, appointment, wish, actor, now),
    }
}

/// Somebody in line: not called before the instant, and nobody's statistics count the time until then.
fn waiting(
    tx: &mut Tx,
    office: &Office,
    visit: &Visit,
    wish: Wish,
    actor: &Actor,
    now: Moment,
) -> Result<(), LateError> {
    let known = of(tx, office.id, visit.id)?;
    if said_already(known, wish) {
        return Ok(());
    }
    if visit.day != office.date_of(now) || visit::ending(tx, office.id, visit.id)?.is_some() {
        return Err(LateError::Over);
    }
    let Some(entry) = line::of_visit(tx, office.id, visit.id)? else {
        let aside = visit::aside_of(tx, office.id, visit.id)?;
        return Err(if aside.is_some() { LateError::Aside } else { LateError::Called });
    };
    let until = now.plus_s(wish.minutes * 60);
    if !write(tx, office.id, visit.id, known, wish, until, actor, now)? {
        return Ok(());
    }
    let until_s = until.seconds();
    tx.execute(
        sql!(
            "UPDATE waiting SET due_s = ?3, callable_s = ?4, not_before_s = ?5, offered = 0 WHERE body = ?1 AND visit = ?2"
        ),
        values![
            office.id,
            visit.id,
            entry.person.due.max(until_s),
            entry.callable_s.max(until_s),
            until_s
        ],
    )?;
    let facts = serde_json::json!({
        "service": visit.service, "minutes": wish.minutes, "arrives_at": until, "present": true,
    });
    Ok(visit::note(tx, office.id, visit, "running_late", actor, now, facts)?)
}

/// Somebody booked for today and not here yet: the counter learns when to expect him.
fn expected(
    tx: &mut Tx,
    office: &Office,
    booked: &Appointment,
    wish: Wish,
    actor: &Actor,
    now: Moment,
) -> Result<(), LateError> {
    if booked.cancelled {
        return Err(LateError::Cancelled);
    }
    if booked.day != office.date_of(now) {
        return Err(LateError::AnotherDay);
    }
    let known = of(tx, office.id, booked.id)?;
    let arrives = now.max(booked.start).plus_s(wish.minutes * 60);
    if said_already(known, wish) || !write(tx, office.id, booked.id, known, wish, arrives, actor, now)? {
        return Ok(());
    }
    let facts = serde_json::json!({
        "appointment": booked.id, "service": booked.service, "minutes": wish.minutes, "arrives_at": arrives,
        "present": false,
    });
    let event = NewEvent {
        body: office.id,
        place: booked.site,
        kind: "running_late",
        subject: booked.id,
        actor,
        at: now,
        facts,
    };
    Ok(append(tx, event)?)
}

fn said_already(known: Option<Notice>, wish: Wish) -> bool {
    known.is_some_and(|notice| wish.said < notice.times)
}

/// False when the same notice is there already: its key says so.
#[allow(clippy::too_many_arguments)]
fn write(
    tx: &mut Tx,
    body: i64,
    subject: i64,
    known: Option<Notice>,
    wish: Wish,
    arrives: Moment,
    actor: &Actor,
    now: Moment,
) -> Result<bool, LateError> {
    let times = known.map_or(0, |notice| notice.times);
    if times >= LATE_TIMES_MAX {
        return Err(LateError::TooOften);
    }
    let written: Result<u64, StoreError> = tx.execute(
        sql!(
            "INSERT INTO late_notice (body, subject, number, minutes, arrives_at, actor, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"
        ),
        values![body, subject, times + 1, wish.minutes, arrives, actor.0.as_str(), now],
    );
    Ok(written? == 1)
}
