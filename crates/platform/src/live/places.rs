//! Who may keep a stream open. Screens of the house and its staff always find a place: callers without a sign-in
//! have some of all, and each address of theirs has some of those.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::limits;
use crate::web::Caller;

/// Screens connected at once.
pub const SSE_CLIENTS_MAX: usize = 10_000;
/// Of these, callers without a sign-in: the others are kept for staff and devices.
pub const SSE_STRANGERS_MAX: usize = 8_000;
/// Streams of one address without a sign-in. A whole waiting room may stand behind one.
pub const SSE_ADDRESS_MAX: usize = 300;

/// The streams that are open.
#[derive(Clone)]
pub(super) struct Places(Arc<Inner>);

struct Inner {
    most: Most,
    open: AtomicUsize,
    strangers: Mutex<Strangers>,
}

#[derive(Clone, Copy)]
struct Most {
    all: usize,
    strangers: usize,
    address: usize,
}

#[derive(Default)]
struct Strangers {
    open: usize,
    of: HashMap<String, usize>,
}

/// One stream's place, until it is dropped.
pub(super) struct Place {
    places: Places,
    /// Whose it is, where nobody has signed in.
    stranger: Option<String>,
}

impl Places {
    pub(super) fn new() -> Places {
        let most = Most { all: SSE_CLIENTS_MAX, strangers: SSE_STRANGERS_MAX, address: SSE_ADDRESS_MAX };
        Places::with(most)
    }

    fn with(most: Most) -> Places {
        Places(Arc::new(Inner { most, open: AtomicUsize::new(0), strangers: Mutex::default() }))
    }

    pub(super) fn open(&self) -> usize {
        self.0.open.load(Ordering::Relaxed)
    }

    /// A place for this caller; none when those for him are taken.
    pub(super) fn take(&self, caller: &Caller) -> Option<Place> {
        let Inner { most, open, strangers } = &*self.0;
        let stranger = (caller.id == 0).then(|| caller.name.clone());
        if let Some(address) = &stranger {
            let mut strangers = strangers.lock().unwrap_or_else(PoisonError::into_inner);
            let of = strangers.of.get(address).copied().unwrap_or_default();
            if of >= most.address {
                limits::hit("SSE_ADDRESS_MAX");
                return None;
            }
            if strangers.open >= most.strangers {
                limits::hit("SSE_STRANGERS_MAX");
                return None;
            }
            strangers.open += 1;
            strangers.of.insert(address.clone(), of + 1);
        }
        // From here on the place is given back when it is dropped.
        let place = Place { places: self.clone(), stranger };
        if open.fetch_add(1, Ordering::Relaxed) >= most.all {
            limits::hit("SSE_CLIENTS_MAX");
            return None;
        }
        Some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Inner { open, strangers, .. } = &*self.places.0;
        open.fetch_sub(1, Ordering::Relaxed);
        let Some(address) = &self.stranger else { return };
        let mut strangers = strangers.lock().unwrap_or_else(PoisonError::into_inner);
        strangers.open = strangers.open.saturating_sub(1);
        match strangers.of.get(address).copied().unwrap_or_default() {
            0 | 1 => strangers.of.remove(address),
            more => strangers.of.insert(address.clone(), more - 1),
        };
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn staff() -> Caller {
        Caller {
            body: 1,
            kind: "staff",
            id: 7,
            rights: Arc::default(),
            name: "staff:7".into(),
            sign_in: None,
        }
    }

    fn at(address: &str) -> Caller {
        Caller::anyone(address.to_owned())
    }

    #[test]
    fn an_address_has_some_and_gets_them_back() {
        let places = Places::with(Most { all: 10, strangers: 8, address: 2 });
        let held: Vec<_> = (0..2).map(|_| places.take(&at("a")).expect("a place")).collect();
        assert!(places.take(&at("a")).is_none());
        assert!(places.take(&at("b")).is_some(), "another address");
        assert_eq!(places.open(), 2);
        drop(held);
        assert!(places.take(&at("a")).is_some());
        assert_eq!(places.open(), 0);
        assert!(places.0.strangers.lock().unwrap().of.is_empty(), "nobody is remembered");
    }

    #[test]
    fn strangers_never_take_the_places_of_the_house() {
        let places = Places::with(Most { all: 5, strangers: 3, address: 3 });
        let strangers: Vec<_> = ["a", "b", "c"].iter().filter_map(|from| places.take(&at(from))).collect();
        assert_eq!(strangers.len(), 3);
        assert!(places.take(&at("d")).is_none());
        let house: Vec<_> = (0..2).filter_map(|_| places.take(&staff())).collect();
        assert_eq!(house.len(), 2);
        assert!(places.take(&staff()).is_none(), "all are taken");
        assert_eq!(places.open(), 5);
    }
}
