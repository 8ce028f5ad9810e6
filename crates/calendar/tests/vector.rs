//! Holidays and deadlines against vectors that were not written by us.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "../../identity/tests/support/vectors.rs"]
mod vectors;

use calendar::{Calendar, DatedException, Days, Period, YearlyClosure, YearlyDay, is_national_holiday};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday, date};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Holidays {
    years: (i16, i16),
    holidays: Vec<HolidayRow>,
}

#[derive(Deserialize)]
struct HolidayRow {
    date: Date,
    weekday: String,
    name: String,
}

#[test]
fn vector_holidays_it() {
    let mut rows = 0;
    for (path, document) in vectors::documents("holidays_it") {
        let file: Holidays = serde_json::from_value(document).expect("years and holidays");
        let expected: BTreeMap<Date, &str> =
            file.holidays.iter().map(|r| (r.date, r.name.as_str())).collect();
        for row in &file.holidays {
            assert_eq!(format!("{:?}", row.date.weekday()).to_lowercase(), row.weekday, "{}", row.date);
        }
        let (mut day, last) = (date(file.years.0, 1, 1), date(file.years.1, 12, 31));
        while day <= last {
            let found = is_national_holiday(day).map(calendar::Holiday::name);
            assert_eq!(found, expected.get(&day).copied(), "{}: {day}", path.display());
            day = day.tomorrow().expect("not the end of time");
        }
        rows += file.holidays.len();
    }
    vectors::conclude("holidays_it", rows);
}

type Hours = Vec<(String, String)>;

#[derive(Deserialize)]
struct ClockRow {
    id: String,
    kind: String,
    zone: String,
    weekly: BTreeMap<String, Hours>,
    holidays: Vec<Date>,
    holiday_rule: String,
    overrides: BTreeMap<Date, Hours>,
    start: Timestamp,
    end: Option<Timestamp>,
    #[serde(default)]
    target_s: u64,
    pauses: Vec<serde_json::Value>,
    expect: Expected,
}

#[derive(Deserialize)]
struct Expected {
    due_at: Option<Timestamp>,
    elapsed_s: Option<u64>,
    #[serde(default)]
    warnings: BTreeMap<String, Timestamp>,
}

/// The rows without pauses or changes: those belong to the help desk's clocks.
#[test]
fn vector_sla_deadlines() {
    let mut rows = 0;
    for (_, document) in vectors::documents("sla_vectors") {
        let read: Vec<ClockRow> = serde_json::from_value(document).expect("clock rows");
        for row in read.iter().filter(|row| row.pauses.is_empty() && row.kind != "recalc") {
            let calendar = calendar_of(row);
            if let Some(due_at) = row.expect.due_at {
                assert_eq!(calendar.add_working_seconds(row.start, row.target_s), Some(due_at), "{}", row.id);
                assert_eq!(calendar.working_seconds_between(row.start, due_at), row.target_s, "{}", row.id);
            }
            if let Some((elapsed, end)) = row.expect.elapsed_s.zip(row.end) {
                assert_eq!(calendar.working_seconds_between(row.start, end), elapsed, "{}", row.id);
            }
            for (percent, at) in &row.expect.warnings {
                let share: u64 = percent.parse().expect("a percentage");
                let found = calendar.add_working_seconds(row.start, row.target_s * share / 100);
                assert_eq!(found, Some(*at), "{}: {percent} per cent", row.id);
            }
            rows += 1;
        }
    }
    vectors::conclude("sla_vectors", rows);
}

fn calendar_of(row: &ClockRow) -> Calendar {
    let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].into_iter();
    let weekdays = weekdays.zip(Weekday::Monday.cycle_forward());
    let lines = weekdays.flat_map(|(name, weekday)| {
        let hours = row.weekly.get(name).into_iter().flatten();
        hours.map(move |(from, to)| build::line(Days::of(&[weekday]), from, to))
    });
    let mut calendar = build::plain(&row.zone, lines.collect());
    match row.holiday_rule.strip_prefix("IT") {
        Some(local) => {
            calendar.national_holidays = true;
            calendar.exceptions.yearly.extend(local.strip_prefix('+').map(|day| YearlyClosure {
                on: YearlyDay::parse(day).expect("a day of the year"),
                period: Period::ALWAYS,
                reason: String::new(),
            }));
        }
        None => {
            let closed = row.holidays.iter().map(|day| DatedException::closed(Period::on(*day), ""));
            calendar.exceptions.dated.extend(closed);
        }
    }
    for (day, spans) in &row.overrides {
        let spans: Vec<_> = spans.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        calendar.exceptions.dated.push(DatedException::open(Period::on(*day), build::hours(&spans), ""));
    }
    calendar
}
