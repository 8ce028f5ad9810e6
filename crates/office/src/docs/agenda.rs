//! The rules from which seats are computed; seats themselves are never stored ahead.

use calendar::DayTime;
use jiff::civil::Date;

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaDoc {
    pub key: String,
    /// The key that this agenda had in the file before: it stays the same agenda, with its taken seats.
    /// Read at import and not stored.
    #[serde(default, skip_serializing)]
    pub was: Option<String>,
    pub service: String,
    pub from: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    #[serde(default)]
    pub weekly: Vec<WeekRule>,
    #[serde(default)]
    pub dates: Vec<DateRule>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    pub fn of(date: Date) -> Weekday {
        use Weekday::*;
        [Mon, Tue, Wed, Thu, Fri, Sat, Sun][date.weekday().to_monday_zero_offset().clamp(0, 6) as usize]
    }
}

/// Hours that repeat every week.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeekRule {
    pub days: Vec<Weekday>,
    pub from: DayTime,
    pub to: DayTime,
    /// Minutes between the starts of two slots, and the length of a seat.
    pub every_min: i64,
    pub seats: i64,
}

/// What a single date does instead of its weekday.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRule {
    pub date: Date,
    #[serde(default)]
    pub closed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DayTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<DayTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every_min: Option<i64>,
    /// Single starts, to the second, instead of regular hours.
    #[serde(default)]
    pub starts: Vec<DayTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<i64>,
}
