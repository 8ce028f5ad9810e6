//! Holidays and deadlines against vectors that were not written by us.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "support/clock_rows.rs"]
#[allow(dead_code)]
mod clock_rows;
#[path = "../../identity/tests/support/vectors.rs"]
mod vectors;

use calendar::is_national_holiday;
use clock_rows::ClockRow;
use jiff::civil::{Date, date};
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

/// The rows without pauses or changes, by the calendar alone; all of them are in `clock_vectors.rs`.
#[test]
fn vector_sla_deadlines() {
    let mut rows = 0;
    for (_, document) in vectors::documents("sla_vectors") {
        let read: Vec<ClockRow> = serde_json::from_value(document).expect("clock rows");
        for row in read.iter().filter(|row| row.pauses.is_empty() && row.changes.is_empty()) {
            let calendar = row.calendar();
            let target_s = u64::from(row.target_s.unwrap_or(0));
            if let Some(due_at) = row.expected_instant("due_at") {
                assert_eq!(calendar.add_working_seconds(row.start, target_s), Some(due_at), "{}", row.id);
                assert_eq!(calendar.working_seconds_between(row.start, due_at), target_s, "{}", row.id);
            }
            if let Some((elapsed, end)) = row.expected_seconds("elapsed_s").zip(row.end) {
                assert_eq!(calendar.working_seconds_between(row.start, end), elapsed, "{}", row.id);
            }
            for (percent, at) in row.expected_warnings() {
                let share = u64::from(percent);
                let found = calendar.add_working_seconds(row.start, target_s * share / 100);
                assert_eq!(found, Some(at), "{}: {percent} per cent", row.id);
            }
            rows += 1;
        }
    }
    vectors::conclude("sla_vectors", rows);
}
