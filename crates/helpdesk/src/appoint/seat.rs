//! The seat behind an appointment: taken by the agenda's own rules, for the requester of the ticket.

use agenda::book::{Request, book};
use agenda::{appointment, mail};
use identity::{Email, PersonName, Phone};
use office::people::{self, Contact, Indexes, Someone};
use office::{Ctx, Office};
use platform::jobs::{self, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{AppointError, Way, service_of, suspend};
use crate::ticket::Ticket;
use crate::work::AtDesk;

/// Characters of the topic: as many as an agenda keeps of a reason.
pub const TOPIC_MAX: usize = 200;
/// How long before the appointment its reminder goes out.
const REMINDED_S: i64 = 24 * 3_600;

/// What the desk wants for the requester.
#[derive(Clone, Debug)]
pub struct Wish {
    pub way: Way,
    pub start: Moment,
    /// As typed; empty for the number on file.
    pub phone: String,
    pub topic: String,
    /// The requester chose the time.
    pub chosen: bool,
}

/// A seat, not yet known to the ticket.
pub(super) struct Seat {
    pub appointment: i64,
    pub start: Moment,
    pub end: Moment,
    pub exception: i64,
}

pub(super) fn take(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    ticket: &Ticket,
    desk: &AtDesk,
    wish: &Wish,
    now: Moment,
) -> Result<Seat, AppointError> {
    let service = service_of(office, ticket.area, wish.way).ok_or(AppointError::NoAgenda)?;
    let offering = service.doc.offering.first().ok_or(AppointError::NoAgenda)?;
    let topic = wish.topic.trim();
    if topic.is_empty() || topic.chars().count() > TOPIC_MAX || topic.chars().any(char::is_control) {
        return Err(AppointError::Topic);
    }
    let request = Request {
        body: office.id,
        service: service.id,
        offering: offering.key.clone(),
        start: wish.start,
        someone: someone(tx, ticket, wish)?,
        // The desk knows whom it calls twice: two requests of one person may both need a visit, so nobody is
        // looked for who holds a seat already.
        indexes: Indexes::default(),
        detail: topic.to_owned(),
        channel: appointment::Channel::Phone,
        lang: ticket.lang,
        key: None,
        actor: desk.actor.clone(),
    };
    let booked = book(tx, ctx, &request, now)?;
    let (start, end) = (booked.start, booked.start.plus_s(booked.length_s));
    let exception = allowed(tx, ticket, wish.way, (start, end))?;
    remind(tx, ticket.body, booked.id, start, now)?;
    Ok(Seat { appointment: booked.id, start, end, exception })
}

/// The exception that a visit needs; 0 when it needs none.
pub(super) fn allowed(
    tx: &mut Tx,
    ticket: &Ticket,
    way: Way,
    span: (Moment, Moment),
) -> Result<i64, AppointError> {
    if way == Way::OnSite { suspend::allowed(tx, ticket, span) } else { Ok(0) }
}

fn someone(tx: &mut Tx, ticket: &Ticket, wish: &Wish) -> Result<Someone, AppointError> {
    let known = match ticket.requester {
        Some(person) => people::contact(tx, ticket.body, person)?,
        None => Contact::default(),
    };
    let typed = Some(wish.phone.trim()).filter(|typed| !typed.is_empty());
    let phone = typed.or(known.phone.as_deref()).map(Phone::parse);
    let phone = phone.transpose().map_err(|_| AppointError::Phone)?;
    if wish.way == Way::Callback && phone.is_none() {
        return Err(AppointError::NoPhone);
    }
    Ok(Someone {
        given_name: PersonName::parse(&known.name).ok(),
        email: known.email.as_deref().and_then(|mail| Email::parse(mail).ok()),
        phone,
        ..Someone::default()
    })
}

/// Asks for the reminder of the day before; an appointment made later than that needs none.
pub(super) fn remind(
    tx: &mut Tx,
    body: i64,
    appointment: i64,
    start: Moment,
    now: Moment,
) -> Result<(), StoreError> {
    let due = start.plus_s(-REMINDED_S);
    if due <= now {
        return Ok(());
    }
    let dedup = format!("reminder:{appointment}:{}", start.ms());
    let work = mail::work_at(appointment, mail::Occasion::Reminder, start);
    jobs::ask(tx, NewJob { body, kind: mail::JOB, dedup, work, due })
}

/// Lets the ticket know its seat; refused when it has one of this kind.
pub(super) fn keep(
    tx: &mut Tx,
    (body, ticket): (i64, i64),
    desk: &AtDesk,
    (way, chosen): (Way, bool),
    seat: &Seat,
    now: Moment,
) -> Result<(), AppointError> {
    let done = tx.execute(
        sql!(
            "INSERT INTO ticket_appointment (body, ticket, appointment, way, chosen, start_at, end_at, booked_by, booked_at, exception, tries) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0) ON CONFLICT DO NOTHING"
        ),
        values![
            body,
            ticket,
            seat.appointment,
            way.word(),
            chosen,
            seat.start,
            seat.end,
            desk.actor.0.as_str(),
            now,
            seat.exception
        ],
    )?;
    if done == 0 { Err(AppointError::Already) } else { Ok(()) }
}
