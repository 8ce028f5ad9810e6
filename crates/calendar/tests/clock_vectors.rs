//! Service clocks against vectors that were not written by us: every row of every file.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "support/clock_rows.rs"]
#[allow(dead_code)]
mod clock_rows;
#[path = "../../identity/tests/support/vectors.rs"]
mod vectors;

use calendar::{BreachCause, CalendarHistory, Day, Ruler, recalculate};
use clock_rows::{ClockRow, instant_in};
use jiff::Timestamp;
use jiff::civil::Weekday;
use serde_json::Value;
use std::collections::BTreeMap;

#[test]
fn vector_service_clocks() {
    let mut rows = 0;
    for (path, document) in vectors::documents("sla_vectors") {
        let read: Vec<ClockRow> = serde_json::from_value(document).expect("clock rows");
        for row in &read {
            let checked = check(row);
            assert!(checked > 0, "{}: {} expects nothing that is known", path.display(), row.id);
        }
        rows += read.len();
    }
    vectors::conclude("sla_vectors", rows);
}

/// The generated holidays are the listed ones; Sundays are closed by the weekly hours and not listed.
#[test]
fn vector_holidays_of_the_rows() {
    let mut rows = 0;
    for (_, document) in vectors::documents("sla_vectors") {
        let read: Vec<ClockRow> = serde_json::from_value(document).expect("clock rows");
        for row in read.iter().filter(|row| row.holiday_rule.starts_with("IT")) {
            let calendar = row.calendar();
            let (mut day, last) = row.holiday_window;
            while day <= last {
                let listed = row.holidays.contains(&day);
                let closed = matches!(calendar.day(day), Day::National(_) | Day::Yearly(_));
                let overridden = matches!(calendar.day(day), Day::Exception(_));
                let unlisted_sunday = !listed && day.weekday() == Weekday::Sunday;
                assert!(closed == listed || overridden || unlisted_sunday, "{}: {day}", row.id);
                day = day.tomorrow().expect("not the end of time");
            }
            rows += 1;
        }
    }
    vectors::conclude("sla_vectors", rows);
}

/// What a row expects, compared; the number of values that were.
fn check(row: &ClockRow) -> usize {
    let (found, before) = (answers(row, true), answers(row, false));
    let mut compared = 0;
    for (name, expected) in &row.expect {
        match name.as_str() {
            "before" => {
                compared += compare(&format!("{} before", row.id), &before, &by_name(expected));
            }
            "wrong_if_retroactive" => {
                for (name, wrong) in by_name(expected) {
                    assert!(found.get(&name).is_none_or(|right| !same(right, &wrong)), "{}: {name}", row.id);
                }
            }
            _ => compared += compare(&row.id, &found, &BTreeMap::from([(name.clone(), expected.clone())])),
        }
    }
    compared
}

/// A bare instant stands for the deadline.
fn by_name(expected: &Value) -> BTreeMap<String, Value> {
    match expected {
        Value::Object(values) => values.clone().into_iter().collect(),
        deadline => BTreeMap::from([("due_at".to_owned(), deadline.clone())]),
    }
}

fn compare(what: &str, found: &BTreeMap<String, Value>, expected: &BTreeMap<String, Value>) -> usize {
    let known = expected.iter().filter_map(|(name, value)| Some((name, value, found.get(name)?)));
    known
        .inspect(|(name, value, found)| {
            assert!(same(found, value), "{what}: {name} is {found}, expected {value}");
        })
        .count()
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
        }
        (Value::String(_), Value::String(_)) => instant_or_text(a) == instant_or_text(b),
        _ => a == b,
    }
}

fn instant_or_text(value: &Value) -> Result<Timestamp, &str> {
    let text = value.as_str().unwrap_or_default();
    text.parse().map_err(|_| text)
}

fn answers(row: &ClockRow, with_changes: bool) -> BTreeMap<String, Value> {
    let history: CalendarHistory = if with_changes { row.history_with_changes() } else { row.history() };
    let (ruler, pauses) = (Ruler::new(history), row.pauses());
    let changes = if with_changes { row.target_changes() } else { Vec::new() };
    let outcome = recalculate(row.clock(), &ruler, &pauses, &changes, None);
    let mut found = BTreeMap::new();
    if let Some(end) = row.end {
        found.insert("elapsed_s".to_owned(), Value::from(outcome.current.elapsed(end)));
    }
    if row.target_s.is_some() {
        let instant = |at: Option<Timestamp>| at.map_or(Value::Null, |at| Value::from(at.to_string()));
        let warnings = row.expected_warnings().into_iter();
        let warnings: serde_json::Map<String, Value> = warnings
            .map(|(percent, _)| (percent.to_string(), instant(outcome.current.warning_at(percent))))
            .collect();
        let deadline = instant(outcome.current.due_at());
        found.insert("due_at_local".to_owned(), deadline.clone());
        found.insert("due_at".to_owned(), deadline);
        found.insert("late_from".to_owned(), instant(outcome.current.late_from()));
        found.insert("warnings".to_owned(), Value::from(warnings));
    }
    if let Some(last) = row.changes.iter().map(|change| change.at).max().filter(|_| with_changes) {
        let breach = outcome.breach(last);
        let cause = breach.map(|breach| match breach.cause {
            BreachCause::ByTime => "by_time",
            BreachCause::ByRecalculation => "by_recalculation",
        });
        let elapsed = outcome.elapsed_at_change_s.unwrap_or_else(|| outcome.current.elapsed(last));
        let at = breach.and_then(|breach| instant_in(&Value::from(breach.at.to_string())));
        found.insert("breach_at".to_owned(), at.map_or(Value::Null, |at| Value::from(at.to_string())));
        found.insert("breach_cause".to_owned(), cause.map_or(Value::Null, Value::from));
        found.insert("elapsed_at_change_s".to_owned(), Value::from(elapsed));
    }
    found
}
