//! Ids made by the application: time-ordered, positive, unique beyond this process with high odds.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// 2026-01-01T00:00:00Z in epoch milliseconds; ids count from here. Until 2095 they stay below 2^50: programs
/// which read numbers as doubles read them exactly, and ten characters hold one (`secrets::SHORT_BITS`).
const EPOCH_MS: i64 = 1_767_225_600_000;
/// Low bits below the millisecond: a random start and a count within it.
const LOW_BITS: u32 = 9;
const LOW_MASK: i64 = (1 << LOW_BITS) - 1;

/// A source of ids. The machine's clock only spreads them; no rule reads time out of an id.
pub struct Ids(AtomicI64);

impl Ids {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Ids {
        let mut noise = [0u8; 8];
        // Without randomness ids stay unique in this process, which is all that one node needs.
        let _ = getrandom::fill(&mut noise);
        Ids(AtomicI64::new((u64::from_le_bytes(noise) as i64) & LOW_MASK))
    }

    /// Larger than every id given before by this source.
    pub fn next(&self) -> i64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64);
        let floor = (now - EPOCH_MS).max(0) << LOW_BITS;
        let mut last = self.0.load(Ordering::Relaxed);
        loop {
            let next = (last + 1).max(floor | (last & LOW_MASK));
            match self.0.compare_exchange_weak(last, next, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return next,
                Err(seen) => last = seen,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn ids_grow_and_never_repeat() {
        let ids = Ids::new();
        let drawn: Vec<i64> = (0..100_000).map(|_| ids.next()).collect();
        assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(drawn[0] > 0);
    }
}
