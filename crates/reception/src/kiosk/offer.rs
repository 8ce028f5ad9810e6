//! The soonest ways to be served: a ticket for now, the first free seat, or when it opens again.

use agenda::{book, supply};
use jiff::Span;
use office::docs::{OfferingDoc, ServiceDoc};
use office::{Office, Part};
use platform::Moment;
use platform::store::{StoreError, Tx};
use queueing::Estimate;

use crate::arrive::last_start_today;
use crate::estimate::{self, Room};

/// How many days ahead the next opening is looked for.
const REOPENING_DAYS: i64 = 14;

/// What a service can offer to somebody standing there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// A ticket without appointment, when it can still be served today.
    pub ticket: Option<Ticket>,
    pub seat: Option<Moment>,
    /// Tickets exist, but nobody who comes now can be served before closing.
    pub too_late: bool,
    /// Closed at this hour; when it opens again, if that is known.
    pub shut: Option<Option<Moment>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ticket {
    /// `None` while no open counter serves it.
    pub wait: Option<Estimate>,
    /// When the turn would come.
    pub soonest: Option<Moment>,
}

/// Which of the two ways is proposed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    Ticket(Ticket),
    Seat(Moment),
    Nothing,
}

impl Offer {
    /// Whoever stands here wants the soonest.
    pub fn first(&self) -> First {
        match (self.ticket, self.seat) {
            (Some(ticket), Some(seat)) => match ticket.soonest {
                Some(turn) if turn <= seat => First::Ticket(ticket),
                _ => First::Seat(seat),
            },
            (Some(ticket), None) => First::Ticket(ticket),
            (None, Some(seat)) => First::Seat(seat),
            (None, None) => First::Nothing,
        }
    }
}

pub(super) fn of(
    tx: &mut Tx,
    office: &Office,
    room: &Room,
    service: &Part<ServiceDoc>,
    offering: Option<&OfferingDoc>,
    now: Moment,
) -> Result<Offer, StoreError> {
    let seat = match offering {
        Some(offering) => book::first_free(tx, office, service, offering, now)?,
        None => None,
    };
    let closing = last_start_today(office, &service.doc, now);
    let open = closing.is_some() && (room.served(service.id) || in_hours(office, &service.doc, now));
    let mut ticket = None;
    if service.doc.walk_in && open {
        let wait_s = estimate::of_service(tx, office, service.id, now)?;
        if closing.is_some_and(|closing| now.plus_s(wait_s.unwrap_or(0)) <= closing) {
            let soonest = wait_s.map(|seconds| now.plus_s(seconds));
            ticket = Some(Ticket { wait: room.of_newcomer(service.id), soonest });
        }
    }
    let too_late = service.doc.walk_in && open && ticket.is_none();
    let shut = (!open).then(|| next_opening(office, &service.doc, now));
    Ok(Offer { ticket, seat, too_late, shut })
}

/// Within the hours of one of today's slots, whether its seats are taken or not.
fn in_hours(office: &Office, service: &ServiceDoc, now: Moment) -> bool {
    let today = office.date_of(now);
    supply::agendas_on(office, service, today).any(|agenda| {
        let slots = supply::slots_on(office, service, &agenda.doc, today);
        slots.iter().any(|slot| slot.start <= now && now < slot.start.plus_s(slot.length_s))
    })
}

fn next_opening(office: &Office, service: &ServiceDoc, now: Moment) -> Option<Moment> {
    let today = office.date_of(now);
    (0..REOPENING_DAYS).find_map(|ahead| {
        let date = today.checked_add(Span::new().days(ahead)).ok()?;
        let slots = supply::agendas_on(office, service, date)
            .flat_map(|agenda| supply::slots_on(office, service, &agenda.doc, date));
        slots.map(|slot| slot.start).filter(|start| *start > now).min()
    })
}

/// While no reason is chosen, the first seat is the one of the shortest.
pub(super) fn shortest(service: &ServiceDoc) -> Option<&OfferingDoc> {
    service.offering.iter().min_by_key(|offering| offering.minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Moment {
        Moment::from_seconds(minute * 60)
    }
    fn offer(soonest: Option<i64>, seat: Option<i64>) -> Offer {
        let ticket = Ticket { wait: None, soonest: soonest.map(at) };
        Offer { ticket: Some(ticket), seat: seat.map(at), too_late: false, shut: None }
    }

    #[test]
    fn the_soonest_way_is_proposed_first() {
        assert!(matches!(offer(Some(8), Some(20)).first(), First::Ticket(_)));
        assert_eq!(offer(Some(40), Some(20)).first(), First::Seat(at(20)));
        assert!(matches!(offer(None, None).first(), First::Ticket(_)));
        assert_eq!(offer(None, Some(20)).first(), First::Seat(at(20)));
        let nothing = Offer { ticket: None, seat: None, too_late: true, shut: None };
        assert_eq!(nothing.first(), First::Nothing);
    }
}
