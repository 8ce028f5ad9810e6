//! From civil time to instants.

use crate::DayTime;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// The instant at which a clock in the zone shows this date and time.
///
/// `None` for a time that is skipped (02:30 on a spring night): nothing may be planned at an hour that does
/// not exist. A repeated time (02:30 on an autumn night) is the first of the two instants.
pub fn instant(date: Date, time: DayTime, zone: &TimeZone) -> Option<Timestamp> {
    let civil = date_time(date, time)?;
    match zone.to_ambiguous_timestamp(civil).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(civil).ok(),
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(civil).ok(),
        AmbiguousOffset::Gap { .. } => None,
    }
}

/// Start of a date in the zone, and start of the next one: 23, 24 or 25 hours, and the days of a zone lie
/// end to end. A day that begins in a skipped hour starts when the clocks jump. `None` for a date that the
/// zone skipped as a whole (Samoa, 30 December 2011) and at the end of representable time.
pub fn day_bounds(date: Date, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let (start, end) = (start_of(date, zone)?, start_of(date.tomorrow().ok()?, zone)?);
    (start < end).then_some((start, end))
}

fn start_of(date: Date, zone: &TimeZone) -> Option<Timestamp> {
    let midnight = date_time(date, DayTime::START)?;
    match zone.to_ambiguous_timestamp(midnight).offset() {
        AmbiguousOffset::Gap { after, .. } => {
            // With the later offset the missing midnight lies before the jump, hence the jump comes next.
            let before_jump = after.to_timestamp(midnight).ok()?;
            zone.following(before_jump).next().map(|jump| jump.timestamp())
        }
        _ => instant(date, DayTime::START, zone),
    }
}

fn date_time(date: Date, time: DayTime) -> Option<DateTime> {
    let seconds = SignedDuration::from_secs(i64::from(time.seconds()));
    date.at(0, 0, 0, 0).checked_add(seconds).ok()
}

/// A stretch of the time line with one offset from UTC: `start` included, `end` excluded, in Unix seconds.
#[derive(Clone, Copy)]
pub(crate) struct Stretch {
    pub start: i64,
    pub end: i64,
    pub offset: Offset,
}

/// Cuts the time line between two instants at the changes of offset.
pub(crate) fn stretches(zone: &TimeZone, start: i64, end: i64) -> impl Iterator<Item = Stretch> + '_ {
    let first = Timestamp::from_second(start).ok().filter(|_| start < end);
    let mut next = first.map(|first| (first, zone.to_offset(first)));
    std::iter::from_fn(move || {
        let (from, offset) = next?;
        let change = zone.following(from).next().filter(|change| change.timestamp().as_second() < end);
        next = change.as_ref().map(|change| (change.timestamp(), change.offset()));
        let end = change.map_or(end, |change| change.timestamp().as_second());
        Some(Stretch { start: from.as_second(), end, offset })
    })
}

impl Stretch {
    /// The date that clocks show at its start.
    pub fn first_date(&self) -> Option<Date> {
        Timestamp::from_second(self.start).ok().map(|start| self.offset.to_datetime(start).date())
    }

    /// When the clocks of this stretch, if they ran for ever, would show midnight at the start of the date.
    pub fn midnight(&self, date: Date) -> Option<i64> {
        // Plain UTC reckoning first: near the ends of time the exact offset may lead outside.
        let utc = Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
        Some(utc.as_second() - i64::from(self.offset.seconds()))
    }
}
