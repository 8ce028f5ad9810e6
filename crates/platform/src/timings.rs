//! How long answers took, counted in memory and written down now and then: measuring costs no transaction.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::Moment;

/// Upper ends of the classes, milliseconds; beyond the last there is one more. Promises fall on an end, so that
/// the share within them is exact.
pub const ENDS_MS: [i64; 16] =
    [10, 25, 50, 100, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 7_000, 10_000, 15_000];
/// Classes that wait to be written, of all bodies and minutes: days of an unreachable store.
const WAITING_MAX: usize = 50_000;

/// Whose, of what, in which minute since 1970, in which class.
type Class = (i64, &'static str, i64, usize);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub answers: i64,
    pub failures: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub body: i64,
    pub what: &'static str,
    /// The minute's beginning.
    pub at: Moment,
    /// Place in [`ENDS_MS`]; its length for what took longer.
    pub class: usize,
    pub count: Count,
}

/// Cheap to clone; all clones count together.
#[derive(Clone, Debug, Default)]
pub struct Timings(Arc<Mutex<BTreeMap<Class, Count>>>);

impl Timings {
    /// An answer of `body` took so long; `ok` is whether it was the one that was due.
    pub fn observe(&self, body: i64, what: &'static str, ms: i64, ok: bool, now: Moment) {
        let class = ENDS_MS.iter().position(|end| ms <= *end).unwrap_or(ENDS_MS.len());
        let key = (body, what, now.seconds().div_euclid(60), class);
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= WAITING_MAX && !counts.contains_key(&key) {
            tracing::warn!(body, what, "answers are no longer counted: the store took none for too long");
            return;
        }
        let count = counts.entry(key).or_default();
        count.answers += 1;
        count.failures += i64::from(!ok);
    }

    /// What was counted of a body since the last time; whoever takes it writes it down, or gives it
    /// [`back`](Self::back).
    pub fn take_of(&self, body: i64) -> Vec<Counted> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (taken, left) =
            std::mem::take(&mut *counts).into_iter().partition::<BTreeMap<_, _>, _>(|(key, _)| key.0 == body);
        *counts = left;
        taken
            .into_iter()
            .map(|((body, what, minute, class), count)| Counted {
                body,
                what,
                at: Moment::from_seconds(minute * 60),
                class,
                count,
            })
            .collect()
    }

    pub fn back(&self, counted: Vec<Counted>) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for each in counted {
            let key = (each.body, each.what, each.at.seconds().div_euclid(60), each.class);
            let count = counts.entry(key).or_default();
            count.answers += each.count.answers;
            count.failures += each.count.failures;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_minute_and_class_and_taken_once() {
        let (timings, start) = (Timings::default(), Moment::from_seconds(120));
        for (ms, ok) in [(3, true), (10, true), (11, true), (2_000, false), (60_000, false)] {
            timings.clone().observe(1, "verify", ms, ok, start.plus_s(59));
        }
        timings.observe(1, "verify", 3, true, start.plus_s(60));
        timings.observe(2, "verify", 3, true, start);
        let taken = timings.take_of(1);
        let short: Vec<_> = taken
            .iter()
            .map(|c| (c.body, c.at.seconds(), c.class, c.count.answers, c.count.failures))
            .collect();
        assert_eq!(
            short,
            [(1, 120, 0, 2, 0), (1, 120, 1, 1, 0), (1, 120, 10, 1, 1), (1, 120, 16, 1, 1), (1, 180, 0, 1, 0)]
        );
        assert_eq!((timings.take_of(1).len(), timings.take_of(2).len()), (0, 1));
        timings.observe(1, "verify", 3, true, start);
        timings.back(taken);
        assert_eq!(timings.take_of(1)[0].count.answers, 3);
    }
}
