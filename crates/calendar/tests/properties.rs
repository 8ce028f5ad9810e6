//! Properties of business time over invented calendars, near changes of clocks above all.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;

use calendar::{Calendar, DatedException, DayHours, DaySpan, DayTime, Days, Period, WeeklyHours, WeeklyLine};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use proptest::prelude::*;

/// Zones with a moment (Unix seconds) near which their clocks change: Rome in spring and autumn, half an
/// hour, across midnight, midnight skipped, a whole day skipped, an odd offset without changes.
const CHANGES: [(&str, i64); 7] = [
    ("Europe/Rome", 1_774_746_000),
    ("Europe/Rome", 1_792_890_000),
    ("Australia/Lord_Howe", 1_775_314_800),
    ("America/St_Johns", 1_162_089_060),
    ("America/Sao_Paulo", 1_541_300_400),
    ("Pacific/Apia", 1_325_239_200),
    ("Asia/Kathmandu", 1_800_000_000),
];

/// Hours that begin and end at whole minutes, possibly touching, possibly none.
fn day_hours() -> impl Strategy<Value = Vec<DaySpan>> {
    let night = prop::collection::btree_set(0..=240u32, 0..6);
    let day = prop::collection::btree_set(0..=1440u32, 0..6);
    (night, day, any::<bool>()).prop_map(|(night, day, touching)| {
        let mut minutes: Vec<u32> = night.union(&day).copied().collect();
        if touching {
            minutes = minutes.iter().flat_map(|minute| [*minute, *minute]).skip(1).collect();
        }
        let time = |minute: &u32| DayTime::from_seconds(minute * 60).expect("within the day");
        minutes
            .chunks_exact(2)
            .map(|pair| DaySpan::new(time(&pair[0]), time(&pair[1])).expect("rising"))
            .collect()
    })
}

fn calendars() -> impl Strategy<Value = (Calendar, i64)> {
    let week = prop::collection::vec(day_hours(), 7);
    (prop::sample::select(&CHANGES[..]), week, day_hours(), -3..=3i64).prop_map(
        |(change, week, other, distance)| {
            let days = week.into_iter().zip(Weekday::Monday.cycle_forward());
            let lines = days.flat_map(|(spans, day)| {
                spans.into_iter().map(move |span| WeeklyLine {
                    days: Days::of(&[day]),
                    span,
                    period: Period::ALWAYS,
                })
            });
            let mut calendar = build::plain(change.0, vec![]);
            calendar.weekly = WeeklyHours::new(lines.collect()).expect("apart");
            calendar.national_holidays = true;
            let day = local_date(&calendar, change.1 + distance * 86_400);
            let hours = DayHours::new(other).expect("apart");
            calendar.exceptions.dated.push(DatedException::open(Period::on(day), hours, ""));
            (calendar, change.1)
        },
    )
}

fn second(unix: i64) -> Timestamp {
    Timestamp::from_second(unix).expect("near our days")
}

fn local_date(calendar: &Calendar, unix: i64) -> Date {
    calendar.zone.to_datetime(second(unix)).date()
}

/// By definition: minutes at which the wall clock shows an hour of opening. Hours are whole minutes, and so
/// are all offsets of these zones but St. John's, whose change is at 00:01.
fn minutes_open(calendar: &Calendar, from: i64, to: i64) -> u64 {
    (from..to).step_by(60).filter(|unix| calendar.is_open(second(*unix))).count() as u64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn measuring_agrees_with_the_definition((calendar, change) in calendars(), before in 0..4000i64, length in 0..6000i64) {
        let from = change.div_euclid(60) * 60 - before * 60;
        let to = from + length * 60;
        let measured = calendar.working_seconds_between(second(from), second(to));
        prop_assert_eq!(measured, 60 * minutes_open(&calendar, from, to));
    }

    #[test]
    fn adding_then_measuring_gives_the_same_seconds(
        (calendar, change) in calendars(), before in -300_000..300_000i64, seconds in 0..400_000u64,
    ) {
        let start = second(change - before);
        prop_assume!(!calendar.weekly.lines().is_empty());
        let due = calendar.add_working_seconds(start, seconds).expect("opens every week");
        prop_assert_eq!(calendar.working_seconds_between(start, due), seconds);
        // The earliest such instant: the second before is open, or nothing had to pass.
        prop_assert!(seconds == 0 || calendar.is_open(second(due.as_second() - 1)));
    }

    #[test]
    fn adding_is_monotone(
        (calendar, change) in calendars(), before in -300_000..300_000i64, later in 0..100_000i64,
        seconds in 0..300_000u64, more in 0..100_000u64,
    ) {
        let (start, after) = (second(change - before), second(change - before + later));
        let due = calendar.add_working_seconds(start, seconds);
        prop_assert!(due <= calendar.add_working_seconds(start, seconds + more));
        prop_assert!(due <= calendar.add_working_seconds(after, seconds));
    }

    #[test]
    fn parts_of_an_interval_add_up(
        (calendar, change) in calendars(), mut cuts in prop::collection::vec(-300_000..300_000i64, 3),
    ) {
        cuts.sort_unstable();
        let cuts: Vec<Timestamp> = cuts.into_iter().map(|cut| second(change + cut)).collect();
        let between = |a: usize, b: usize| calendar.working_seconds_between(cuts[a], cuts[b]);
        prop_assert_eq!(between(0, 1) + between(1, 2), between(0, 2));
    }

    #[test]
    fn spans_of_a_date_are_its_open_seconds((calendar, change) in calendars(), distance in -3..=3i64) {
        let day = local_date(&calendar, change + distance * 86_400);
        let spans = calendar.spans(day);
        for pair in spans.windows(2) {
            prop_assert!(pair[0].1 < pair[1].0);
        }
        for (start, end) in &spans {
            let (first, last) = (start.as_second(), end.as_second() - 1);
            for unix in [first, last] {
                prop_assert!(calendar.is_open(second(unix)) && local_date(&calendar, unix) == day);
            }
            prop_assert!(local_date(&calendar, first - 1) != day || !calendar.is_open(second(first - 1)));
            prop_assert!(local_date(&calendar, last + 1) != day || !calendar.is_open(second(last + 1)));
        }
        let total: i64 = spans.iter().map(|(start, end)| end.as_second() - start.as_second()).sum();
        let noon = change.div_euclid(60) * 60 + distance * 86_400;
        let around = (noon - 3 * 86_400..noon + 3 * 86_400).step_by(60);
        let open = around.filter(|unix| local_date(&calendar, *unix) == day && calendar.is_open(second(*unix)));
        prop_assert_eq!(total, 60 * open.count() as i64);
    }

    #[test]
    fn the_next_opening_is_the_first_open_second((calendar, change) in calendars(), before in -300_000..300_000i64) {
        let at = second(change - before);
        match calendar.next_open(at) {
            None => prop_assert!(calendar.weekly.lines().is_empty()),
            Some(open) => {
                prop_assert!(open >= at && calendar.is_open(open));
                prop_assert_eq!(calendar.working_seconds_between(at, open), 0);
                prop_assert_eq!(calendar.is_open(at), open == at);
            }
        }
    }
}
