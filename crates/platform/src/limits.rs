//! How often each named limit was hit since the start: a limit that nobody can see is a riddle at night.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// By the name of the constant, or of the thing that is limited.
static HITS: Mutex<BTreeMap<&'static str, u64>> = Mutex::new(BTreeMap::new());

fn hits() -> MutexGuard<'static, BTreeMap<&'static str, u64>> {
    HITS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Counts one refusal or cut by the limit of this name.
pub fn hit(limit: &'static str) {
    *hits().entry(limit).or_default() += 1;
}

/// Limits hit since the start, with how often; the others are left out.
pub fn hit_so_far() -> BTreeMap<&'static str, u64> {
    hits().clone()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_limit_is_counted_by_its_name() {
        let throttle = crate::session::Throttle::new(1, 60);
        let now = crate::Moment::from_seconds(0);
        let before = super::hit_so_far().get("ATTEMPTS").copied().unwrap_or(0);
        assert_eq!(throttle.attempt("key", now), Ok(()));
        assert!(throttle.attempt("key", now).is_err() && throttle.attempt("key", now).is_err());
        assert!(super::hit_so_far()["ATTEMPTS"] >= before + 2);
    }
}
