//! A whole body's open clocks at once.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "support/clock_cases.rs"]
#[allow(dead_code)]
mod clock_cases;

use calendar::{Calendar, CalendarHistory, Clock, Days, Pauses, Ruler, WARNING_PERCENTS};
use clock_cases::{at, pause, second, target};
use std::time::{Duration, Instant};

const CLOCKS: i64 = 100_000;

/// The limit is for an optimised build; without optimisation it takes some ten times longer.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 5 });

#[test]
fn a_hundred_thousand_clocks_are_recomputed_in_seconds() {
    let lines = [("09:00", "12:30"), ("14:30", "18:00")];
    let lines = lines.map(|(from, to)| build::line(Days::MONDAY_TO_FRIDAY, from, to));
    let calendar = Calendar { national_holidays: true, ..build::plain("Europe/Rome", lines.to_vec()) };
    let start = at("2025-01-01T00:00:00Z");
    let ruler = Ruler::new(CalendarHistory::of(calendar, start).expect("opens"));
    let now = at("2026-05-12T08:00:00Z");
    let begun = Instant::now();
    let mut late = 0;
    for number in 0..CLOCKS {
        let origin = start.as_second() + number * 397;
        let waits = (1..4).map(|day| pause(origin + day * 90_000, Some(origin + day * 90_000 + 40_000)));
        let pauses = Pauses::of(waits);
        let seconds = 3600 * u32::try_from(1 + number % 400).expect("few");
        let clock = Clock { origin: second(origin), target: target(seconds) };
        let clock = clock.on(&ruler, &pauses);
        let warnings = WARNING_PERCENTS.map(|percent| clock.warning_at(percent));
        assert!(warnings.is_sorted() && warnings[2] <= clock.due_at() && clock.due_at() <= clock.late_from());
        late += i64::from(clock.late(now));
    }
    let taken = begun.elapsed();
    println!("{CLOCKS} clocks, {late} of them late, in {taken:?}");
    assert!(0 < late && late < CLOCKS && taken < LIMIT);
}
