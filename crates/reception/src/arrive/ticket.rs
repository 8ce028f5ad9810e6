//! A ticket for today, without an appointment.

use agenda::{book, code, supply};
use office::docs::ServiceDoc;
use office::{Ctx, Office, Part};
use platform::Moment;
use platform::events::Actor;
use platform::idempotency::{Key, Once, once};
use platform::store::{StoreError, Tx};

use super::ArriveError;
use super::check_in::{Arrived, note, without_appointment, write};
use crate::estimate;
use crate::line::enter;
use crate::visit::{self, Visit};

/// A wish for a ticket.
#[derive(Clone, Debug)]
pub struct TicketRequest {
    pub body: i64,
    pub service: i64,
    pub offering: String,
    pub priority: bool,
    pub channel: &'static str,
    /// The number on a paper slip, when an outage's slips are entered afterwards: the order of the slips
    /// then breaks ties, and closing time does not matter any more.
    pub slip: Option<i64>,
    pub key: Option<Key>,
    pub actor: Actor,
}

/// Gives a ticket and puts the person in line.
pub fn take_ticket(
    tx: &mut Tx,
    ctx: &Ctx,
    request: &TicketRequest,
    now: Moment,
) -> Result<Arrived, ArriveError> {
    let arrived = once(tx, request.key.as_ref(), now, |tx| {
        let arrived = give(tx, ctx, request, now)?;
        let answer = arrived.visit.id.to_string();
        Ok::<_, ArriveError>((arrived, answer))
    })?;
    match arrived {
        Once::Done(arrived) => Ok(arrived),
        Once::Before(answer) => {
            let id: i64 =
                answer.parse().map_err(|_| StoreError::Shape("an answer that is no visit".into()))?;
            let visit = visit::by_id(tx, request.body, id)?.ok_or(ArriveError::Unknown)?;
            Ok(Arrived { visit, kind: None, called: None })
        }
        Once::Other => Err(ArriveError::KeyReused),
    }
}

fn give(tx: &mut Tx, ctx: &Ctx, request: &TicketRequest, now: Moment) -> Result<Arrived, ArriveError> {
    let office = ctx.offices.at(tx, request.body)?.ok_or(ArriveError::Unknown)?;
    let service = office.service(request.service).ok_or(ArriveError::Unknown)?;
    let site = office.site_of(&service.doc).ok_or(ArriveError::Unknown)?.id;
    if !request.offering.is_empty() && service.doc.offering(&request.offering).is_none() {
        return Err(ArriveError::UnknownOffering);
    }
    if request.slip.is_none() {
        may_still_come(tx, &office, service, now)?;
    }
    let day = office.date_of(now);
    let call_code = code::next(tx, &ctx.key, office.id, site, day)?.to_string();
    let id = tx.new_id();
    let visit = Visit {
        id,
        site,
        service: service.id,
        offering: request.offering.clone(),
        appointment: None,
        slot: None,
        call_code,
        day,
        ticket: request.slip.unwrap_or(id),
        priority: request.priority,
        arrived: now,
    };
    write(tx, office.id, &visit, request.channel)?;
    let entry = without_appointment(&visit, now);
    note(tx, &office, &visit, entry, request.channel, &request.actor, now)?;
    let called = enter(tx, &office, &visit, entry, now)?;
    Ok(Arrived { visit, kind: Some(entry.kind), called })
}

/// People who cannot be served before closing are told so at once.
fn may_still_come(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    now: Moment,
) -> Result<(), ArriveError> {
    if !service.doc.walk_in {
        return Err(ArriveError::NoWalkIn);
    }
    let Some(closing) = last_start_today(office, &service.doc, now) else {
        return closing_soon(tx, office, service, now);
    };
    let wait_s = estimate::of_service(tx, office, service.id, now)?.unwrap_or(0);
    if now.plus_s(wait_s) > closing { closing_soon(tx, office, service, now) } else { Ok(()) }
}

fn closing_soon(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    now: Moment,
) -> Result<(), ArriveError> {
    let first_seat = match service.doc.offering.first() {
        Some(offering) => book::first_free(tx, office, service, offering, now)?,
        None => None,
    };
    Err(ArriveError::ClosingSoon { first_seat })
}

/// When today's hours of a service end: the end of its last slot; `None` when it is closed today or over.
pub fn last_start_today(office: &Office, service: &ServiceDoc, now: Moment) -> Option<Moment> {
    let today = office.date_of(now);
    let ends = supply::agendas_on(office, service, today).filter_map(|agenda| {
        supply::slots_on(office, service, &agenda.doc, today).last().map(|s| s.start.plus_s(s.length_s))
    });
    ends.max().filter(|end| *end > now)
}
