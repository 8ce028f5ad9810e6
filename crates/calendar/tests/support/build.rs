//! Short ways to write calendars in tests.

use calendar::{Calendar, DayHours, DaySpan, DayTime, Days, Exceptions, Period, WeeklyHours, WeeklyLine};
use jiff::tz::TimeZone;

pub fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("bundled zone")
}

pub fn span(from: &str, to: &str) -> DaySpan {
    let time = |text| DayTime::parse(text).expect("time of day");
    DaySpan::new(time(from), time(to)).expect("forward span")
}

pub fn line(days: Days, from: &str, to: &str) -> WeeklyLine {
    WeeklyLine { days, span: span(from, to), period: Period::ALWAYS }
}

pub fn hours(spans: &[(&str, &str)]) -> DayHours {
    DayHours::new(spans.iter().map(|(from, to)| span(from, to)).collect()).expect("hours apart")
}

/// Without holidays or exceptions.
pub fn plain(zone_name: &str, lines: Vec<WeeklyLine>) -> Calendar {
    Calendar {
        version: 1,
        zone: zone(zone_name),
        period: Period::ALWAYS,
        weekly: WeeklyHours::new(lines).expect("lines apart"),
        exceptions: Exceptions::default(),
        national_holidays: false,
    }
}
