//! Dates as mail writes them.

use jiff::Timestamp;
use mail_parser::DateTime;

use super::head::Head;

pub(super) fn date(head: &Head) -> Option<Timestamp> {
    parsed(head.first("date")?)
}

/// When the last server on the way, our own, took the message: the topmost `Received`.
pub(super) fn received(head: &Head) -> Option<Timestamp> {
    parsed(head.first("received")?.rsplit_once(';')?.1)
}

fn parsed(value: &str) -> Option<Timestamp> {
    let date = DateTime::parse_rfc822(value.trim()).filter(DateTime::is_valid)?;
    Timestamp::from_second(date.to_timestamp()).ok()
}
