//! When a clock stands still.

use crate::search::floor_second;
use jiff::Timestamp;

/// An interval without counting: `from` included, `until` excluded, `None` while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pause {
    from: Timestamp,
    until: Option<Timestamp>,
}

/// Why two instants are no pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseError {
    /// It ends before it begins.
    Backwards,
}

error_shown_by_name!(PauseError);

impl Pause {
    /// A pause that ends when it begins is right, and counts nothing.
    pub fn new(from: Timestamp, until: Option<Timestamp>) -> Result<Self, PauseError> {
        if until.is_some_and(|until| until < from) {
            return Err(PauseError::Backwards);
        }
        Ok(Self { from, until })
    }

    pub fn from(self) -> Timestamp {
        self.from
    }

    pub fn until(self) -> Option<Timestamp> {
        self.until
    }
}

/// The union of some pauses, in whole seconds: how they overlap, touch, repeat or are ordered makes no
/// difference, and equal unions are equal. At most the last one is still open.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pauses(Vec<(i64, i64)>);

/// The end of a pause that lasts.
const OPEN: i64 = i64::MAX;

impl Pauses {
    pub fn none() -> &'static Self {
        static NONE: Pauses = Pauses(Vec::new());
        &NONE
    }

    pub fn of(pauses: impl IntoIterator<Item = Pause>) -> Self {
        let seconds = |pause: Pause| (floor_second(pause.from), pause.until.map_or(OPEN, floor_second));
        let mut sorted: Vec<(i64, i64)> = pauses.into_iter().map(seconds).collect();
        sorted.retain(|(from, until)| from < until);
        sorted.sort_unstable();
        sorted.dedup_by(|next, last| {
            let joined = next.0 <= last.1;
            if joined {
                last.1 = last.1.max(next.1);
            }
            joined
        });
        Self(sorted)
    }

    pub fn contains(&self, at: Timestamp) -> bool {
        let at = floor_second(at);
        let started = self.0.partition_point(|(from, _)| *from <= at);
        started > 0 && at < self.0[started - 1].1
    }

    /// Whether the last one still lasts, so that nothing after it counts.
    pub fn still_open(&self) -> bool {
        self.0.last().is_some_and(|(_, until)| *until == OPEN)
    }

    /// What they leave of a stretch of Unix seconds, in order and apart.
    pub(crate) fn gaps(&self, start: i64, end: i64) -> impl Iterator<Item = (i64, i64)> + '_ {
        let ahead = self.0.partition_point(|(_, until)| *until <= start);
        let mut pauses = self.0[ahead..].iter();
        let mut next_from = Some(start);
        std::iter::from_fn(move || {
            let from = next_from.filter(|from| *from < end)?;
            let pause = pauses.next();
            next_from = pause.map(|(_, until)| *until);
            Some((from, pause.map_or(end, |(pause_from, _)| (*pause_from).min(end))))
        })
        .filter(|(from, to)| from < to)
    }
}
