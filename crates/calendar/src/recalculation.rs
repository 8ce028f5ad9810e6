//! What becomes of a clock when severity or contract change: always computed from the whole log.
//!
//! Changes of calendar are not among these. They are in the history ([`crate::CalendarHistory::with_changes`]),
//! and since a version never rewrites the past they can be applied before, after or between.

use crate::search::floor_second;
use crate::{Clock, Pauses, Ruler, RunningClock, Target};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether a new target counts for what has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The new target is counted from the same origin: elapsed time and pauses are kept.
    #[default]
    Retroactive,
    /// The old clock is superseded, and a new one begins at the change.
    Prospective,
}

/// Another severity or contract, and with it another target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TargetChange {
    pub at: Timestamp,
    #[serde(rename = "target_s")]
    pub target: Target,
    #[serde(default)]
    pub mode: Mode,
}

/// A clock that a prospective change has closed, neither met nor late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Superseded {
    pub clock: Clock,
    pub at: Timestamp,
    pub elapsed_s: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Breach {
    pub at: Timestamp,
    pub cause: BreachCause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachCause {
    /// The target was used up; the breach is at [`RunningClock::late_from`].
    ByTime,
    /// A change set a target that was already exceeded; the breach is at the change.
    ByRecalculation,
}

/// A clock after all changes of its target.
#[derive(Clone, Debug)]
pub struct Recalculated<'a> {
    /// The clock in force, or that became late and is frozen since.
    pub current: RunningClock<'a>,
    /// Those before it, in order of time.
    pub superseded: Vec<Superseded>,
    /// Active seconds, at the last change that had an effect, of the clock that it met.
    pub elapsed_at_change_s: Option<u64>,
    late_by_change: Option<Timestamp>,
    stopped_at: Option<Timestamp>,
}

/// Applies all changes of target to a clock. They are a set: order in the slice and repetitions make no
/// difference. Of several at one instant the shortest target counts, of equal ones the retroactive.
///
/// A clock that is late at a change, or stopped at or before it, is frozen: published numbers never move.
pub fn recalculate<'a>(
    first: Clock,
    ruler: &'a Ruler,
    pauses: &'a Pauses,
    changes: &[TargetChange],
    stopped_at: Option<Timestamp>,
) -> Recalculated<'a> {
    let mut in_order = changes.to_vec();
    in_order.sort_unstable_by_key(|change| (floor_second(change.at), change.target, change.mode));
    in_order.dedup_by_key(|change| floor_second(change.at));
    let stop = stopped_at.map(floor_second);

    let mut result = Recalculated {
        current: first.on(ruler, pauses),
        superseded: Vec::new(),
        elapsed_at_change_s: None,
        late_by_change: None,
        stopped_at,
    };
    for change in in_order {
        if result.current.late(change.at) || stop.is_some_and(|stop| stop <= floor_second(change.at)) {
            break;
        }
        result.apply(change, ruler, pauses);
    }
    result
}

impl<'a> Recalculated<'a> {
    fn apply(&mut self, change: TargetChange, ruler: &'a Ruler, pauses: &'a Pauses) {
        let clock = self.current.clock();
        let elapsed_s = self.current.elapsed(change.at);
        let origin = match change.mode {
            Mode::Retroactive => clock.origin,
            Mode::Prospective => {
                self.superseded.push(Superseded { clock, at: change.at, elapsed_s });
                clock.origin.max(change.at)
            }
        };
        self.current = Clock { origin, target: change.target }.on(ruler, pauses);
        self.elapsed_at_change_s = Some(elapsed_s);
        self.late_by_change = self.current.late(change.at).then_some(change.at);
    }

    /// The breach, as it is known at `now`, which is not before the last change.
    pub fn breach(&self, now: Timestamp) -> Option<Breach> {
        if let Some(at) = self.late_by_change {
            return Some(Breach { at, cause: BreachCause::ByRecalculation });
        }
        let seen = self.stopped_at.map_or(now, |stop| stop.min(now));
        let at = self.current.late_from().filter(|_| self.current.late(seen))?;
        Some(Breach { at, cause: BreachCause::ByTime })
    }

    /// Whether the target was kept; `None` while the clock runs and is not late at `now`.
    pub fn met(&self, now: Timestamp) -> Option<bool> {
        match self.stopped_at.filter(|stop| *stop <= now) {
            Some(stop) => Some(self.current.met(stop)),
            None => self.current.late(now).then_some(false),
        }
    }
}
