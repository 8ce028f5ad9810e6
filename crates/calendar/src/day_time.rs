//! A time of day that may also be the end of the day.

use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use std::fmt;

const DAY_SECONDS: u32 = 86_400;

/// Wall-clock seconds of a day, 0 to 86,400 inclusive: 24:00 ends an opening at midnight. Written and
/// serialised as "HH:MM", or "HH:MM:SS" when there are seconds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DayTime(u32);

/// Why a text is no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayTimeError {
    /// Not two-digit groups joined by one or two colons.
    Shape,
    Hour,
    Minute,
    Second,
}

error_shown_by_name!(DayTimeError);

impl DayTime {
    /// 00:00
    pub const START: Self = Self(0);
    /// 24:00
    pub const END: Self = Self(DAY_SECONDS);

    /// `None` above 86,400.
    pub fn from_seconds(seconds: u32) -> Option<Self> {
        (seconds <= DAY_SECONDS).then_some(Self(seconds))
    }

    /// Seconds of the wall clock since 00:00, not elapsed ones.
    pub fn seconds(self) -> u32 {
        self.0
    }

    /// Reads "08:30", "08:30:15", "24:00".
    pub fn parse(text: &str) -> Result<Self, DayTimeError> {
        let mut groups = text.split(':').map(two_digits);
        let (Some(hour), Some(minute)) = (groups.next(), groups.next()) else {
            return Err(DayTimeError::Shape);
        };
        let (hour, minute, second) = (hour?, minute?, groups.next().unwrap_or(Ok(0))?);
        if groups.next().is_some() {
            return Err(DayTimeError::Shape);
        }
        if minute > 59 {
            return Err(DayTimeError::Minute);
        }
        if second > 59 {
            return Err(DayTimeError::Second);
        }
        Self::from_seconds(hour * 3600 + minute * 60 + second).ok_or(DayTimeError::Hour)
    }
}

fn two_digits(group: &str) -> Result<u32, DayTimeError> {
    match group.as_bytes() {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Ok(u32::from(tens - b'0') * 10 + u32::from(ones - b'0')),
        _ => Err(DayTimeError::Shape),
    }
}

/// Drops fractions of a second.
impl From<Time> for DayTime {
    fn from(time: Time) -> Self {
        let part = |value: i8| u32::from(value.unsigned_abs());
        Self(part(time.hour()) * 3600 + part(time.minute()) * 60 + part(time.second()))
    }
}

impl TryFrom<String> for DayTime {
    type Error = DayTimeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<DayTime> for String {
    fn from(time: DayTime) -> Self {
        time.to_string()
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 3600, self.0 / 60 % 60)?;
        match self.0 % 60 {
            0 => Ok(()),
            second => write!(f, ":{second:02}"),
        }
    }
}

impl fmt::Debug for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
