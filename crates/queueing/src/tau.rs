use serde::{Deserialize, Serialize};

/// Seconds between call and start of service, unless the office measures its own (1.4).
pub const CALL_OVERHEAD_S: i64 = 42;

/// An open counter; a break does not close it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCounter {
    pub skills: Vec<i64>,
}

/// How much of a service is asked for, and how long one takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceLoad {
    pub service: i64,
    /// People a day.
    pub daily_demand: i64,
    /// Mean duration, seconds, without the call overhead.
    pub mean_s: i64,
}

/// Expected seconds until the next open counter able to serve `service` calls again, rounded down (1.4).
///
/// `None` when no open counter serves it, or none of those that do has a skill listed in `loads`. A counter
/// whose services have no demand at all counts them alike. To be recomputed when a counter opens, closes or
/// changes skills.
pub fn tau(service: i64, counters: &[OpenCounter], loads: &[ServiceLoad], overhead_s: i64) -> Option<i64> {
    let able = |service: i64| counters.iter().filter(move |counter| counter.skills.contains(&service));
    let calls_per_second: f64 = able(service)
        .filter_map(|counter| {
            let served = loads.iter().filter(|load| counter.skills.contains(&load.service));
            let shares = served.map(|load| {
                // At least this counter is able, so the division is sound.
                let sharing = able(load.service).count() as f64;
                Share { demand: load.daily_demand.max(0) as f64 / sharing, even: 1.0 / sharing, load }
            });
            mean_cycle(&shares.collect::<Vec<_>>(), overhead_s)
        })
        .map(|cycle| 1.0 / cycle)
        .sum();
    // The millionth brings back a whole number that the divisions left a hair below itself.
    (calls_per_second > 0.0).then(|| (1.0 / calls_per_second + 1e-6).floor() as i64)
}

struct Share<'l> {
    demand: f64,
    even: f64,
    load: &'l ServiceLoad,
}

/// Weighted mean of duration and overhead over what a counter serves, never below one second.
fn mean_cycle(shares: &[Share<'_>], overhead_s: i64) -> Option<f64> {
    let nobody_asks = shares.iter().all(|share| share.demand == 0.0);
    let weight = |share: &Share<'_>| if nobody_asks { share.even } else { share.demand };
    let total: f64 = shares.iter().map(weight).sum();
    let work: f64 = shares.iter().map(|share| weight(share) * cycle_s(share.load, overhead_s)).sum();
    (total > 0.0).then(|| (work / total).max(1.0))
}

/// One contact with its call, seconds.
pub(crate) fn cycle_s(load: &ServiceLoad, overhead_s: i64) -> f64 {
    load.mean_s.max(0) as f64 + overhead_s.max(0) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counters(skills: &[&[i64]]) -> Vec<OpenCounter> {
        skills.iter().map(|skills| OpenCounter { skills: skills.to_vec() }).collect()
    }

    fn load(service: i64, daily_demand: i64, mean_s: i64) -> ServiceLoad {
        ServiceLoad { service, daily_demand, mean_s }
    }

    #[test]
    fn one_counter_one_service_is_its_cycle() {
        for mean_s in 1..2000 {
            assert_eq!(tau(7, &counters(&[&[7]]), &[load(7, 20, mean_s)], 42), Some(mean_s + 42));
        }
        assert_eq!(tau(7, &counters(&[&[7], &[7], &[7]]), &[load(7, 20, 258)], 42), Some(100));
    }

    #[test]
    fn demand_is_split_among_the_able_counters() {
        // Counter 1: service 0 weighs 30/2, service 1 weighs 5: cycle (15·400 + 5·800)/20 = 500.
        // Counter 2: cycle 400.
        let counters = counters(&[&[0, 1], &[0]]);
        let loads = [load(0, 30, 358), load(1, 5, 758)];
        assert_eq!(tau(1, &counters, &loads, 42), Some(500));
        assert_eq!(tau(0, &counters, &loads, 42), Some(222));
    }

    #[test]
    fn nobody_able_has_no_next_chance() {
        let loads = [load(0, 30, 358)];
        assert_eq!(tau(0, &[], &loads, 42), None);
        assert_eq!(tau(1, &counters(&[&[0]]), &loads, 42), None);
        assert_eq!(tau(1, &counters(&[&[1]]), &loads, 42), None);
    }

    #[test]
    fn without_demand_the_services_count_alike() {
        let loads = [load(0, 0, 100), load(1, 0, 300)];
        assert_eq!(tau(0, &counters(&[&[0, 1]]), &loads, 0), Some(200));
    }
}
