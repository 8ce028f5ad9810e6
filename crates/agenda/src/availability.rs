//! What is free: slots of the rules less the seats taken, at the moment of asking.

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::docs::{OfferingDoc, ServiceDoc};
use office::{Office, Part};
use platform::Moment;
use platform::store::{StoreError, Tx};

use crate::seats::{self, Held};
use crate::supply::{self, Slot};

/// How far ahead the first free seat is looked for.
const SEARCH_DAYS: i64 = 370;

/// A start that can be booked, and how many could take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeStart {
    pub start: Moment,
    pub length_s: i64,
    pub free: i64,
}

/// One day of a service.
#[derive(Clone, Debug)]
pub struct FreeDay {
    pub date: Date,
    /// Seats that the rules give, taken or not; 0 when the day is closed.
    pub seats: i64,
    pub starts: Vec<FreeStart>,
}

/// The free starts of an offering on each date from `from` to `until`, both included. Starts that are
/// past or break the service's notice are left out.
pub fn days(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    offering: &OfferingDoc,
    from: Date,
    until: Date,
    now: Moment,
) -> Result<Vec<FreeDay>, StoreError> {
    let earliest = now.plus_s(service.doc.latest_min * 60);
    let mut days: BTreeMap<Date, FreeDay> = BTreeMap::new();
    for agenda in office.agendas_of(&service.doc.key) {
        let (Some((begin, _)), Some((_, end))) =
            (calendar::day_bounds(from, &office.zone), calendar::day_bounds(until, &office.zone))
        else {
            continue;
        };
        let taken = seats::held(tx, office.id, agenda.id, begin.into(), end.into())?;
        let longest_ms = taken.iter().map(|held| held.end.ms() - held.start.ms()).max().unwrap_or(0);
        let mut date = from;
        while date <= until {
            let slots = supply::slots_of(office, &service.doc, agenda, date);
            let day = days.entry(date).or_insert(FreeDay { date, seats: 0, starts: Vec::new() });
            day.seats += slots.iter().map(|slot| slot.seats).sum::<i64>();
            collect(&mut day.starts, &slots, &taken, longest_ms, offering, earliest);
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
    }
    for day in days.values_mut() {
        day.starts.sort_by_key(|free| free.start);
        // Two agendas with the same start are one start with more seats.
        day.starts.dedup_by(|later, kept| {
            let same = later.start == kept.start;
            if same {
                kept.free += later.free;
            }
            same
        });
    }
    Ok(days.into_values().collect())
}

fn collect(
    starts: &mut Vec<FreeStart>,
    slots: &[Slot],
    taken: &[Held],
    longest_ms: i64,
    offering: &OfferingDoc,
    earliest: Moment,
) {
    let (Some(first), Some(last)) = (slots.first(), slots.last()) else { return };
    // In order of time, as the store gives them: what can touch this day is one stretch.
    let from = taken.partition_point(|held| held.start.ms() + longest_ms <= first.start.ms());
    let until = taken.partition_point(|held| held.start < last.end());
    let free = free_in(slots, taken.get(from..until).unwrap_or_default());
    for (at, slot) in slots.iter().enumerate().filter(|(at, slot)| slot.start >= earliest && free[*at] > 0) {
        let Some(run) = supply::run_at(slots, at, offering.minutes) else { continue };
        let least = free[at..at + run.len()].iter().copied().min().unwrap_or(0);
        if least > 0 {
            let length_s = run.iter().map(|slot| slot.length_s).sum();
            starts.push(FreeStart { start: slot.start, length_s, free: least });
        }
    }
}

/// Free seats of each slot; both are in order of time.
fn free_in(slots: &[Slot], taken: &[Held]) -> Vec<i64> {
    let strays = seats::strays(slots, taken);
    let mut taken = taken.iter().peekable();
    let free = |slot: &Slot| {
        let mut own = 0;
        while let Some(held) = taken.next_if(|held| held.start <= slot.start) {
            own += if held.start == slot.start { held.seats } else { 0 };
        }
        slot.seats - seats::busy(slot, own, &strays)
    };
    slots.iter().map(free).collect()
}

/// The first `wanted` free starts at or after `from`, looking a week at a time.
pub fn next_free(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    offering: &OfferingDoc,
    from: Moment,
    now: Moment,
    wanted: usize,
) -> Result<Vec<Moment>, StoreError> {
    let mut found = Vec::new();
    let mut date = office.date_of(from.max(now));
    let limit = service.doc.earliest_days.min(SEARCH_DAYS);
    let last = office.date_of(now).saturating_add(jiff::Span::new().days(limit));
    while date <= last && found.len() < wanted {
        let until = date.saturating_add(jiff::Span::new().days(6)).min(last);
        let week = days(tx, office, service, offering, date, until, now)?;
        found.extend(
            week.iter().flat_map(|day| &day.starts).map(|free| free.start).filter(|start| *start >= from),
        );
        let Ok(next) = until.tomorrow() else { break };
        date = next;
    }
    found.truncate(wanted);
    Ok(found)
}
