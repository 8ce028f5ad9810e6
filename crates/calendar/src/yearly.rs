//! Closures that return every year: the patron saint's day, Whit Monday in Bolzano.

use crate::{Period, national::easter_sunday};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use std::{fmt, ops::RangeInclusive};

/// How far a movable day may be from Easter, in days: it must stay in the same year (Easter Sunday is the 81st
/// day of the year at the earliest), and no feast is farther after it than Corpus Domini, 60 days.
const EASTER_DISTANCES: RangeInclusive<i16> = -80..=100;

/// A day of the year, written "06-24", "easter+50" or "easter-2". 29 February comes in leap years only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearlyDay(Rule);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Rule {
    Fixed { month: i8, day: i8 },
    Easter { distance: i16 },
}

/// Why a text is no day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearlyDayError {
    /// Neither "MM-DD" nor "easter+N".
    Shape,
    /// No year has this month and day.
    Date,
    /// More than 80 days before Easter or 100 after it.
    Distance,
}

error_shown_by_name!(YearlyDayError);

/// A yearly closure with the reason that people read, as the body wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearlyClosure {
    pub on: YearlyDay,
    /// The dates within which it is observed.
    #[serde(default)]
    pub period: Period,
    #[serde(default)]
    pub reason: String,
}

impl YearlyClosure {
    pub fn falls_on(&self, date: Date) -> bool {
        self.on.is(date) && self.period.contains(date)
    }
}

impl YearlyDay {
    /// The same month and day each year.
    pub fn fixed(month: i8, day: i8) -> Result<Self, YearlyDayError> {
        // 2000 has every day that any year has.
        Date::new(2000, month, day)
            .map(|_| Self(Rule::Fixed { month, day }))
            .map_err(|_| YearlyDayError::Date)
    }

    /// So many days after Easter Sunday, or before it if negative. Whit Monday is 50.
    pub fn easter(distance: i16) -> Result<Self, YearlyDayError> {
        let near = EASTER_DISTANCES.contains(&distance);
        if near { Ok(Self(Rule::Easter { distance })) } else { Err(YearlyDayError::Distance) }
    }

    pub fn parse(text: &str) -> Result<Self, YearlyDayError> {
        let signed = |c: char| matches!(c, '+' | '-');
        if let Some(distance) = text.strip_prefix("easter") {
            let digits = distance.strip_prefix(signed).ok_or(YearlyDayError::Shape)?;
            if !(1..=3).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(YearlyDayError::Shape);
            }
            return Self::easter(distance.parse().map_err(|_| YearlyDayError::Shape)?);
        }
        match text.as_bytes() {
            [m1, m2, b'-', d1, d2] if [m1, m2, d1, d2].iter().all(|b| b.is_ascii_digit()) => {
                let number = |tens: &u8, ones: &u8| ((tens - b'0') * 10 + (ones - b'0')).cast_signed();
                Self::fixed(number(m1, m2), number(d1, d2))
            }
            _ => Err(YearlyDayError::Shape),
        }
    }

    pub fn is(self, date: Date) -> bool {
        match self.0 {
            Rule::Fixed { month, day } => (date.month(), date.day()) == (month, day),
            Rule::Easter { distance } => easter_sunday(date.year())
                .and_then(|easter| easter.checked_add(i64::from(distance).days()).ok())
                .is_some_and(|day| day == date),
        }
    }
}

impl TryFrom<String> for YearlyDay {
    type Error = YearlyDayError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<YearlyDay> for String {
    fn from(day: YearlyDay) -> Self {
        day.to_string()
    }
}

impl fmt::Display for YearlyDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Rule::Fixed { month, day } => write!(f, "{month:02}-{day:02}"),
            Rule::Easter { distance } => write!(f, "easter{distance:+}"),
        }
    }
}

impl fmt::Debug for YearlyDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
