//! Service clocks: how much of a target has been used, and when it will be used up.

use crate::search::{ADD_SECONDS_MAX, floor_second};
use crate::sheet::Reach;
use crate::{Pauses, Ruler};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// When people are warned, in per cent of the target.
pub const WARNING_PERCENTS: [u8; 3] = [50, 75, 90];

/// Business seconds that an activity may take, never zero: no target means no clock, not "immediately".
/// Serialised as the number of seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Target(NonZeroU32);

impl Target {
    /// `None` for zero seconds.
    pub fn of_seconds(seconds: u32) -> Option<Self> {
        NonZeroU32::new(seconds).map(Self)
    }

    pub fn seconds(self) -> u32 {
        self.0.get()
    }
}

/// A target, and the instant from which it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Clock {
    pub origin: Timestamp,
    #[serde(rename = "target_s")]
    pub target: Target,
}

impl Clock {
    /// The clock with what it depends on. While a ticket is resolved its clock stands still: if it is reopened,
    /// the gap belongs into `pauses`.
    pub fn on<'a>(self, ruler: &'a Ruler, pauses: &'a Pauses) -> RunningClock<'a> {
        RunningClock { clock: self, ruler, pauses }
    }
}

/// A clock that counts the *active* seconds since its origin: those in which the calendar is open and nothing
/// pauses. All its instants are whole seconds; deadlines are looked for in the [`ADD_SECONDS_MAX`] after the
/// origin.
#[derive(Clone, Copy, Debug)]
pub struct RunningClock<'a> {
    clock: Clock,
    ruler: &'a Ruler,
    pauses: &'a Pauses,
}

impl<'a> RunningClock<'a> {
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Active seconds from the origin to `at`, 0 before the origin.
    pub fn elapsed(&self, at: Timestamp) -> u64 {
        let gaps = self.pauses.gaps(self.origin(), floor_second(at));
        gaps.map(|(from, to)| self.ruler.open_between(from, to)).sum::<i64>().unsigned_abs()
    }

    /// Active seconds still to go, negative when late.
    pub fn remaining(&self, at: Timestamp) -> i64 {
        self.target().saturating_sub_unsigned(self.elapsed(at))
    }

    /// The earliest instant by which the target is used up: what people are shown. `None` if that is not in
    /// sight: a pause is still open, or the calendar does not open enough.
    pub fn due_at(&self) -> Option<Timestamp> {
        self.used_up(self.target())
    }

    /// The last instant that is not late: after [`Self::due_at`] only if the target is used up exactly where
    /// activity stops, and then the instant at which it resumes. `None` if it does not resume in sight.
    pub fn late_from(&self) -> Option<Timestamp> {
        let second_too_many = self.reached(self.target() + 1)?;
        Timestamp::from_second(second_too_many - 1).ok()
    }

    /// When to look again whether it is late: a second after [`Self::late_from`].
    pub fn timer(&self) -> Option<Timestamp> {
        Timestamp::from_second(self.reached(self.target() + 1)?).ok()
    }

    /// The earliest instant by which so much of the target is used up, in whole seconds downwards.
    pub fn warning_at(&self, percent: u8) -> Option<Timestamp> {
        self.used_up(self.target() * i64::from(percent) / 100)
    }

    /// Whether an activity that ends at `stop` keeps the target: not after [`Self::late_from`].
    pub fn met(&self, stop: Timestamp) -> bool {
        !self.late(stop)
    }

    /// Whether more than the target has been used: strictly after [`Self::late_from`].
    pub fn late(&self, now: Timestamp) -> bool {
        self.remaining(now) < 0
    }

    fn used_up(&self, seconds: i64) -> Option<Timestamp> {
        Timestamp::from_second(self.reached(seconds)?).ok()
    }

    /// The earliest second by which so many active ones have passed.
    fn reached(&self, seconds: i64) -> Option<i64> {
        if seconds == 0 {
            return Some(self.origin());
        }
        let horizon = (self.origin() + ADD_SECONDS_MAX).min(Timestamp::MAX.as_second());
        let mut left = seconds;
        for (from, to) in self.pauses.gaps(self.origin(), horizon) {
            match self.ruler.reach(from, to, left) {
                Reach::At(second) => return Some(second),
                Reach::Short(active) => left -= active,
            }
        }
        None
    }

    fn origin(&self) -> i64 {
        floor_second(self.clock.origin)
    }

    fn target(&self) -> i64 {
        i64::from(self.clock.target.seconds())
    }
}
