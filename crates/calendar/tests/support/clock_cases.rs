//! Invented calendars through time, pauses and clocks, near changes of clocks above all.

use crate::build;
use calendar::{
    Calendar, CalendarHistory, CalendarVersion, Clock, DatedException, DayHours, DaySpan, DayTime,
};
use calendar::{Days, Pause, Pauses, Period, Target, WeeklyHours, WeeklyLine};
use jiff::Timestamp;
use jiff::civil::Weekday;
use proptest::prelude::*;

pub const HOUR: i64 = 3600;
pub const DAY: i64 = 86_400;

/// Zones with an instant near which their clocks change.
pub const PLACES: [(&str, &str); 10] = [
    ("Europe/Rome", "2026-03-29T01:00:00Z"),
    ("Europe/Rome", "2026-10-25T01:00:00Z"),
    ("America/Sao_Paulo", "2015-02-22T02:00:00Z"),
    ("America/Sao_Paulo", "2015-10-18T03:00:00Z"),
    ("Asia/Tehran", "2015-03-21T20:30:00Z"),
    ("Asia/Tehran", "2015-09-21T19:30:00Z"),
    ("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
    ("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
    ("Pacific/Apia", "2011-12-30T10:00:00Z"),
    ("UTC", "2026-06-15T12:00:00Z"),
];

pub fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

pub fn second(unix: i64) -> Timestamp {
    Timestamp::from_second(unix).expect("near our days")
}

pub fn target(seconds: u32) -> Target {
    Target::of_seconds(seconds).expect("not zero")
}

pub fn pause(from: i64, until: Option<i64>) -> Pause {
    Pause::new(second(from), until.map(second)).expect("forwards")
}

fn spans(edges: Vec<u32>) -> Vec<DaySpan> {
    let time = |seconds: u32| DayTime::from_seconds(seconds).expect("within a day");
    edges.chunks_exact(2).map(|pair| DaySpan::new(time(pair[0]), time(pair[1])).expect("forwards")).collect()
}

/// Hours to the second, at night above all, possibly touching, none, or the whole day.
fn day_hours() -> impl Strategy<Value = Vec<DaySpan>> {
    let edges = (
        prop::collection::btree_set(0..=4 * 3600u32, 0..4),
        prop::collection::btree_set(0..=86_400u32, 0..5),
    );
    let some = edges.prop_map(|(night, day)| spans(night.union(&day).copied().collect()));
    prop_oneof![6 => some, 1 => Just(vec![DaySpan::WHOLE_DAY])]
}

fn week() -> impl Strategy<Value = WeeklyHours> {
    prop::collection::vec(day_hours(), 7).prop_map(|week| {
        let days = week.into_iter().zip(Weekday::Monday.cycle_forward());
        let lines = days.flat_map(|(spans, day)| {
            spans.into_iter().map(move |span| WeeklyLine {
                days: Days::of(&[day]),
                span,
                period: Period::ALWAYS,
            })
        });
        WeeklyHours::new(lines.collect()).expect("apart")
    })
}

/// Opens in some hour of some week, and has other hours on a date within a day of `near`.
pub fn calendar(zone: &'static str, near: i64) -> impl Strategy<Value = Calendar> {
    let exception = prop::option::of((-1..=1i64, day_hours()));
    (week().prop_filter("opens", |week| !week.lines().is_empty()), exception).prop_map(
        move |(weekly, exception)| {
            let mut calendar = Calendar { weekly, national_holidays: true, ..build::plain(zone, vec![]) };
            calendar.exceptions.dated.extend(exception.map(|(distance, hours)| {
                let date = calendar.zone.to_datetime(second(near + distance * DAY)).date();
                DatedException::open(Period::on(date), DayHours::new(hours).expect("apart"), "")
            }));
            calendar
        },
    )
}

/// One to three versions, the later ones from within half a day of `near`.
pub fn history(zone: &'static str, near: i64) -> impl Strategy<Value = CalendarHistory> {
    let later = prop::collection::btree_map(-DAY / 2..DAY / 2, calendar(zone, near), 0..3);
    (calendar(zone, near), later).prop_map(move |(first, later)| {
        let first = CalendarVersion { valid_from: second(near - 30 * DAY), calendar: first };
        let later = later.into_iter();
        let later =
            later.map(|(after, calendar)| CalendarVersion { valid_from: second(near + after), calendar });
        CalendarHistory::new(std::iter::once(first).chain(later).collect()).expect("each opens")
    })
}

/// Up to four pauses within `around` seconds of `near`, and perhaps one that lasts.
pub fn pauses(near: i64, around: i64) -> impl Strategy<Value = Vec<Pause>> {
    let closed = prop::collection::vec((-around..around, 0..around), 0..4);
    let open = prop::option::weighted(0.2, -around..around);
    (closed, open).prop_map(move |(closed, open)| {
        let closed = closed.into_iter().map(|(from, length)| pause(near + from, Some(near + from + length)));
        closed.chain(open.map(|from| pause(near + from, None))).collect()
    })
}

#[derive(Clone, Debug)]
pub struct Case {
    /// The instant near which clocks change, in Unix seconds.
    pub near: i64,
    pub history: CalendarHistory,
    pub pauses: Vec<Pause>,
    pub clock: Clock,
}

impl Case {
    pub fn union(&self) -> Pauses {
        Pauses::of(self.pauses.iter().copied())
    }
}

pub fn case_at(place: (&'static str, &'static str), around: i64) -> impl Strategy<Value = Case> {
    let near = at(place.1).as_second();
    let whole = u32::try_from(around).expect("a few days");
    (history(place.0, near), pauses(near, around / 3), -around..0, 1..whole).prop_map(
        move |(history, pauses, before, seconds)| {
            let clock = Clock { origin: second(near + before), target: target(seconds) };
            Case { near, history, pauses, clock }
        },
    )
}

/// Somewhere, with origin and target of up to four days.
pub fn case() -> impl Strategy<Value = Case> {
    prop::sample::select(&PLACES[..]).prop_flat_map(|place| case_at(place, 4 * DAY))
}
