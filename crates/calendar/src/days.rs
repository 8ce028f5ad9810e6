//! Sets of weekdays, and periods of dates.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Weekdays in the order of the Italian week, with the names that they have in JSON.
const NAMES: [(Weekday, &str); 7] = [
    (Weekday::Monday, "mon"),
    (Weekday::Tuesday, "tue"),
    (Weekday::Wednesday, "wed"),
    (Weekday::Thursday, "thu"),
    (Weekday::Friday, "fri"),
    (Weekday::Saturday, "sat"),
    (Weekday::Sunday, "sun"),
];

/// A set of weekdays, serialised as a list such as `["mon", "wed"]`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<&'static str>")]
pub struct Days(u8);

/// Why a list is no set of weekdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaysError {
    /// Not one of "mon" to "sun".
    UnknownName,
}

impl Days {
    pub const EVERY_DAY: Self = Self(0b111_1111);
    pub const MONDAY_TO_FRIDAY: Self = Self(0b001_1111);

    pub fn of(weekdays: &[Weekday]) -> Self {
        Self(weekdays.iter().fold(0, |set, day| set | bit(*day)))
    }

    pub fn contains(self, weekday: Weekday) -> bool {
        self.0 & bit(weekday) != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// From Monday on.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        NAMES.into_iter().map(|(day, _)| day).filter(move |day| self.contains(*day))
    }

    pub(crate) fn share_a_day(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

fn bit(weekday: Weekday) -> u8 {
    1 << weekday.to_monday_zero_offset()
}

impl TryFrom<Vec<String>> for Days {
    type Error = DaysError;
    fn try_from(names: Vec<String>) -> Result<Self, Self::Error> {
        let mut days = Vec::new();
        for name in names {
            match NAMES.iter().find(|(_, known)| *known == name) {
                Some((day, _)) => days.push(*day),
                None => return Err(DaysError::UnknownName),
            }
        }
        Ok(Self::of(&days))
    }
}

impl From<Days> for Vec<&'static str> {
    fn from(days: Days) -> Self {
        NAMES.iter().filter(|(day, _)| days.contains(*day)).map(|(_, name)| *name).collect()
    }
}

impl fmt::Debug for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Vec::from(*self)).finish()
    }
}

/// A period of civil dates, both ends included; a missing end is open. Serialised as `{"from", "until"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Period {
    from: Option<Date>,
    until: Option<Date>,
}

/// Why two dates are no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// It ends before it begins.
    Backwards,
}

error_shown_by_name!(DaysError, PeriodError);

impl Period {
    pub const ALWAYS: Self = Self { from: None, until: None };

    pub fn new(from: Option<Date>, until: Option<Date>) -> Result<Self, PeriodError> {
        match (from, until) {
            (Some(from), Some(until)) if until < from => Err(PeriodError::Backwards),
            _ => Ok(Self { from, until }),
        }
    }

    /// A single date.
    pub fn on(date: Date) -> Self {
        Self { from: Some(date), until: Some(date) }
    }

    pub fn from(self) -> Option<Date> {
        self.from
    }

    pub fn until(self) -> Option<Date> {
        self.until
    }

    pub fn contains(self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }

    pub(crate) fn overlaps(self, other: Self) -> bool {
        let before = |a: Self, b: Self| matches!((a.until, b.from), (Some(end), Some(start)) if end < start);
        !before(self, other) && !before(other, self)
    }
}

#[derive(Serialize, Deserialize)]
struct Ends {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

impl TryFrom<Ends> for Period {
    type Error = PeriodError;
    fn try_from(ends: Ends) -> Result<Self, Self::Error> {
        Self::new(ends.from, ends.until)
    }
}

impl From<Period> for Ends {
    fn from(period: Period) -> Self {
        Self { from: period.from, until: period.until }
    }
}
