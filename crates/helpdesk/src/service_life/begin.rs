//! A course begins: somebody asks to be served, or gives notice.

use jiff::civil::Date;
use office::{Office, customers};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::ServiceError;
use super::course::{Course, Kind};
use super::due::{nth_working_day, terms};
use super::rule::{Advance, step};
use crate::work::Lead;

/// Days back that something may be registered by hand: a mistyped year would shut a customer out at once.
pub const BACKDATED_DAYS: i64 = 92;

/// How a customer gave notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// By a certified letter that lies here: its own instant counts.
    Letter(i64),
    /// Registered by hand, with the instant that counts in law.
    ByHand(Moment),
}

/// A customer asks to be served.
pub fn request(
    tx: &mut Tx,
    office: &Office,
    lead: &Lead,
    customer: i64,
    asked_at: Moment,
    now: Moment,
) -> Result<i64, ServiceError> {
    if !is_recent(asked_at, now) {
        return Err(ServiceError::When);
    }
    begin(tx, office, lead, (customer, Kind::Activation), (asked_at, None, None), now)
}

/// A customer gives notice: its service ends on a working day that the contract counts.
pub fn give_notice(
    tx: &mut Tx,
    office: &Office,
    lead: &Lead,
    customer: i64,
    notice: Notice,
    now: Moment,
) -> Result<i64, ServiceError> {
    let (at, letter) = match notice {
        Notice::Letter(id) => {
            (letter_at(tx, office.id, customer, id)?.ok_or(ServiceError::Letter)?, Some(id))
        }
        Notice::ByHand(at) if is_recent(at, now) => (at, None),
        Notice::ByHand(_) => return Err(ServiceError::When),
    };
    let arrived = office.date_of(at);
    let ends = nth_working_day(office, arrived, terms(office, customer, arrived).end_working_days);
    let id = begin(tx, office, lead, (customer, Kind::Termination), (at, letter, Some(ends)), now)?;
    let midnight = office.begin_of(ends).ok_or_else(|| StoreError::Shape(format!("the day {ends}")))?;
    customers::end(tx, office.id, customer, midnight)?;
    Ok(id)
}

fn is_recent(at: Moment, now: Moment) -> bool {
    at <= now && at >= now.plus_s(-BACKDATED_DAYS * 86_400)
}

/// When a certified letter of this customer counts as received.
fn letter_at(tx: &mut Tx, body: i64, customer: i64, letter: i64) -> Result<Option<Moment>, StoreError> {
    let row = tx.row(
        sql!("SELECT m.at FROM letter l JOIN ticket t ON t.body = l.body AND t.id = l.ticket JOIN ticket_message m ON m.body = l.body AND m.id = l.message WHERE l.body = ?1 AND l.id = ?2 AND l.certified = 1 AND t.customer = ?3 AND m.channel = 'pec'"),
        values![body, letter, customer],
    )?;
    row.map(|row| row.get(0).map(Moment)).transpose()
}

fn begin(
    tx: &mut Tx,
    office: &Office,
    lead: &Lead,
    (customer, kind): (i64, Kind),
    (at, letter, starts_on): (Moment, Option<i64>, Option<Date>),
    now: Moment,
) -> Result<i64, ServiceError> {
    office::by_id(&office.customers, customer).ok_or(ServiceError::Unknown)?;
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
