//! A visit that becomes a session from afar.

use agenda::{appointment, availability};
use office::{Ctx, Office};
use platform::Moment;
use platform::store::Tx;

use super::rule::live;
use super::{AppointError, Way, Wish, book, cancel, service_of};
use crate::ticket::Ticket;
use crate::work::AtDesk;

/// At its hour, or at the first free one after it.
pub fn make_remote(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    appointment: i64,
    now: Moment,
) -> Result<i64, AppointError> {
    let visit = live(tx, ticket, appointment)?;
    let service = service_of(office, ticket.area, Way::Remote).ok_or(AppointError::NoAgenda)?;
    let offering = service.doc.offering.first().ok_or(AppointError::NoAgenda)?;
    let booked = appointment::by_id(tx, ticket.body, appointment)?.ok_or(AppointError::Unknown)?;
    let phone = match booked.person {
        Some(person) => office::people::contact(tx, ticket.body, person)?.phone.unwrap_or_default(),
        None => String::new(),
    };
    let free = availability::next_free(tx, office, service, offering, visit.start, now, 1)?;
    let start = free.first().copied().ok_or(agenda::book::BookError::Full { alternatives: Vec::new() })?;
    cancel(tx, office, ticket, desk, appointment, now)?;
    let wish = Wish { way: Way::Remote, start, phone, topic: booked.detail, chosen: false };
    book(tx, ctx, office, ticket, desk, &wish, now)
}
