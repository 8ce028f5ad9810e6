//! Availability: the share of the agreed service time in which nothing stood still.

use office::{Office, by_id};
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::outages::{Outage, between};
use crate::clocks::hours::ruler;
use office::period::Period;

/// Seconds of the agreed hours, and how many of them were lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Availability {
    pub agreed_s: i64,
    pub outage_s: i64,
}

impl Availability {
    /// Hundredths of a per cent, rounded down: a promise of 99.50 is never met by 99.499.
    pub fn hundredths(&self) -> Option<i64> {
        (self.agreed_s > 0).then(|| (self.agreed_s - self.outage_s) * 10_000 / self.agreed_s)
    }
}

/// A stop of the service from one instant to another.
#[derive(Clone, Copy, Debug)]
struct Stop {
    from: Moment,
    until: Moment,
    planned: bool,
}

/// Of a customer, in a period up to now, in the hours of its contracts; `None` without agreed hours.
pub fn availability(
    tx: &mut Tx,
    office: &Office,
    customer: i64,
    period: Period,
    now: Moment,
) -> Result<Option<Availability>, StoreError> {
    let Some(key) = by_id(&office.customers, customer).map(|part| part.doc.key.as_str()) else {
        return Ok(None);
    };
    let mut sum = Availability::default();
    for contract in office.contracts.iter().filter(|part| part.doc.customer == key) {
        let doc = &contract.doc;
        let shared = period.within(doc.from, doc.until);
        let Some((from, until)) = shared.and_then(|days| days.bounds(&office.zone)) else { continue };
        let hours = office.hours.iter().find(|part| part.doc.key == doc.hours).map(|part| part.id);
        let Some(ruler) = ruler(tx, office, hours.unwrap_or(0))? else { continue };
        let until = until.min(now);
        let concerns = |outage: &Outage| {
            let area = by_id(&office.areas, outage.area);
            let ours = outage.customer == 0 || outage.customer == customer;
            ours && area.is_none_or(|area| doc.covers(&area.doc.key))
        };
        let outages = between(tx, office.id, from, until)?;
        let stops: Vec<Stop> = outages
            .iter()
            .filter(|outage| concerns(outage))
            .map(|outage| Stop {
                from: outage.from.max(from),
                until: outage.until.unwrap_or(until).min(until),
                planned: outage.planned,
            })
            .collect();
        let open = |from: Moment, until: Moment| {
            i64::try_from(ruler.open_seconds(from.timestamp(), until.timestamp())).unwrap_or(i64::MAX)
        };
        let part = measured(open, (from, until), &stops);
        sum.agreed_s += part.agreed_s;
        sum.outage_s += part.outage_s;
    }
    Ok((sum.agreed_s > 0).then_some(sum))
}

/// Announced stops leave the agreed time; stops at the same time count once.
fn measured(
    open: impl Fn(Moment, Moment) -> i64,
    (from, until): (Moment, Moment),
    stops: &[Stop],
) -> Availability {
    let lost =
        |stops: Vec<Stop>| union(stops).into_iter().map(|(from, until)| open(from, until)).sum::<i64>();
    let planned = lost(stops.iter().filter(|stop| stop.planned).copied().collect());
    let all = lost(stops.to_vec());
    Availability { agreed_s: open(from, until) - planned, outage_s: all - planned }
}

fn union(mut stops: Vec<Stop>) -> Vec<(Moment, Moment)> {
    stops.sort_by_key(|stop| stop.from);
    let mut joined: Vec<(Moment, Moment)> = Vec::new();
    for stop in stops {
        match joined.last_mut() {
            Some((_, until)) if stop.from <= *until => *until = stop.until.max(*until),
            _ => joined.push((stop.from, stop.until)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Always open.
    fn all_day(from: Moment, until: Moment) -> i64 {
        (until.seconds() - from.seconds()).max(0)
    }

    fn stop(from: i64, until: i64, planned: bool) -> Stop {
        Stop { from: Moment::from_seconds(from), until: Moment::from_seconds(until), planned }
    }

    #[test]
    fn stops_at_the_same_time_count_once() {
        let window = (Moment(0), Moment::from_seconds(1_000));
        let seen = measured(all_day, window, &[stop(100, 200, false), stop(150, 250, false)]);
        assert_eq!(seen, Availability { agreed_s: 1_000, outage_s: 150 });
        assert_eq!(seen.hundredths(), Some(8_500));
    }

    #[test]
    fn announced_stops_leave_the_agreed_time() {
        let window = (Moment(0), Moment::from_seconds(1_000));
        let seen = measured(all_day, window, &[stop(0, 200, true), stop(100, 300, false)]);
        assert_eq!(seen, Availability { agreed_s: 800, outage_s: 100 });
    }

    #[test]
    fn a_share_is_never_rounded_up() {
        assert_eq!(Availability { agreed_s: 100_000, outage_s: 501 }.hundredths(), Some(9_949));
        assert_eq!(Availability::default().hundredths(), None);
    }
}
