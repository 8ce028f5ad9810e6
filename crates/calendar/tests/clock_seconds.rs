//! Clocks against a count second by second, which is what they are defined by.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "support/clock_cases.rs"]
#[allow(dead_code)]
mod clock_cases;

use calendar::{CalendarHistory, Clock, DayHours, DayTime, Pause, Ruler, RunningClock};
use clock_cases::{Case, HOUR, PLACES, case_at, second, target as target_of};
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::HashMap;

/// Half the length of what is counted.
const AROUND: i64 = 15 * HOUR;

/// For each second from `start` on, how many active ones lie before it.
struct Count {
    start: i64,
    before: Vec<i64>,
}

impl Count {
    fn new(case: &Case, start: i64, end: i64) -> Self {
        let mut hours = HashMap::new();
        let mut count = Self { start, before: vec![0] };
        for now in start..end {
            let active = open(&case.history, &mut hours, now) && !case.pauses.iter().any(|p| paused(*p, now));
            let passed = count.before.last().copied().unwrap_or_default();
            count.before.push(passed + i64::from(active));
        }
        count
    }

    fn elapsed(&self, from: i64, to: i64) -> i64 {
        if to <= from { 0 } else { self.at(to) - self.at(from) }
    }

    fn at(&self, unix: i64) -> i64 {
        self.before[usize::try_from(unix - self.start).expect("counted")]
    }

    fn end(&self) -> i64 {
        self.start + i64::try_from(self.before.len()).expect("a few days") - 1
    }

    /// By definition: the earliest instant, if it is within the count.
    fn due_at(&self, origin: i64, target: i64) -> Option<i64> {
        (origin..=self.end()).find(|now| self.elapsed(origin, *now) >= target)
    }

    /// By definition: the latest instant, if the next one is within the count.
    fn late_from(&self, origin: i64, target: i64) -> Option<i64> {
        (origin..=self.end()).find(|now| self.elapsed(origin, *now) > target).map(|late| late - 1)
    }
}

fn paused(pause: Pause, now: i64) -> bool {
    pause.from().as_second() <= now && pause.until().is_none_or(|until| now < until.as_second())
}

/// Whether the wall clock shows an hour of opening of the version in force.
fn open(history: &CalendarHistory, hours: &mut HashMap<(usize, Date), DayHours>, now: i64) -> bool {
    let versions = history.versions();
    let place = versions.iter().rposition(|version| version.valid_from.as_second() <= now).unwrap_or(0);
    let calendar = &versions[place].calendar;
    let local = calendar.zone.to_datetime(second(now));
    let of_date = hours.entry((place, local.date())).or_insert_with(|| calendar.hours_on(local.date()));
    of_date.spans().iter().any(|span| span.contains(DayTime::from(local.time())))
}

fn agrees(case: &Case, instants: &[i64]) -> Result<(), TestCaseError> {
    let count = Count::new(case, case.near - AROUND, case.near + AROUND);
    let (ruler, pauses) = (Ruler::new(case.history.clone()), case.union());
    let clock = case.clock.on(&ruler, &pauses);
    let (origin, target) = (case.clock.origin.as_second(), i64::from(case.clock.target.seconds()));
    for now in instants.iter().map(|distance| case.near + distance) {
        let elapsed = count.elapsed(origin, now);
        prop_assert_eq!(clock.elapsed(second(now)).cast_signed(), elapsed);
        prop_assert_eq!(clock.remaining(second(now)), target - elapsed);
        prop_assert_eq!(clock.late(second(now)), elapsed > target);
        prop_assert_eq!(clock.met(second(now)), elapsed <= target);
        prop_assert_eq!(pauses.contains(second(now)), case.pauses.iter().any(|p| paused(*p, now)));
    }
    deadlines_agree(&count, clock)?;
    // Used up exactly where activity stops: due and late are apart.
    let stops = (origin + 1..count.end())
        .filter(|now| count.elapsed(*now - 1, *now) == 1 && count.elapsed(*now, *now + 1) == 0);
    for stop in stops.take(3) {
        let used = u32::try_from(count.elapsed(origin, stop)).expect("a few days");
        let clock = Clock { target: target_of(used), ..case.clock };
        deadlines_agree(&count, clock.on(&ruler, &pauses))?;
    }
    Ok(())
}

fn deadlines_agree(count: &Count, clock: RunningClock<'_>) -> Result<(), TestCaseError> {
    let (origin, target) = (clock.clock().origin.as_second(), i64::from(clock.clock().target.seconds()));
    // What lies beyond the count is only known to lie there.
    let seen = |found: Option<jiff::Timestamp>| {
        found.map(|found| found.as_second()).filter(|found| *found <= count.end())
    };
    prop_assert_eq!(seen(clock.due_at()), count.due_at(origin, target));
    prop_assert_eq!(seen(clock.timer()), count.late_from(origin, target).map(|late_from| late_from + 1));
    prop_assert_eq!(clock.late_from().map(|at| at.as_second() + 1), clock.timer().map(|at| at.as_second()));
    for percent in calendar::WARNING_PERCENTS {
        let share = target * i64::from(percent) / 100;
        prop_assert_eq!(seen(clock.warning_at(percent)), count.due_at(origin, share));
    }
    Ok(())
}

fn second_by_second(zone: &str) {
    let places: Vec<_> = PLACES.into_iter().filter(|(name, _)| *name == zone).collect();
    assert!(!places.is_empty());
    let cases = prop::sample::select(places).prop_flat_map(|place| case_at(place, AROUND));
    let instants = prop::collection::vec(-AROUND..AROUND, 8);
    let mut runner = TestRunner::new(Config { cases: 20, failure_persistence: None, ..Config::default() });
    runner.run(&(cases, instants), |(case, instants)| agrees(&case, &instants)).expect("the same");
}

#[test]
fn second_by_second_in_rome() {
    second_by_second("Europe/Rome");
}

#[test]
fn second_by_second_where_midnight_is_skipped_and_repeated() {
    second_by_second("America/Sao_Paulo");
    second_by_second("Asia/Tehran");
}

#[test]
fn second_by_second_where_half_an_hour_changes() {
    second_by_second("Australia/Lord_Howe");
}

#[test]
fn second_by_second_where_a_day_is_skipped() {
    second_by_second("Pacific/Apia");
}

#[test]
fn second_by_second_without_changes() {
    second_by_second("UTC");
}
