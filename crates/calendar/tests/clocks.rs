//! Clocks at the edges: closing times, pauses that last, the ends of time.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "support/clock_cases.rs"]
#[allow(dead_code)]
mod clock_cases;

use calendar::{Calendar, CalendarHistory, Clock, Days, Pause, PauseError, Pauses, Ruler, SHEETS_KEPT_MAX};
use clock_cases::{DAY, at, pause, second, target};
use jiff::Timestamp;

fn daily(from: &str, to: &str) -> Calendar {
    build::plain("Europe/Rome", vec![build::line(Days::EVERY_DAY, from, to)])
}

#[test]
fn due_at_closing_time_and_late_from_the_next_opening() {
    let ruler =
        Ruler::new(CalendarHistory::of(daily("08:00", "10:00"), at("2026-01-01T00:00:00Z")).expect("opens"));
    let eight = at("2026-05-12T06:00:00Z");
    let clock = Clock { origin: eight, target: target(7200) };
    let (ten, tomorrow) = (at("2026-05-12T08:00:00Z"), at("2026-05-13T06:00:00Z"));
    let deadlines =
        |pauses: &Pauses| (clock.on(&ruler, pauses).due_at(), clock.on(&ruler, pauses).late_from());
    assert_eq!(deadlines(Pauses::none()), (Some(ten), Some(tomorrow)));
    // A pause that is still open: no deadline, unless it has been reached already.
    let waiting = |from: Timestamp| Pauses::of([pause(from.as_second(), None)]);
    assert_eq!(deadlines(&waiting(at("2026-05-12T07:59:59Z"))), (None, None));
    assert_eq!(deadlines(&waiting(ten)), (Some(ten), None));
    assert_eq!(deadlines(&waiting(tomorrow)), (Some(ten), None));
    assert_eq!(deadlines(&waiting(at("2026-05-13T06:00:01Z"))), (Some(ten), Some(tomorrow)));
    assert_eq!(clock.on(&ruler, &waiting(ten)).timer(), None);
    assert!(waiting(ten).still_open() && !Pauses::none().still_open());
    assert_eq!(Pause::new(ten, Some(eight)), Err(PauseError::Backwards));
    // Resolved from nine to eleven, then reopened: the gap is a pause.
    let reopened = Pauses::of([pause(
        at("2026-05-12T07:00:00Z").as_second(),
        Some(at("2026-05-12T09:00:00Z").as_second()),
    )]);
    assert_eq!(clock.on(&ruler, &reopened).due_at(), Some(at("2026-05-13T07:00:00Z")));
}

#[test]
fn a_ruler_forgets_when_it_has_seen_too_many_years() {
    let calendar = daily("08:00", "10:00");
    let ruler = Ruler::new(CalendarHistory::of(calendar.clone(), at("1990-01-01T00:00:00Z")).expect("opens"));
    let years = i64::try_from(SHEETS_KEPT_MAX).expect("few") + 20;
    let (from, to) = (second(-40 * 366 * DAY), second((years - 40) * 366 * DAY));
    let measured = calendar.working_seconds_between(from, to);
    assert_eq!(ruler.open_seconds(from, to), measured);
    assert_eq!(ruler.open_seconds(from, to), measured, "again, with years that were forgotten");
}

#[test]
fn no_instant_and_no_target_makes_it_panic() {
    let ruler =
        Ruler::new(CalendarHistory::of(daily("00:00", "24:00"), at("2026-01-01T00:00:00Z")).expect("opens"));
    for origin in [Timestamp::MIN, at("1969-12-31T23:59:59.5Z"), Timestamp::MAX] {
        for seconds in [1, 7200, u32::MAX] {
            let clock = Clock { origin, target: target(seconds) };
            let clock = clock.on(&ruler, Pauses::none());
            let far = seconds == u32::MAX || origin == Timestamp::MAX;
            assert_eq!(
                (clock.due_at().is_none(), clock.late_from().is_none()),
                (far, far),
                "{origin} {seconds}"
            );
            assert_eq!(clock.elapsed(origin), 0);
        }
    }
}
