//! Who said what at a kiosk while he chooses a day: in memory, for as long as he touches the screen.
//!
//! Names, numbers and fiscal codes are thus in no page and in no address. Stand-by forgets them at once; a
//! restart of the server only means saying them again.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use office::people::Someone;
use platform::Moment;

/// Seconds for which the last touch keeps somebody known: two idle times of the screen.
const KEPT_S: i64 = 120;
/// Kiosks with somebody in front of them at the same time.
const KIOSKS_MAX: usize = 2_000;

struct Known {
    someone: Someone,
    until: Moment,
}

type Kiosks = HashMap<(i64, i64), Known>;

fn kiosks() -> MutexGuard<'static, Kiosks> {
    static KIOSKS: OnceLock<Mutex<Kiosks>> = OnceLock::new();
    KIOSKS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// `speed` stretches the time on a demonstration's faster clock.
pub(super) fn remember(body: i64, device: i64, someone: Someone, now: Moment, speed: i64) {
    let mut kiosks = kiosks();
    kiosks.retain(|_, known| known.until >= now);
    if kiosks.len() >= KIOSKS_MAX && !kiosks.contains_key(&(body, device)) {
        tracing::warn!(KIOSKS_MAX, "too many kiosks in use: somebody must say again who he is");
        return;
    }
    kiosks.insert((body, device), Known { someone, until: now.plus_s(KEPT_S * speed) });
}

/// Who stands there; asking counts as a touch.
pub(super) fn recall(body: i64, device: i64, now: Moment, speed: i64) -> Option<Someone> {
    let mut kiosks = kiosks();
    let known = kiosks.get_mut(&(body, device)).filter(|known| known.until >= now)?;
    known.until = now.plus_s(KEPT_S * speed);
    Some(known.someone.clone())
}

pub(super) fn forget(body: i64, device: i64) {
    kiosks().remove(&(body, device));
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity::PersonName;

    fn ada() -> Someone {
        Someone { given_name: PersonName::parse("Ada").ok(), ..Someone::default() }
    }
    fn at(seconds: i64) -> Moment {
        Moment::from_seconds(seconds)
    }

    #[test]
    fn a_touch_keeps_and_time_or_stand_by_forgets() {
        let (body, kiosk) = (-91, 5);
        remember(body, kiosk, ada(), at(0), 1);
        assert!(recall(body, kiosk, at(100), 1).is_some());
        assert!(recall(body, kiosk, at(220), 1).is_some());
        assert!(recall(body, kiosk, at(341), 1).is_none());
        remember(body, kiosk, ada(), at(400), 1);
        assert!(recall(body, 6, at(400), 1).is_none());
        forget(body, kiosk);
        assert!(recall(body, kiosk, at(400), 1).is_none());
    }
}
