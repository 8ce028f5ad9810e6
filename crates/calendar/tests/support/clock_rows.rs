//! Rows of service clocks that were not written by us.

use crate::build;
use calendar::{Calendar, CalendarChange, CalendarHistory, CalendarNews, Clock, Mode, Target, TargetChange};
use calendar::{DatedException, Days, Pause, Pauses, Period, WeeklyHours, YearlyClosure, YearlyDay};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

type Hours = Vec<(String, String)>;
type Week = BTreeMap<String, Hours>;

#[derive(Deserialize)]
pub struct ClockRow {
    pub id: String,
    pub zone: String,
    weekly: Week,
    pub holidays: Vec<Date>,
    pub holiday_rule: String,
    pub holiday_window: (Date, Date),
    overrides: BTreeMap<Date, Hours>,
    pub start: Timestamp,
    pub end: Option<Timestamp>,
    pub target_s: Option<u32>,
    #[serde(default)]
    pub pauses: Vec<(Timestamp, Option<Timestamp>)>,
    #[serde(default)]
    pub changes: Vec<ChangeRow>,
    /// Kept as it is: a missing value and a null say different things.
    pub expect: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
pub struct ChangeRow {
    pub at: Timestamp,
    set_target_s: Option<u32>,
    mode: Option<String>,
    set_weekly: Option<Week>,
    set_holidays: Option<Vec<Date>>,
    #[serde(default)]
    add_closures: Vec<Date>,
}

pub fn instant_in(value: &Value) -> Option<Timestamp> {
    value.as_str().map(|text| text.parse().expect("an instant"))
}

impl ClockRow {
    pub fn expected_instant(&self, name: &str) -> Option<Timestamp> {
        self.expect.get(name).and_then(instant_in)
    }

    pub fn expected_seconds(&self, name: &str) -> Option<u64> {
        self.expect.get(name).and_then(Value::as_u64)
    }

    pub fn expected_warnings(&self) -> Vec<(u8, Timestamp)> {
        let warnings = self.expect.get("warnings").and_then(Value::as_object).into_iter().flatten();
        let parsed = |(percent, at): (&String, &Value)| Some((percent.parse().ok()?, instant_in(at)?));
        warnings.map(|warning| parsed(warning).expect("a percentage and an instant")).collect()
    }

    pub fn clock(&self) -> Clock {
        let target = self.target_s.and_then(Target::of_seconds);
        // Rows about elapsed time alone have no target; any will do.
        Clock { origin: self.start, target: target.or(Target::of_seconds(1)).expect("a target") }
    }

    pub fn pauses(&self) -> Pauses {
        Pauses::of(self.pauses.iter().map(|(from, until)| Pause::new(*from, *until).expect("a pause")))
    }

    pub fn target_changes(&self) -> Vec<TargetChange> {
        let change = |row: &ChangeRow| {
            let target = Target::of_seconds(row.set_target_s?).expect("a target");
            let prospective = row.mode.as_deref() == Some("prospective");
            let mode = if prospective { Mode::Prospective } else { Mode::Retroactive };
            Some(TargetChange { at: row.at, target, mode })
        };
        self.changes.iter().filter_map(change).collect()
    }

    pub fn history(&self) -> CalendarHistory {
        CalendarHistory::of(self.calendar(), self.start).expect("a calendar that opens")
    }

    pub fn history_with_changes(&self) -> CalendarHistory {
        let mut calendar = self.calendar();
        let mut news = Vec::new();
        for change in &self.changes {
            if change.set_weekly.is_some() || change.set_holidays.is_some() {
                calendar.version += 1;
                if let Some(week) = &change.set_weekly {
                    calendar.weekly = weekly(week);
                }
                if let Some(closed) = &change.set_holidays {
                    calendar.national_holidays = false;
                    calendar.exceptions.yearly.clear();
                    calendar.exceptions.dated = self.dated(closed);
                }
                news.push(CalendarChange { at: change.at, news: CalendarNews::Calendar(calendar.clone()) });
            }
            news.extend(change.add_closures.iter().map(|day| CalendarChange {
                at: change.at,
                news: CalendarNews::Closure { period: Period::on(*day), reason: String::new() },
            }));
        }
        self.history().with_changes(&news).expect("calendars that open")
    }

    pub fn calendar(&self) -> Calendar {
        let mut calendar = build::plain(&self.zone, vec![]);
        calendar.weekly = weekly(&self.weekly);
        match self.holiday_rule.strip_prefix("IT") {
            Some(local) => {
                calendar.national_holidays = true;
                calendar.exceptions.yearly.extend(local.strip_prefix('+').map(|day| YearlyClosure {
                    on: YearlyDay::parse(&day.to_lowercase()).expect("a day of the year"),
                    period: Period::ALWAYS,
                    reason: String::new(),
                }));
                calendar.exceptions.dated = self.dated(&[]);
            }
            None => calendar.exceptions.dated = self.dated(&self.holidays),
        }
        calendar
    }

    fn dated(&self, closed: &[Date]) -> Vec<DatedException> {
        let closed = closed.iter().map(|day| DatedException::closed(Period::on(*day), ""));
        let other = self.overrides.iter().map(|(day, spans)| {
            let spans: Vec<_> = spans.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
            DatedException::open(Period::on(*day), build::hours(&spans), "")
        });
        closed.chain(other).collect()
    }
}

fn weekly(week: &Week) -> WeeklyHours {
    let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].into_iter();
    let lines = weekdays.zip(Weekday::Monday.cycle_forward()).flat_map(|(name, weekday)| {
        let hours = week.get(name).into_iter().flatten();
        hours.map(move |(from, to)| build::line(Days::of(&[weekday]), from, to))
    });
    WeeklyHours::new(lines.collect()).expect("lines apart")
}
