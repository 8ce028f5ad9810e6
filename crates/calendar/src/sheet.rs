//! About a year of openings with their running sums, so that counting is looking up.

use crate::CalendarHistory;
use crate::search::openings;
use jiff::Timestamp;

/// Length of a sheet; sheet 0 begins at the Unix epoch.
pub(crate) const SHEET_SECONDS: i64 = 366 * 86_400;

/// The openings in [number · SHEET_SECONDS, (number + 1) · SHEET_SECONDS), in order and merged where they touch.
#[derive(Debug)]
pub(crate) struct Sheet(Vec<Marked>);

/// An opening in Unix seconds, and the open seconds of its sheet before it.
#[derive(Debug)]
struct Marked {
    start: i64,
    end: i64,
    before: i64,
}

/// What is found when so many open seconds are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The earliest Unix second by which they have passed.
    At(i64),
    /// There are only so many.
    Short(i64),
}

impl Sheet {
    pub fn draw(history: &CalendarHistory, number: i64) -> Self {
        let start = (number * SHEET_SECONDS).max(Timestamp::MIN.as_second());
        let end = ((number + 1) * SHEET_SECONDS).min(Timestamp::MAX.as_second());
        let mut marked: Vec<Marked> = Vec::new();
        let pieces = history.pieces(start, end);
        for (start, end) in pieces.flat_map(|(calendar, from, to)| openings(calendar, from, to)) {
            match marked.last_mut() {
                Some(last) if last.end == start => last.end = end,
                last => {
                    let before = last.map_or(0, |last| last.before + last.end - last.start);
                    marked.push(Marked { start, end, before });
                }
            }
        }
        Self(marked)
    }

    /// Open seconds of this sheet before an instant.
    pub fn open_before(&self, at: i64) -> i64 {
        let begun = self.0.partition_point(|opening| opening.start < at);
        let last = begun.checked_sub(1).map(|last| &self.0[last]);
        last.map_or(0, |last| last.before + at.min(last.end) - last.start)
    }

    pub fn open_in(&self, from: i64, to: i64) -> i64 {
        self.open_before(to) - self.open_before(from)
    }

    /// Looks for so many open seconds, at least one, within this part of the sheet.
    pub fn reach(&self, from: i64, to: i64, seconds: i64) -> Reach {
        let passed = self.open_before(from);
        let found = self.open_in(from, to);
        if found < seconds {
            return Reach::Short(found);
        }
        // At least one opening begins before the second looked for, since it is open.
        let wanted = passed + seconds;
        let opening = &self.0[self.0.partition_point(|opening| opening.before < wanted) - 1];
        Reach::At(opening.start + wanted - opening.before)
    }
}
