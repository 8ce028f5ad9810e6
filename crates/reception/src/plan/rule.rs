//! The transactions of the plan: closing and opening a seat, cancelling for somebody else.

use agenda::appointment::{self, Channel};
use agenda::{cancel, seats, supply};
use office::docs::ServiceDoc;
use office::{Office, Part};
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::PlanError;
use crate::visit;

/// One seat of a service: the number is part of the wish, so that pressing twice closes one seat only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub agenda: i64,
    pub start: Moment,
    pub number: i64,
}

/// Takes a free seat out of the offer. A seat that is closed already stays so, without a second event.
pub fn close(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    seat: Seat,
    actor: &Actor,
    now: Moment,
) -> Result<(), PlanError> {
    let agenda = office.agendas_of(&service.doc.key).find(|agenda| agenda.id == seat.agenda);
    let agenda = agenda.ok_or(PlanError::Unknown)?;
    if seat.start <= now {
        return Err(PlanError::Past);
    }
    let slots = supply::slots_on(office, &service.doc, &agenda.doc, office.date_of(seat.start));
    let slot = slots.iter().find(|slot| slot.start == seat.start).ok_or(PlanError::Unknown)?;
    if !(0..slot.seats).contains(&seat.number) {
        return Err(PlanError::Unknown);
    }
    if seats::close(tx, office.id, seat.agenda, &slots, slot, seat.number)? {
        return Ok(note(tx, office, service, seat, "seat_closed", actor, now)?);
    }
    let owner = tx.row(
        sql!("SELECT appointment FROM seat WHERE body = ?1 AND agenda = ?2 AND start_at = ?3 AND seat = ?4"),
        values![office.id, seat.agenda, seat.start, seat.number],
    )?;
    match owner.map(|row| row.get::<i64>(0)).transpose()? {
        Some(seats::CLOSED_BY_HAND) => Ok(()),
        _ => Err(PlanError::Taken),
    }
}

/// Gives a seat closed by hand back; a booked seat is never touched. Doing it again changes nothing.
pub fn open(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    seat: Seat,
    actor: &Actor,
    now: Moment,
) -> Result<(), PlanError> {
    if !office.agendas_of(&service.doc.key).any(|agenda| agenda.id == seat.agenda) {
        return Err(PlanError::Unknown);
    }
    if seat.start <= now {
        return Err(PlanError::Past);
    }
    let done = tx.execute(
        sql!(
            "DELETE FROM seat WHERE body = ?1 AND agenda = ?2 AND start_at = ?3 AND seat = ?4 AND appointment = ?5"
        ),
        values![office.id, seat.agenda, seat.start, seat.number, seats::CLOSED_BY_HAND],
    )?;
    if done == 1 {
        note(tx, office, service, seat, "seat_opened", actor, now)?;
    }
    Ok(())
}

fn note(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    seat: Seat,
    kind: &str,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let facts = serde_json::json!({
        "service": service.id, "agenda": seat.agenda, "start": seat.start, "seat": seat.number,
    });
    let place = office.site_of(&service.doc).map_or(0, |site| site.id);
    append(tx, NewEvent { body: office.id, place, kind, subject: seat.agenda, actor, at: now, facts })
}

/// Cancels an appointment of this service for somebody who asked at the counter or by phone.
pub fn cancel(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    id: i64,
    actor: &Actor,
    now: Moment,
) -> Result<(), PlanError> {
    let booked = appointment::by_id(tx, office.id, id)?
        .filter(|booked| booked.service == service.id)
        .ok_or(PlanError::Unknown)?;
    if visit::of_appointment(tx, office.id, id)?.is_some() {
        return Err(PlanError::Present);
    }
    Ok(cancel::cancel(tx, office.id, &booked, Channel::Counter, actor, now)?)
}
