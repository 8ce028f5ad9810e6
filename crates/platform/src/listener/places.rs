//! Who may come in: the count of connections, in all and per address.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPlace {
    Full,
    Address,
}

#[derive(Debug, Default)]
pub(super) struct Places(Mutex<Taken>);

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// A taken place, given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    places: Arc<Places>,
    /// `None` for trusted addresses, which are not counted one by one.
    address: Option<IpAddr>,
}

impl Places {
    /// A place for anybody, within both limits.
    pub fn take(
        self: &Arc<Places>,
        address: IpAddr,
        all_max: usize,
        address_max: usize,
    ) -> Result<Place, NoPlace> {
        let address = customer(address);
        let mut taken = self.lock();
        if taken.all >= all_max {
            return Err(NoPlace::Full);
        }
        let of_address = taken.by_address.get(&address).copied().unwrap_or(0);
        if of_address >= address_max {
            return Err(NoPlace::Address);
        }
        taken.all += 1;
        taken.by_address.insert(address, of_address + 1);
        Ok(Place { places: Arc::clone(self), address: Some(address) })
    }

    /// A place for a trusted address, within the limit for all.
    pub fn take_trusted(self: &Arc<Places>, all_max: usize) -> Result<Place, NoPlace> {
        let mut taken = self.lock();
        if taken.all >= all_max {
            return Err(NoPlace::Full);
        }
        taken.all += 1;
        Ok(Place { places: Arc::clone(self), address: None })
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.lock();
        taken.all -= 1;
        let Some(address) = self.address else { return };
        match taken.by_address.get_mut(&address) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(taken.by_address.remove(&address)),
        }
    }
}

/// Whom an address stands for: an IPv6 customer has at least a /64 to choose from.
fn customer(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & !u128::from(u64::MAX))),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_and_given_back() {
        let places = Arc::new(Places::default());
        let take = |address: &str| places.take(address.parse().unwrap(), 4, 2);
        let first = take("192.0.2.1").unwrap();
        let _second = take("::ffff:192.0.2.1").unwrap();
        assert_eq!(take("192.0.2.1").unwrap_err(), NoPlace::Address);
        let _third = take("2001:db8::1").unwrap();
        let fourth = take("2001:db8::ffff:1").unwrap();
        assert_eq!(take("192.0.2.9").unwrap_err(), NoPlace::Full);
        assert!(places.take_trusted(4).is_err());
        drop(places.take_trusted(5).unwrap());
        drop(first);
        drop(take("192.0.2.1").unwrap());
        drop(fourth);
        assert!(take("2001:db8:0:1::1").is_ok());
        assert_eq!(places.lock().all, 2);
        assert_eq!(places.lock().by_address.len(), 2, "addresses without connections are forgotten");
    }
}
