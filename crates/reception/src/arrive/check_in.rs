//! Checking in: only people present are called.

use agenda::appointment::Appointment;
use agenda::arrival;
use office::Office;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use queueing::Kind;

use super::ArriveError;
use crate::call_next::Called;
use crate::late;
use crate::line::{Entry, enter, walk_in_kind};
use crate::pass::Pass;
use crate::visit::{self, Visit};

/// Tolerated delay when the service of an appointment is no longer in the office file.
const DELAY_OF_THE_GONE_MIN: i64 = 15;

/// Somebody is in line.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub visit: Visit,
    /// The line joined: a very late appointment becomes a walk-in, a second check-in a return.
    pub kind: Option<Kind>,
    /// The call that this caused, when an able counter stood idle.
    pub called: Option<Called>,
}

/// Announces whoever holds this pass.
pub fn with_pass(
    tx: &mut Tx,
    office: &Office,
    pass: Pass,
    slip: Option<i64>,
    channel: &str,
    actor: &Actor,
    now: Moment,
) -> Result<Arrived, ArriveError> {
    match pass {
        Pass::Booked { appointment, .. } => check_in(tx, office, &appointment, slip, channel, actor, now),
        Pass::Ticket { visit } => again(tx, office, visit, actor, now),
    }
}

/// Announces an appointment: the first time it opens the visit, after a pause it brings the person back
/// without queuing again, and otherwise it changes nothing.
pub fn check_in(
    tx: &mut Tx,
    office: &Office,
    appointment: &Appointment,
    ticket: Option<i64>,
    channel: &str,
    actor: &Actor,
    now: Moment,
) -> Result<Arrived, ArriveError> {
    if appointment.cancelled {
        return Err(ArriveError::Cancelled);
    }
    if office.service(appointment.service).is_some_and(|part| !part.doc.given.at_counter()) {
        return Err(ArriveError::Unknown);
    }
    if appointment.day != office.date_of(now) {
        return Err(ArriveError::AnotherDay { day: appointment.day.to_string() });
    }
    if let Some(visit) = visit::of_appointment(tx, office.id, appointment.id)? {
        return again(tx, office, visit, actor, now);
    }
    admit(tx, office, appointment, Presence { since: now, ticket, channel, actor }, now)
}

/// Services without check-in wait for whoever booked from the booked time on, announced or not; from the
/// time that he named when he said that he comes late.
pub fn expect(
    tx: &mut Tx,
    office: &Office,
    appointment: &Appointment,
    now: Moment,
) -> Result<(), ArriveError> {
    let actor = Actor::server();
    let presence = Presence {
        since: expected_at(tx, office.id, appointment)?,
        ticket: None,
        channel: "unannounced",
        actor: &actor,
    };
    admit(tx, office, appointment, presence, now).map(|_| ())
}

/// When somebody who need not check in is expected.
pub fn expected_at(tx: &mut Tx, body: i64, appointment: &Appointment) -> Result<Moment, StoreError> {
    let said = late::of(tx, body, appointment.id)?;
    Ok(said.map_or(appointment.start, |notice| notice.arrives.max(appointment.start)))
}

/// Since when somebody counts as present, and how that became known.
struct Presence<'a> {
    since: Moment,
    ticket: Option<i64>,
    channel: &'a str,
    actor: &'a Actor,
}

/// Opens the visit of an appointment and puts it in line.
fn admit(
    tx: &mut Tx,
    office: &Office,
    appointment: &Appointment,
    presence: Presence,
    now: Moment,
) -> Result<Arrived, ArriveError> {
    let visit = Visit {
        id: tx.new_id(),
        site: appointment.site,
        service: appointment.service,
        offering: appointment.offering.clone(),
        appointment: Some(appointment.id),
        slot: Some(appointment.start),
        call_code: appointment.call_code.clone(),
        day: appointment.day,
        ticket: presence.ticket.unwrap_or_else(|| tx.new_id()),
        priority: false,
        arrived: presence.since,
    };
    write(tx, office.id, &visit, presence.channel)?;
    arrival::mark(tx, office.id, appointment.id, now)?;
    // A service that was given up meanwhile: whoever was promised a seat is heard all the same.
    let tolerated_min = office.service(appointment.service).map(|part| part.doc.allowed_delay_min);
    let tolerated_s = tolerated_min.unwrap_or(DELAY_OF_THE_GONE_MIN) * 60;
    let arrival = queueing::arrival(appointment.start.seconds(), presence.since.seconds(), tolerated_s);
    let entry = Entry { kind: arrival.kind, due_s: arrival.due, late_checkin: arrival.late_checkin };
    note(tx, office, &visit, entry, presence.channel, presence.actor, now)?;
    let called = enter(tx, office, &visit, entry, now)?;
    Ok(Arrived { visit, kind: Some(entry.kind), called })
}

/// A second check-in: back from a pause as a return, whose wait starts now.
pub fn again(
    tx: &mut Tx,
    office: &Office,
    visit: Visit,
    actor: &Actor,
    now: Moment,
) -> Result<Arrived, ArriveError> {
    if visit.day != office.date_of(now) || visit::ending(tx, office.id, visit.id)?.is_some() {
        return Err(ArriveError::Over);
    }
    if !visit::end_aside(tx, office.id, visit.id)? {
        // Already in line, or at the counter: the same answer as the first time.
        return Ok(Arrived { visit, kind: None, called: None });
    }
    let entry = Entry { kind: Kind::Return, due_s: now.seconds(), late_checkin: false };
    visit::note(
        tx,
        office.id,
        &visit,
        "returned",
        actor,
        now,
        serde_json::json!({ "service": visit.service, "kind": entry.kind.as_str() }),
    )?;
    let called = enter(tx, office, &visit, entry, now)?;
    Ok(Arrived { visit, kind: Some(entry.kind), called })
}

/// The event of an arrival.
pub(super) fn note(
    tx: &mut Tx,
    office: &Office,
    visit: &Visit,
    entry: Entry,
    channel: &str,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let facts = serde_json::json!({
        "service": visit.service, "kind": entry.kind.as_str(), "slot": visit.slot, "channel": channel,
        "appointment": visit.appointment,
    });
    visit::note(tx, office.id, visit, "arrived", actor, now, facts)
}

pub(super) fn write(tx: &mut Tx, body: i64, visit: &Visit, channel: &str) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO visit (body, id, site, service, offering, appointment, slot_at, call_code, day, ticket, priority, channel, arrived_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
        ),
        values![
            body,
            visit.id,
            visit.site,
            visit.service,
            visit.offering.as_str(),
            visit.appointment,
            visit.slot,
            visit.call_code.as_str(),
            visit.day.to_string(),
            visit.ticket,
            visit.priority,
            channel,
            visit.arrived
        ],
    )?;
    Ok(())
}

/// The entry of somebody who came without an appointment.
pub(super) fn without_appointment(visit: &Visit, now: Moment) -> Entry {
    Entry { kind: walk_in_kind(visit), due_s: now.seconds(), late_checkin: false }
}
