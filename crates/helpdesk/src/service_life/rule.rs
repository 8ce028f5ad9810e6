//! The transactions of a course.

use jiff::civil::Date;
use office::docs::ContractDoc;
use office::{Office, by_id as part, customers};
use platform::events::{NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::course::{Course, Facts, Kind, Stage, by_id};
use super::due::{has_ended, nth_working_day, terms};
use super::{ServiceError, erasing};
use crate::digital::LeadsDesk;
use crate::erase;

/// How a customer gave notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// By a certified letter that lies here: its own instant counts.
    Letter(i64),
    /// Registered by hand, with the instant that counts in law.
    ByHand(Moment),
}

/// The next stage of an activation, or the handing over of a termination, with what it says.
#[derive(Clone, Debug, Default)]
pub struct Advance {
    pub facts: Facts,
    pub file: Option<i64>,
    /// First day of the service, of a plan.
    pub starts_on: Option<Date>,
}

/// A customer asks to be served.
pub fn request(
    tx: &mut Tx,
    office: &Office,
    lead: &LeadsDesk,
    customer: i64,
    asked_at: Moment,
    now: Moment,
) -> Result<i64, ServiceError> {
    if asked_at > now {
        return Err(ServiceError::When);
    }
    begin(tx, office, lead, (customer, Kind::Activation), (asked_at, None, None), now)
}

/// A customer gives notice: its service ends on a working day that the contract counts.
pub fn give_notice(
    tx: &mut Tx,
    office: &Office,
    lead: &LeadsDesk,
    customer: i64,
    notice: Notice,
    now: Moment,
) -> Result<i64, ServiceError> {
    let (at, letter) = match notice {
        Notice::Letter(id) => {
            (letter_at(tx, office.id, customer, id)?.ok_or(ServiceError::Letter)?, Some(id))
        }
        Notice::ByHand(at) => (at, None),
    };
    if at > now {
        return Err(ServiceError::When);
    }
    let arrived = office.date_of(at);
    let ends = nth_working_day(office, arrived, terms(office, customer, arrived).end_working_days);
    let id = begin(tx, office, lead, (customer, Kind::Termination), (at, letter, Some(ends)), now)?;
    customers::end(tx, office.id, customer, midnight(office, ends)?)?;
    Ok(id)
}

/// When a certified letter of this customer counts as received.
fn letter_at(tx: &mut Tx, body: i64, customer: i64, letter: i64) -> Result<Option<Moment>, StoreError> {
    let row = tx.row(
        sql!("SELECT m.at FROM letter l JOIN ticket t ON t.body = l.body AND t.id = l.ticket JOIN ticket_message m ON m.body = l.body AND m.id = l.message WHERE l.body = ?1 AND l.id = ?2 AND l.certified = 1 AND t.customer = ?3 AND m.channel = 'pec'"),
        values![body, letter, customer],
    )?;
    row.map(|row| row.get(0).map(Moment)).transpose()
}

fn midnight(office: &Office, day: Date) -> Result<Moment, StoreError> {
    let start = day.to_zoned(office.zone.clone()).map_err(|e| StoreError::Shape(e.to_string()))?;
    Ok(start.timestamp().into())
}

fn begin(
    tx: &mut Tx,
    office: &Office,
    lead: &LeadsDesk,
    (customer, kind): (i64, Kind),
    (at, letter, starts_on): (Moment, Option<i64>, Option<Date>),
    now: Moment,
) -> Result<i64, ServiceError> {
    part(&office.customers, customer).ok_or(ServiceError::Unknown)?;
    let id = tx.new_id();
    let starts = starts_on.map_or_else(String::new, |day| day.to_string());
    let new = tx.execute(
        sql!("INSERT INTO service_course (body, id, customer, kind, begun_at, letter, starts_on, over_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL) ON CONFLICT DO NOTHING"),
        values![office.id, id, customer, kind.word(), at, letter, starts],
    )?;
    if new == 0 {
        return Err(ServiceError::Running);
    }
    let course = Course {
        body: office.id,
        id,
        customer,
        kind,
        begun_at: at,
        letter,
        starts_on,
        over_at: None,
        steps: Vec::new(),
    };
    step(tx, lead, &course, kind.stages()[0], &Advance::default(), now)?;
    Ok(id)
}

/// Goes on to `stage`, which must be the next one.
pub fn advance(
    tx: &mut Tx,
    office: &Office,
    lead: &LeadsDesk,
    (id, stage): (i64, Stage),
    with: &Advance,
    now: Moment,
) -> Result<(), ServiceError> {
    let course = by_id(tx, lead.body, id)?.ok_or(ServiceError::Unknown)?;
    if course.next() != Some(stage) || stage == Stage::Erased {
        return Err(ServiceError::Order);
    }
    let today = office.date_of(now);
    match stage {
        Stage::Planned => {
            let day = with.starts_on.filter(|day| *day >= today).ok_or(ServiceError::When)?;
            tx.execute(
                sql!("UPDATE service_course SET starts_on = ?3 WHERE body = ?1 AND id = ?2"),
                values![lead.body, id, day.to_string()],
            )?;
        }
        Stage::Active => {
            if course.starts_on.is_none_or(|day| day > today) {
                return Err(ServiceError::NotYet);
            }
            contract(office, course.customer, today).ok_or(ServiceError::NoContract)?;
            customers::go_on(tx, lead.body, course.customer)?;
            over(tx, &course, now)?;
        }
        _ => {}
    }
    step(tx, lead, &course, stage, with, now)
}

fn contract(office: &Office, customer: i64, today: Date) -> Option<&ContractDoc> {
    let key = &part(&office.customers, customer)?.doc.key;
    let own =
        office.contracts.iter().map(|part| &part.doc).find(|doc| doc.customer == *key && doc.in_force(today));
    own
}

/// It is given up: an offer that nobody takes, a notice taken back before it took effect.
pub fn withdraw(
    tx: &mut Tx,
    office: &Office,
    lead: &LeadsDesk,
    id: i64,
    now: Moment,
) -> Result<(), ServiceError> {
    let course = by_id(tx, lead.body, id)?.ok_or(ServiceError::Unknown)?;
    if course.over_at.is_some() {
        return Err(ServiceError::Order);
    }
    if has_ended(&course, office.date_of(now)) {
        return Err(ServiceError::Ended);
    }
    if course.kind == Kind::Termination {
        customers::go_on(tx, lead.body, course.customer)?;
    }
    over(tx, &course, now)?;
    step(tx, lead, &course, Stage::Withdrawn, &Advance::default(), now)
}

/// Asks that the data be erased: they were handed over before, and nothing forbids it.
pub fn ask_erasure(tx: &mut Tx, lead: &LeadsDesk, id: i64, now: Moment) -> Result<(), ServiceError> {
    let course = by_id(tx, lead.body, id)?.ok_or(ServiceError::Unknown)?;
    if course.next() != Some(Stage::Erased) {
        return Err(ServiceError::Order);
    }
    erase::customer::ask(tx, lead, course.customer, now)?;
    Ok(erasing::ask(tx, &course, now)?)
}

pub(super) fn over(tx: &mut Tx, course: &Course, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE service_course SET over_at = ?3 WHERE body = ?1 AND id = ?2"),
        values![course.body, course.id, now],
    )?;
    Ok(())
}

/// Each stage once: the second of two clicks finds it taken.
pub(super) fn step(
    tx: &mut Tx,
    lead: &LeadsDesk,
    course: &Course,
    stage: Stage,
    with: &Advance,
    now: Moment,
) -> Result<(), ServiceError> {
    let facts = serde_json::json!(with.facts);
    let new = tx.execute(
        sql!("INSERT INTO service_step (body, course, stage, at, actor, facts, file) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"),
        values![course.body, course.id, stage.word(), now, lead.actor.0.as_str(), facts.to_string(), with.file],
    )?;
    if new == 0 {
        return Err(ServiceError::Order);
    }
    let facts = serde_json::json!({ "customer": course.customer, "course": course.kind, "stage": stage });
    let (body, subject, actor) = (course.body, course.id, &lead.actor);
    append(tx, NewEvent { body, place: 0, kind: "service_went_on", subject, actor, at: now, facts })?;
    Ok(())
}
