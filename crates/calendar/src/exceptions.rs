//! Departures from the weekly hours: dated ones, and days that are closed every year.

use crate::{DayHours, Period, YearlyClosure};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Other hours, or none, on a date or on each date of a period. It replaces everything: with hours, the
/// office is open even on a holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedException {
    pub period: Period,
    #[serde(default)]
    pub hours: DayHours,
    /// What people read, as the body wrote it.
    #[serde(default)]
    pub reason: String,
}

impl DatedException {
    pub fn closed(period: Period, reason: impl Into<String>) -> Self {
        Self { period, hours: DayHours::CLOSED, reason: reason.into() }
    }

    pub fn open(period: Period, hours: DayHours, reason: impl Into<String>) -> Self {
        Self { period, hours, reason: reason.into() }
    }
}

/// All departures of one calendar.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Exceptions {
    /// In the order of entry: where several cover a date, the last one counts, because who opens one day of
    /// a closed month enters it after the month.
    pub dated: Vec<DatedException>,
    pub yearly: Vec<YearlyClosure>,
}

impl Exceptions {
    pub fn dated_on(&self, date: Date) -> Option<&DatedException> {
        self.dated.iter().rev().find(|exception| exception.period.contains(date))
    }

    pub fn yearly_on(&self, date: Date) -> Option<&YearlyClosure> {
        self.yearly.iter().find(|closure| closure.falls_on(date))
    }
}
