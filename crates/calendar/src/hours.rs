//! Opening hours by the week, in civil time.

use crate::{DayTime, Days, Period};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Most lines of one weekly timetable: a year of fortnightly changes still fits.
pub const LINES_MAX: usize = 200;

/// An opening within one day; `from` is before `to`. A night shift is two spans, split at midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "RawSpan", into = "RawSpan")]
pub struct DaySpan {
    from: DayTime,
    to: DayTime,
}

/// Why hours are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursError {
    /// An opening ends when or before it begins.
    Backwards,
    /// The line with this index (from 0) is for no day.
    NoDay { line: usize },
    /// Two openings, by index (from 0) as given, are at the same time on some day.
    Overlap { first: usize, second: usize },
    /// More than [`LINES_MAX`].
    TooMany,
}

error_shown_by_name!(HoursError);

impl DaySpan {
    pub const WHOLE_DAY: Self = Self { from: DayTime::START, to: DayTime::END };

    pub fn new(from: DayTime, to: DayTime) -> Result<Self, HoursError> {
        if from < to { Ok(Self { from, to }) } else { Err(HoursError::Backwards) }
    }

    pub fn from(self) -> DayTime {
        self.from
    }

    pub fn to(self) -> DayTime {
        self.to
    }

    pub fn contains(self, time: DayTime) -> bool {
        self.from <= time && time < self.to
    }

    fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// The openings of one day, in order and apart; none means closed.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<DaySpan>", into = "Vec<DaySpan>")]
pub struct DayHours(Vec<DaySpan>);

impl DayHours {
    pub const CLOSED: Self = Self(Vec::new());

    pub fn new(spans: Vec<DaySpan>) -> Result<Self, HoursError> {
        refuse_overlaps(&spans, |a, b| a.overlaps(*b))?;
        Ok(Self::sorted(spans))
    }

    pub fn spans(&self) -> &[DaySpan] {
        &self.0
    }

    fn sorted(mut spans: Vec<DaySpan>) -> Self {
        spans.sort_unstable();
        Self(spans)
    }
}

/// One line of a timetable: on these days, within this period (summer hours), open for this span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyLine {
    pub days: Days,
    #[serde(flatten)]
    pub span: DaySpan,
    #[serde(default)]
    pub period: Period,
}

/// A weekly timetable whose lines never overlap; a lunch break is two lines. Without lines: never open.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<WeeklyLine>", into = "Vec<WeeklyLine>")]
pub struct WeeklyHours(Vec<WeeklyLine>);

impl WeeklyHours {
    pub fn new(lines: Vec<WeeklyLine>) -> Result<Self, HoursError> {
        if lines.len() > LINES_MAX {
            return Err(HoursError::TooMany);
        }
        if let Some(line) = lines.iter().position(|line| line.days.is_empty()) {
            return Err(HoursError::NoDay { line });
        }
        refuse_overlaps(&lines, |a, b| {
            a.days.share_a_day(b.days) && a.period.overlaps(b.period) && a.span.overlaps(b.span)
        })?;
        Ok(Self(lines))
    }

    pub fn lines(&self) -> &[WeeklyLine] {
        &self.0
    }

    /// The openings of a date, holidays not considered.
    pub fn on(&self, date: Date) -> DayHours {
        let weekday = date.weekday();
        let lines = self.0.iter().filter(|line| line.days.contains(weekday) && line.period.contains(date));
        DayHours::sorted(lines.map(|line| line.span).collect())
    }
}

fn refuse_overlaps<T>(items: &[T], overlap: impl Fn(&T, &T) -> bool) -> Result<(), HoursError> {
    for (second, b) in items.iter().enumerate() {
        if let Some(first) = items.iter().take(second).position(|a| overlap(a, b)) {
            return Err(HoursError::Overlap { first, second });
        }
    }
    Ok(())
}

#[derive(Serialize, Deserialize)]
struct RawSpan {
    from: DayTime,
    to: DayTime,
}

impl TryFrom<RawSpan> for DaySpan {
    type Error = HoursError;
    fn try_from(raw: RawSpan) -> Result<Self, Self::Error> {
        Self::new(raw.from, raw.to)
    }
}

impl From<DaySpan> for RawSpan {
    fn from(span: DaySpan) -> Self {
        Self { from: span.from, to: span.to }
    }
}

impl TryFrom<Vec<DaySpan>> for DayHours {
    type Error = HoursError;
    fn try_from(spans: Vec<DaySpan>) -> Result<Self, Self::Error> {
        Self::new(spans)
    }
}

impl From<DayHours> for Vec<DaySpan> {
    fn from(hours: DayHours) -> Self {
        hours.0
    }
}

impl TryFrom<Vec<WeeklyLine>> for WeeklyHours {
    type Error = HoursError;
    fn try_from(lines: Vec<WeeklyLine>) -> Result<Self, Self::Error> {
        Self::new(lines)
    }
}

impl From<WeeklyHours> for Vec<WeeklyLine> {
    fn from(hours: WeeklyHours) -> Self {
        hours.0
    }
}
