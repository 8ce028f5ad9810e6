//! `xsd:dateTime`: a moment of which the zone is often left unsaid.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::fields::Why;
use super::value::{Value, trimmed};

/// A date and a time of day, with the distance from UTC if the sender said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MessageTime {
    local: DateTime,
    offset_minutes: Option<i16>,
}

/// Fourteen hours, the widest that XML Schema knows.
const OFFSET_MINUTES_MAX: i16 = 14 * 60;

impl MessageTime {
    /// Without a zone, as the platform's examples are.
    pub fn local(local: DateTime) -> MessageTime {
        MessageTime { local, offset_minutes: None }
    }

    /// With a distance from UTC of at most fourteen hours.
    pub fn with_offset(local: DateTime, minutes: i16) -> Option<MessageTime> {
        let near = (-OFFSET_MINUTES_MAX..=OFFSET_MINUTES_MAX).contains(&minutes);
        near.then_some(MessageTime { local, offset_minutes: Some(minutes) })
    }

    pub fn date_time(self) -> DateTime {
        self.local
    }

    /// The instant; `zone` counts where the sender said none.
    pub fn instant(self, zone: &TimeZone) -> Option<Timestamp> {
        match self.offset_minutes {
            None => zone.to_timestamp(self.local).ok(),
            Some(minutes) => {
                let utc = self.local.checked_sub(i64::from(minutes).minutes()).ok()?;
                TimeZone::UTC.to_timestamp(utc).ok()
            }
        }
    }
}

impl Value for MessageTime {
    fn read(text: &str) -> Result<Self, Why> {
        read(trimmed(text)).ok_or(Why::Time)
    }

    fn write(&self) -> String {
        match self.offset_minutes {
            None => self.local.to_string(),
            Some(minutes) => {
                let (sign, far) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
                format!("{}{sign}{:02}:{:02}", self.local, far / 60, far % 60)
            }
        }
    }
}

fn read(text: &str) -> Option<MessageTime> {
    let (date, rest) = text.split_once('T')?;
    let date = day(date)?;
    let zone_at = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (time, zone) = rest.split_at(zone_at);
    let (time, fraction) = match time.split_once('.') {
        Some((time, digits)) => (time, nanoseconds(digits)?),
        None => (time, 0),
    };
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let small = |number: i16| i8::try_from(number).ok();
    let time = jiff::civil::Time::new(small(hour)?, small(minute)?, small(second)?, fraction).ok()?;
    Some(MessageTime { local: date.to_datetime(time), offset_minutes: offset_minutes(zone)? })
}

/// `2026-11-22` and nothing else.
pub(super) fn day(text: &str) -> Option<Date> {
    let [year, month, day] = numbers(text, '-', [4, 2, 2])?;
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (year > 0).then_some(date)
}

/// Nothing when the text is no zone; inside, nothing when no zone is said.
pub(super) fn offset_minutes(zone: &str) -> Option<Option<i16>> {
    let (sign, far) = match zone.as_bytes() {
        [] => return Some(None),
        [b'Z'] => return Some(Some(0)),
        [b'+', ..] => (1, &zone[1..]),
        [b'-', ..] => (-1, &zone[1..]),
        _ => return None,
    };
    let [hours, minutes] = numbers(far, ':', [2, 2])?;
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= OFFSET_MINUTES_MAX).then_some(Some(sign * total))
}

/// Digits beyond the ninth are finer than anybody's clock.
fn nanoseconds(digits: &str) -> Option<i32> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{:0<9}", &digits[..digits.len().min(9)]).parse().ok()
}

fn numbers<const N: usize>(text: &str, sign: char, widths: [usize; N]) -> Option<[i16; N]> {
    let mut parts = text.split(sign);
    let mut found = [0; N];
    for (number, width) in found.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.len() != width || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(found)
}
