//! Who is at a thing now: kept in memory alone, each entry alive as long as its heartbeat.
//!
//! Presence is no state worth a transaction: after a restart everybody who is still there says so again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::Moment;

/// Things with somebody at them; beyond this nobody new is noted until others have gone.
pub const PLACES_MAX: usize = 10_000;

/// A thing of a tenant: (tenant, thing).
pub type Place = (i64, i64);

/// Somebody at a thing, and what he does there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct There<T> {
    pub who: i64,
    pub doing: T,
    gone_at: Moment,
}

/// All who are anywhere.
#[derive(Debug)]
pub struct Presence<T>(Mutex<HashMap<Place, Vec<There<T>>>>);

impl<T> Default for Presence<T> {
    fn default() -> Self {
        Presence(Mutex::default())
    }
}

impl<T: Clone> Presence<T> {
    /// Notes that `who` is there until `gone_at`, unless he says so again; answers the others who are there.
    pub fn beat(&self, place: Place, who: i64, doing: T, (now, gone_at): (Moment, Moment)) -> Vec<There<T>> {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if places.len() >= PLACES_MAX && !places.contains_key(&place) {
            places.retain(|_, there| there.iter().any(|each| each.gone_at > now));
            if places.len() >= PLACES_MAX {
                crate::limits::hit("PLACES_MAX");
                return Vec::new();
            }
        }
        let there = places.entry(place).or_default();
        there.retain(|each| each.gone_at > now && each.who != who);
        let others = there.clone();
        there.push(There { who, doing, gone_at });
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sees_the_others_until_their_heartbeat_ends() {
        let presence = Presence::default();
        let at = |s| (Moment::from_seconds(s), Moment::from_seconds(s + 30));
        assert!(presence.beat((1, 7), 10, "reads", at(0)).is_empty());
        let seen = presence.beat((1, 7), 20, "writes", at(10));
        assert_eq!(seen.iter().map(|each| (each.who, each.doing)).collect::<Vec<_>>(), [(10, "reads")]);
        assert!(presence.beat((2, 7), 30, "reads", at(10)).is_empty(), "another tenant's");
        let seen = presence.beat((1, 7), 10, "reads", at(39));
        assert_eq!(seen.iter().map(|each| each.doing).collect::<Vec<_>>(), ["writes"]);
        assert!(presence.beat((1, 7), 10, "reads", at(40)).is_empty(), "gone at the end of the heartbeat");
    }
}
