//! The supply of seats: slots computed from an agenda's rules whenever somebody asks, never stored.

use std::sync::Arc;

use calendar::DayTime;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use office::docs::{AgendaDoc, ServiceDoc, Weekday};
use office::{Office, Part};
use platform::Moment;
use platform::i18n::Lang;

#[cfg(test)]
mod tests;

/// An instant at which `seats` people can start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub start: Moment,
    /// Until the next slot of the same hours begins.
    pub length_s: i64,
    pub seats: i64,
}

impl Slot {
    pub fn end(&self) -> Moment {
        self.start.plus_s(self.length_s)
    }
}

/// Seconds a single start lasts when its rule gives no rhythm.
const SINGLE_START_S: i64 = 15 * 60;

/// All slots of an agenda on a civil date, in order. Holidays and closures of the body empty the day
/// unless the agenda names the date itself. Hours that the spring night skips do not exist; an hour
/// that the autumn night repeats happens once, the first time.
pub fn slots_on(office: &Office, service: &ServiceDoc, agenda: &AgendaDoc, date: Date) -> Vec<Slot> {
    if date < agenda.from || agenda.until.is_some_and(|until| date > until) {
        return Vec::new();
    }
    let mut starts: Vec<(DayTime, i64, i64)> = Vec::new();
    let own: Vec<_> = agenda.dates.iter().filter(|rule| rule.date == date).collect();
    if own.is_empty() {
        if office.closed_on(date, Lang::It).is_some() {
            return Vec::new();
        }
        let weekday = Weekday::of(date);
        for rule in agenda.weekly.iter().filter(|rule| rule.days.contains(&weekday)) {
            hours(&mut starts, rule.from, rule.to, rule.every_min, rule.seats);
        }
    }
    for rule in own.iter().filter(|rule| !rule.closed) {
        let seats = rule.seats.unwrap_or(0);
        if let (Some(from), Some(to), Some(every_min)) = (rule.from, rule.to, rule.every_min) {
            hours(&mut starts, from, to, every_min, seats);
        }
        let length = rule.every_min.map_or(SINGLE_START_S, |minutes| minutes * 60);
        starts.extend(rule.starts.iter().map(|start| (*start, length, seats)));
    }
    starts.sort_by_key(|(time, ..)| *time);
    let day = DayClock::new(date, &office.zone);
    let mut slots: Vec<Slot> = Vec::with_capacity(starts.len());
    for (time, length_s, seats) in starts {
        let Some(start) = day.at(time) else { continue };
        match slots.last_mut() {
            // Two rules that start at the same instant add up.
            Some(last) if last.start == start => last.seats += seats,
            _ => slots.push(Slot { start, length_s, seats }),
        }
    }
    overbook(&mut slots, service.overbooking_percent);
    slots
}

/// [`slots_on`], remembered while the office's rules stand.
pub fn slots_of(
    office: &Office,
    service: &ServiceDoc,
    agenda: &Part<AgendaDoc>,
    date: Date,
) -> Arc<Vec<Slot>> {
    office.memo.of_day(agenda.id, date, || slots_on(office, service, &agenda.doc, date))
}

/// `every_min` steps in `[from, to)`; a last step that does not fit is left out.
fn hours(starts: &mut Vec<(DayTime, i64, i64)>, from: DayTime, to: DayTime, every_min: i64, seats: i64) {
    let (mut at, end, step) = (i64::from(from.seconds()), i64::from(to.seconds()), (every_min * 60).max(60));
    while at + step <= end {
        if let Some(time) = u32::try_from(at).ok().and_then(DayTime::from_seconds) {
            starts.push((time, step, seats));
        }
        at += step;
    }
}

/// Spreads a percentage of more or fewer seats evenly over the day.
fn overbook(slots: &mut [Slot], percent: i64) {
    let mut seen = 0;
    for slot in slots.iter_mut() {
        let before = (seen * percent).div_euclid(100);
        seen += slot.seats;
        slot.seats = (slot.seats + (seen * percent).div_euclid(100) - before).max(0);
    }
}

/// Converts times of one day; on ordinary days without asking the zone each time.
struct DayClock<'a> {
    date: Date,
    zone: &'a TimeZone,
    plain_from: Option<Moment>,
}

impl<'a> DayClock<'a> {
    fn new(date: Date, zone: &'a TimeZone) -> DayClock<'a> {
        let plain_from = calendar::day_bounds(date, zone)
            .filter(|(from, to)| to.as_second() - from.as_second() == 86_400)
            .map(|(from, _)| from.into());
        DayClock { date, zone, plain_from }
    }

    fn at(&self, time: DayTime) -> Option<Moment> {
        match self.plain_from {
            Some(midnight) => Some(midnight.plus_s(i64::from(time.seconds()))),
            None => calendar::instant(self.date, time, self.zone).map(Moment::from),
        }
    }
}

/// How many consecutive slots of this length an offering needs: at least one.
pub fn slots_needed(offering_min: i64, slot_length_s: i64) -> usize {
    let needed = (offering_min * 60 + slot_length_s - 1) / slot_length_s.max(1);
    usize::try_from(needed.max(1)).unwrap_or(1)
}

/// The run of slots that starts at `start` and is long enough; `None` when the hours end before.
pub fn run_from(slots: &[Slot], start: Moment, offering_min: i64) -> Option<&[Slot]> {
    let first = slots.binary_search_by_key(&start, |slot| slot.start).ok()?;
    run_at(slots, first, offering_min)
}

/// The run of slots that starts with the slot `first`.
pub fn run_at(slots: &[Slot], first: usize, offering_min: i64) -> Option<&[Slot]> {
    let needed = slots_needed(offering_min, slots.get(first)?.length_s);
    let run = slots.get(first..first + needed)?;
    let joined = run.windows(2).all(|pair| pair[0].start.plus_s(pair[0].length_s) == pair[1].start);
    joined.then_some(run)
}

/// The agendas of a service that can have slots on a date.
pub fn agendas_on<'a>(
    office: &'a Office,
    service: &'a ServiceDoc,
    date: Date,
) -> impl Iterator<Item = &'a Part<AgendaDoc>> {
    office
        .agendas_of(&service.key)
        .filter(move |part| date >= part.doc.from && part.doc.until.is_none_or(|until| date <= until))
}
