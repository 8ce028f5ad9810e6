//! Walking along a calendar's openings. Every walk is bounded.

use crate::instants::{Stretch, stretches};
use crate::{Calendar, DaySpan};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// How far ahead an opening is looked for: five years. A calendar without one is as good as never open.
pub const OPENING_SEARCH_SECONDS: i64 = 5 * 366 * 86_400;

/// How far ahead a deadline may lie: twenty years.
pub const ADD_SECONDS_MAX: i64 = 20 * 366 * 86_400;

/// Offsets from UTC stay below 26 hours (the range of jiff): outside this margin no clock shows the date.
const OFFSET_SECONDS_MAX: i64 = 26 * 3600;
const DAY_SECONDS: i64 = 86_400;

/// An opening in Unix seconds, end excluded.
pub(crate) type Opening = (i64, i64);

/// Whole seconds, downwards also before 1970.
pub(crate) fn floor_second(at: Timestamp) -> i64 {
    at.as_second() - i64::from(at.subsec_nanosecond() < 0)
}

/// The openings between two instants, in order and apart, though they may touch.
///
/// Inside a stretch of constant offset wall time is UTC plus a constant, so that the hours of its dates map
/// straight to UTC; cutting them at its ends drops skipped hours and doubles repeated ones.
pub(crate) fn openings(calendar: &Calendar, start: i64, end: i64) -> impl Iterator<Item = Opening> + '_ {
    stretches(&calendar.zone, start, end).flat_map(move |stretch| {
        let dates = std::iter::successors(stretch.first_date(), |date| date.tomorrow().ok());
        dates
            .map_while(move |date| {
                Some(date).zip(stretch.midnight(date).filter(|start| *start < stretch.end))
            })
            .flat_map(move |(date, midnight)| {
                let hours = calendar.hours_on(date);
                let clipped: Vec<Opening> =
                    hours.spans().iter().filter_map(|span| clip(*span, midnight, stretch)).collect();
                clipped
            })
    })
}

/// The openings of one date, in order and merged where they touch.
pub(crate) fn openings_of_date(calendar: &Calendar, date: Date) -> Vec<Opening> {
    let hours = calendar.hours_on(date);
    let mut found: Vec<Opening> = Vec::new();
    if hours.spans().is_empty() {
        return found;
    }
    for stretch in stretches_around(date, &calendar.zone) {
        let Some(midnight) = stretch.midnight(date) else { continue };
        for (start, end) in hours.spans().iter().filter_map(|span| clip(*span, midnight, stretch)) {
            match found.last_mut() {
                Some(last) if last.1 == start => last.1 = end,
                _ => found.push((start, end)),
            }
        }
    }
    found
}

fn stretches_around(date: Date, zone: &TimeZone) -> impl Iterator<Item = Stretch> + '_ {
    let utc = Stretch { start: 0, end: 0, offset: jiff::tz::Offset::UTC }.midnight(date);
    utc.into_iter().flat_map(|midnight| {
        let start = (midnight - OFFSET_SECONDS_MAX).max(Timestamp::MIN.as_second());
        stretches(zone, start, midnight + DAY_SECONDS + OFFSET_SECONDS_MAX)
    })
}

fn clip(span: DaySpan, midnight: i64, stretch: Stretch) -> Option<Opening> {
    let start = (midnight + i64::from(span.from().seconds())).max(stretch.start);
    let end = (midnight + i64::from(span.to().seconds())).min(stretch.end);
    (start < end).then_some((start, end))
}
