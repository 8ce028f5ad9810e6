//! Going on with a course, and giving it up.

use jiff::civil::Date;
use office::docs::ContractDoc;
use office::{Office, by_id as part, customers};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::ServiceError;
use super::course::{Course, Facts, Kind, Stage, by_id};
use super::due::has_ended;
use crate::work::Lead;

/// The next stage of an activation, or the handing over of a termination, with what it says.
#[derive(Clone, Debug, Default)]
pub struct Advance {
    pub facts: Facts,
    pub file: Option<i64>,
    /// First day of the service, of a plan.
    pub starts_on: Option<Date>,
}

/// Goes on to `stage`, which must be the next one.
pub fn advance(
    tx: &mut Tx,
    office: &Office,
    lead: &Lead,
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
    office.contracts.iter().map(|part| &part.doc).find(|doc| doc.customer == *key && doc.in_force(today))
}

/// It is given up: an offer that nobody takes, a notice taken back before it took effect.
pub fn withdraw(tx: &mut Tx, office: &Office, lead: &Lead, id: i64, now: Moment) -> Result<(), ServiceError> {
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
    lead: &Lead,
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
    Ok(lead.note(tx, "service_went_on", course.id, facts, now)?)
}
