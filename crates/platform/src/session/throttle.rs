//! Counts attempts per key in fixed windows, in memory: brute force is slowed.

use std::collections::HashMap;
use std::sync::Mutex;

use crate::clock::Moment;

/// Keys remembered at once; when full, the oldest windows go first.
const KEYS_MAX: usize = 100_000;

/// What a key may still do in its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    pub limit: u32,
    pub remaining: u32,
    /// Seconds until the window opens again.
    pub reset_s: i64,
    pub exceeded: bool,
}

/// At most `allowed` attempts per `window_s` seconds and key.
pub struct Throttle {
    allowed: u32,
    window_s: i64,
    counts: Mutex<HashMap<String, (Moment, u32)>>,
}

impl Throttle {
    pub fn new(allowed: u32, window_s: i64) -> Throttle {
        Throttle { allowed, window_s, counts: Mutex::new(HashMap::new()) }
    }

    /// Counts one attempt; `Err(seconds)` says how long to wait.
    pub fn attempt(&self, key: &str, now: Moment) -> Result<(), i64> {
        let allowance = self.count(key, now);
        if allowance.exceeded { Err(allowance.reset_s) } else { Ok(()) }
    }

    /// Counts one attempt and says what is left of the window.
    pub fn count(&self, key: &str, now: Moment) -> Allowance {
        let mut counts = self.counts.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if counts.len() >= KEYS_MAX {
            let oldest_kept = now.plus_s(-self.window_s);
            counts.retain(|_, (since, _)| *since > oldest_kept);
        }
        if counts.len() >= KEYS_MAX {
            // All of them are open: the older half is forgiven, so that nobody fills the memory with names.
            let mut begun: Vec<Moment> = counts.values().map(|(since, _)| *since).collect();
            let (_, middle, _) = begun.select_nth_unstable(KEYS_MAX / 2);
            let middle = *middle;
            counts.retain(|_, (since, _)| *since > middle);
        }
        let entry = counts.entry(key.to_owned()).or_insert((now, 0));
        if now.plus_s(-self.window_s) >= entry.0 {
            *entry = (now, 0);
        }
        entry.1 = entry.1.saturating_add(1);
        if entry.1 > self.allowed {
            crate::limits::hit("ATTEMPTS");
        }
        Allowance {
            limit: self.allowed,
            remaining: self.allowed.saturating_sub(entry.1),
            reset_s: (entry.0.seconds() + self.window_s - now.seconds()).max(1),
            exceeded: entry.1 > self.allowed,
        }
    }

    /// Seconds to wait for a key that has used up its window; counts nothing.
    pub fn blocked(&self, key: &str, now: Moment) -> Option<i64> {
        let counts = self.counts.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let (since, count) = counts.get(key)?;
        let open_s = since.seconds() + self.window_s - now.seconds();
        (*count >= self.allowed && open_s > 0).then_some(open_s)
    }

    /// Success wipes the slate of a key.
    pub fn forgive(&self, key: &str) {
        self.counts.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_opens_again() {
        let throttle = Throttle::new(2, 60);
        let at = Moment::from_seconds;
        assert_eq!(throttle.attempt("a", at(0)), Ok(()));
        assert_eq!(throttle.attempt("a", at(1)), Ok(()));
        assert_eq!(throttle.attempt("a", at(10)), Err(50));
        assert_eq!(throttle.attempt("b", at(10)), Ok(()));
        assert_eq!(throttle.attempt("a", at(60)), Ok(()));
    }

    #[test]
    fn the_oldest_of_too_many_go_first() {
        let throttle = Throttle::new(1, 1_000_000);
        for second in 0..=(KEYS_MAX as i64) {
            assert_eq!(throttle.attempt(&second.to_string(), Moment::from_seconds(second)), Ok(()));
        }
        let now = Moment::from_seconds(KEYS_MAX as i64);
        assert_eq!(throttle.blocked("0", now), None);
        assert!(throttle.blocked(&KEYS_MAX.to_string(), now).is_some());
        assert!(throttle.counts.lock().unwrap().len() <= KEYS_MAX);
    }
}
