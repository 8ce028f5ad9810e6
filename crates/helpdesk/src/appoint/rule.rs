//! Making an appointment of a ticket, moving it, giving it back.

use agenda::appointment::{self, Channel};
use agenda::arrival;
use agenda::cancel::{self, CancelError};
use agenda::reschedule::reschedule;
use office::{Ctx, Office};
use platform::Moment;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::seat::{self, Seat, Wish};
use super::{AppointError, Appointed, Outcome, Way, is_booked, one};
use crate::ticket::{State, Step, Ticket};
use crate::work::{self, AtDesk, WorkError};

/// Takes a seat for the requester of a ticket; answers the appointment.
pub fn book(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    wish: &Wish,
    now: Moment,
) -> Result<i64, AppointError> {
    if !ticket.state.is_open() {
        return Err(WorkError::Transition.into());
    }
    // The key sees a ticket's own; those that came with a merge are looked for.
    if is_booked(tx, ticket, wish.way)? {
        return Err(AppointError::Already);
    }
    let seat = seat::take(tx, ctx, office, ticket, desk, wish, now)?;
    seat::keep(tx, (ticket.body, ticket.id), desk, (wish.way, wish.chosen), &seat, now)?;
    let (way, appointment, at) = (wish.way, seat.appointment, seat.start);
    ticket.log(tx, &Step::Appointed { way, appointment, at }, &desk.actor, now)?;
    begin(tx, office, ticket, desk, (way, at, wish.chosen), now)?;
    Ok(appointment)
}

/// What an appointment means for the ticket.
fn begin(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (way, at, chosen): (Way, Moment, bool),
    now: Moment,
) -> Result<(), AppointError> {
    match way {
        Way::Callback => work::await_callback(tx, office, ticket, desk, (at, chosen), now)?,
        Way::OnSite if !work::on_site_is_asked(tx, ticket)? => {
            work::on_site(tx, office, ticket, desk, false, now)?;
        }
        // Of the ticket itself nothing changed but its log.
        Way::OnSite | Way::Remote => {
            if !crate::ticket::touch(tx, ticket, now)? {
                return Err(WorkError::Changed.into());
            }
        }
    }
    Ok(())
}

/// The live appointment that is meant.
pub(super) fn live(tx: &mut Tx, ticket: &Ticket, appointment: i64) -> Result<Appointed, AppointError> {
    let found = one(tx, ticket.body, (ticket.id, appointment))?;
    found.filter(Appointed::is_live).ok_or(AppointError::Unknown)
}

/// Another time. One whose time has passed stays in the log as it was, and a new one takes its place.
pub fn move_to(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (from, wish): (i64, &Wish),
    now: Moment,
) -> Result<i64, AppointError> {
    let known = live(tx, ticket, from)?;
    if !ticket.state.is_open() {
        return Err(WorkError::Transition.into());
    }
    let booked = appointment::by_id(tx, ticket.body, from)?.ok_or(AppointError::Unknown)?;
    let gone = booked.start <= now || booked.cancelled || arrival::is_here(tx, ticket.body, from)?;
    let seat = if gone {
        end(tx, ticket.body, &known, Outcome::Moved, &desk.actor, now)?;
        let wish = Wish { way: known.way, ..wish.clone() };
        let seat = seat::take(tx, ctx, office, ticket, desk, &wish, now)?;
        seat::keep(tx, (ticket.body, known.ticket), desk, (known.way, wish.chosen), &seat, now)?;
        seat
    } else {
        reschedule(tx, ctx, office, &booked, wish.start, &desk.actor, now)?;
        let moved = appointment::by_id(tx, ticket.body, from)?.ok_or(AppointError::Unknown)?;
        let (start, until) = (moved.start, moved.start.plus_s(moved.length_s));
        let exception = seat::allowed(tx, ticket, known.way, (start, until))?;
        seat::remind(tx, ticket.body, from, start, now)?;
        let seat = Seat { appointment: from, start, end: until, exception };
        change(tx, ticket.body, known.ticket, &seat, wish.chosen)?;
        seat
    };
    let (way, appointment, at) = (known.way, seat.appointment, seat.start);
    ticket.log(tx, &Step::AppointmentMoved { way, appointment, at }, &desk.actor, now)?;
    begin(tx, office, ticket, desk, (way, at, wish.chosen), now)?;
    Ok(appointment)
}

/// The same appointment at another time; what was missed or tried before is no longer.
pub(super) fn change(
    tx: &mut Tx,
    body: i64,
    ticket: i64,
    seat: &Seat,
    chosen: bool,
) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "UPDATE ticket_appointment SET start_at = ?4, end_at = ?5, exception = ?6, chosen = ?7, tries = 0, missed_at = NULL WHERE body = ?1 AND ticket = ?2 AND appointment = ?3"
        ),
        values![body, ticket, seat.appointment, seat.start, seat.end, seat.exception, chosen],
    )?;
    Ok(())
}

/// Gives the seat back. One that has begun is not cancelled: it has an outcome.
pub fn cancel(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    appointment: i64,
    now: Moment,
) -> Result<(), AppointError> {
    let known = live(tx, ticket, appointment)?;
    let booked = appointment::by_id(tx, ticket.body, appointment)?.ok_or(CancelError::Past)?;
    cancel::cancel(tx, ticket.body, &booked, Channel::Phone, &desk.actor, now)?;
    end(tx, ticket.body, &known, Outcome::Cancelled, &desk.actor, now)?;
    let step = Step::AppointmentCancelled { way: known.way, appointment, by_requester: false };
    over(tx, office, ticket, (known.way, &step), &desk.actor, now)
}

/// Ends an appointment, with who and when.
pub(super) fn end(
    tx: &mut Tx,
    body: i64,
    known: &Appointed,
    outcome: Outcome,
    actor: &Actor,
    now: Moment,
) -> Result<(), AppointError> {
    let done = tx.execute(
        sql!(
            "UPDATE ticket_appointment SET outcome = ?4, ended_at = ?5, ended_by = ?6 WHERE body = ?1 AND ticket = ?2 AND appointment = ?3 AND ended_at IS NULL"
        ),
        values![body, known.ticket, known.appointment, outcome.word(), now, actor.0.as_str()],
    )?;
    if done == 0 { Err(AppointError::Unknown) } else { Ok(()) }
}

/// Writes what ended it; nobody waits for that call back any more, so that it is work again.
pub(super) fn over(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    (way, step): (Way, &Step),
    actor: &Actor,
    now: Moment,
) -> Result<(), AppointError> {
    if way == Way::Callback && ticket.state == State::Callback {
        ticket.log(tx, step, actor, now)?;
        ticket.state = State::InProgress;
        let next = Step::Became { state: ticket.state };
        return Ok(work::settle(tx, office, ticket, &next, actor, now)?);
    }
    Ok(work::settle(tx, office, ticket, step, actor, now)?)
}
