//! Attempts in somebody's name: a fiscal code is known to many, so whoever errs with one is slowed down, and its
//! owner is never shut out by others.

use super::Throttle;
use crate::clock::Moment;
use crate::limits;
use crate::web::Caller;

const WINDOW_S: i64 = 15 * 60;
const DAY_S: i64 = 86_400;
/// Attempts with a name in a day, from wherever, before it counts as under attack: so many times what one address
/// has in a window.
const CALM_TIMES: u32 = 5;
/// Attempts of an address in a day with a name under attack.
const FEW: u32 = 3;

/// Three counts for each name:
///
/// - of an address in fifteen minutes, some;
/// - from everywhere in a day, five times as many: while they last, nothing else is asked;
/// - after them, of each address in that day, three. An address that has not erred yet still has them all, so
///   nobody shuts out an owner who calls from elsewhere.
///
/// A brake that stopped everybody would be the attacker's tool; one that never stops a right answer is none, because
/// a guess that hits is one. So the price is put on addresses. By default (20 in a window) who counts through the
/// numbers of notices under one fiscal code gets 100 tries a day, and three for each further address: 400 a day from
/// a hundred, 3,100 from a thousand. A town of twenty thousand issues some 50,000 numbers a year, one after the
/// other; of them a family owes perhaps five, so a thousand addresses count for days before they hit one, and learn
/// what one person owes. Of IPv6 a network of 48 bits is one address: less is given to whoever asks.
pub struct NameBrake {
    each: Throttle,
    all: Throttle,
    few: Throttle,
}

impl NameBrake {
    /// `each`: attempts of one address with one name in fifteen minutes.
    pub fn new(each: u32) -> NameBrake {
        NameBrake {
            each: Throttle::new(each, WINDOW_S),
            all: Throttle::new(each.saturating_mul(CALM_TIMES), DAY_S),
            few: Throttle::new(FEW.min(each), DAY_S),
        }
    }

    /// Seconds that this caller waits before he tries with this name; counts nothing.
    pub fn blocked(&self, name: &str, caller: &Caller, now: Moment) -> Option<i64> {
        let own = self.each.blocked(&of(name, &caller.name), now);
        own.or_else(|| {
            self.all.blocked(name, now)?;
            self.few.blocked(&of(name, &network(&caller.name)), now)
        })
    }

    /// Counts an attempt.
    pub fn count(&self, name: &str, caller: &Caller, now: Moment) {
        self.each.count(&of(name, &caller.name), now);
        self.few.count(&of(name, &network(&caller.name)), now);
        if self.all.count(name, now).exceeded {
            limits::hit("NAME_UNDER_ATTACK");
        }
    }
}

fn of(name: &str, from: &str) -> String {
    format!("{name} {from}")
}

/// Its first 48 bits for an address of the sixth version, as the doors write it; any other whole.
fn network(address: &str) -> String {
    match address.strip_suffix("::/64") {
        Some(halves) => halves.split(':').take(3).collect::<Vec<_>>().join(":"),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: &str) -> Caller {
        Caller::anyone(address.to_owned())
    }

    #[test]
    fn an_address_errs_some_times_in_a_window() {
        let brake = NameBrake::new(3);
        let now = Moment::from_seconds(0);
        for _ in 0..3 {
            assert_eq!(brake.blocked("ada", &at("a"), now), None);
            brake.count("ada", &at("a"), now);
        }
        assert_eq!(brake.blocked("ada", &at("a"), now), Some(900));
        assert_eq!(brake.blocked("ada", &at("b"), now), None);
        assert_eq!(brake.blocked("ugo", &at("a"), now), None);
        assert_eq!(brake.blocked("ada", &at("a"), Moment::from_seconds(900)), None);
    }

    #[test]
    fn under_attack_an_address_has_three_a_day_and_a_new_one_all_of_them() {
        let brake = NameBrake::new(20);
        let now = Moment::from_seconds(0);
        for stranger in 0..100 {
            assert_eq!(brake.blocked("ada", &at("a"), now), None, "{stranger}");
            brake.count("ada", &at(&format!("b{stranger}")), now);
        }
        let later = now.plus_s(WINDOW_S);
        for tries in 0..3 {
            assert_eq!(brake.blocked("ada", &at("a"), later), None, "{tries}");
            brake.count("ada", &at("a"), later);
        }
        assert!(brake.blocked("ada", &at("a"), later.plus_s(WINDOW_S)).is_some(), "for the day");
        assert_eq!(brake.blocked("ada", &at("owner"), later), None);
        assert_eq!(brake.blocked("ada", &at("a"), later.plus_s(DAY_S)), None);
    }

    #[test]
    fn a_network_of_the_sixth_version_is_one_address() {
        let brake = NameBrake::new(1);
        let now = Moment::from_seconds(0);
        for part in 0..5 {
            brake.count("ada", &at(&format!("2001:db8:1:{part}::/64")), now);
        }
        assert!(brake.blocked("ada", &at("2001:db8:1:99::/64"), now).is_some());
        assert_eq!(brake.blocked("ada", &at("2001:db8:2:99::/64"), now), None);
    }
}
