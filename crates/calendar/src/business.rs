//! A calendar: when an office, a line of calls or a help desk is open.

use crate::national::is_national_holiday;
use crate::search::{ADD_SECONDS_MAX, OPENING_SEARCH_SECONDS, floor_second, openings, openings_of_date};
use crate::{DatedException, DayHours, DayTime, Exceptions, Holiday, Period, WeeklyHours, YearlyClosure};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// One version of a calendar. Its parts are right by themselves, so that any combination is valid; whether
/// it ever opens is what [`Calendar::next_open`] tells. The zone is serialised by its IANA name, and unknown
/// names are refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Counts the edits, for those who keep results computed from an earlier version.
    pub version: u32,
    #[serde(with = "jiff::fmt::serde::tz::required")]
    pub zone: TimeZone,
    /// The dates on which this version is in force; on others it is closed.
    #[serde(default)]
    pub period: Period,
    pub weekly: WeeklyHours,
    #[serde(default)]
    pub exceptions: Exceptions,
    /// Whether Italian national holidays are closed.
    pub national_holidays: bool,
}

/// What decides the hours of a date; the first that applies, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day<'a> {
    /// Outside the calendar's period: closed.
    NotInForce,
    /// A dated exception, with its own hours or none.
    Exception(&'a DatedException),
    /// Closed.
    National(Holiday),
    /// Closed.
    Yearly(&'a YearlyClosure),
    /// The weekly hours, which may have none for the weekday.
    Weekly,
}

impl Calendar {
    pub fn day(&self, date: Date) -> Day<'_> {
        if !self.period.contains(date) {
            return Day::NotInForce;
        }
        if let Some(exception) = self.exceptions.dated_on(date) {
            return Day::Exception(exception);
        }
        if let Some(holiday) = is_national_holiday(date).filter(|_| self.national_holidays) {
            return Day::National(holiday);
        }
        self.exceptions.yearly_on(date).map_or(Day::Weekly, Day::Yearly)
    }

    /// The opening hours of a date in civil time.
    pub fn hours_on(&self, date: Date) -> DayHours {
        match self.day(date) {
            Day::Exception(exception) => exception.hours.clone(),
            Day::Weekly => self.weekly.on(date),
            Day::NotInForce | Day::National(_) | Day::Yearly(_) => DayHours::CLOSED,
        }
    }

    /// The openings of a date as instants, in order, apart and not touching. On a night of change their
    /// lengths differ from the civil hours: 01:30–03:30 in Rome is one hour in March, and in October three.
    pub fn spans(&self, date: Date) -> Vec<(Timestamp, Timestamp)> {
        let instant = |second| Timestamp::from_second(second).ok();
        let openings = openings_of_date(self, date).into_iter();
        openings.filter_map(|(start, end)| instant(start).zip(instant(end))).collect()
    }

    pub fn is_open(&self, at: Timestamp) -> bool {
        let Ok(whole) = Timestamp::from_second(floor_second(at)) else { return false };
        let local = self.zone.to_datetime(whole);
        let time = DayTime::from(local.time());
        self.hours_on(local.date()).spans().iter().any(|span| span.contains(time))
    }

    /// The first instant from `at` on when it is open: `at` itself, in whole seconds, if it is open now.
    /// `None` without an opening in the next [`OPENING_SEARCH_SECONDS`].
    pub fn next_open(&self, at: Timestamp) -> Option<Timestamp> {
        let from = floor_second(at);
        let (start, _) = openings(self, from, limited(from, OPENING_SEARCH_SECONDS)).next()?;
        Timestamp::from_second(start).ok()
    }

    /// The earliest instant by which so many seconds of opening have passed since `start`: a target that is
    /// used up at closing time falls on closing time, not on the next opening. Zero seconds give `start`.
    /// `None` if that takes longer than [`ADD_SECONDS_MAX`] or the calendar stops opening for
    /// [`OPENING_SEARCH_SECONDS`].
    pub fn add_working_seconds(&self, start: Timestamp, seconds: u64) -> Option<Timestamp> {
        let from = floor_second(start);
        let mut left = i64::try_from(seconds).ok()?;
        if left == 0 {
            return Timestamp::from_second(from).ok();
        }
        let mut closed_since = from;
        for (open, close) in openings(self, from, limited(from, ADD_SECONDS_MAX)) {
            if open - closed_since > OPENING_SEARCH_SECONDS {
                return None;
            }
            if left <= close - open {
                return Timestamp::from_second(open + left).ok();
            }
            left -= close - open;
            closed_since = close;
        }
        None
    }

    /// Seconds of opening from `a` to `b`, 0 if `b` is not after `a`. Takes time in proportion to the days
    /// between them.
    pub fn working_seconds_between(&self, a: Timestamp, b: Timestamp) -> u64 {
        let lengths =
            openings(self, floor_second(a), floor_second(b)).map(|(open, close)| open.abs_diff(close));
        lengths.sum()
    }
}

fn limited(from: i64, seconds: i64) -> i64 {
    (from + seconds).min(Timestamp::MAX.as_second())
}
