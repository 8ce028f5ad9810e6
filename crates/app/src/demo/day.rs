//! A plausible day of the demonstration's office: who comes, when, for how long.

use office::docs::{CounterDoc, ServiceDoc};
use office::file::OfficeFile;
use queueing::Kind;
use queueing::day::{Counter, Day, Person, Service};

/// The doors: seconds after the demonstration begins.
pub const OPENS_S: i64 = 20 * 60;
pub const CLOSES_S: i64 = 10 * 3_600;
/// The first counters are left to whoever watches: they serve what most people come for.
pub const FREE_COUNTERS: usize = 2;
/// Share of the counters' time that walk-ins ask for; appointments take about as much again.
const WALK_IN_LOAD: f64 = 0.70;

/// A small generator of repeatable chance (SplitMix64): a demonstration needs variety, not secrecy.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
    /// Mean `mean`, always positive, now and then long.
    fn duration(&mut self, mean: f64) -> i64 {
        let spread = 0.4 + 0.5 * self.next() + 0.5 * self.next() + 0.2 * self.next();
        (mean * spread).max(60.0) as i64
    }
    /// Seconds between arrivals at `per_hour`.
    fn gap(&mut self, per_hour: f64) -> i64 {
        (-(1.0 - self.next()).ln() * 3_600.0 / per_hour.max(0.01)).max(1.0) as i64
    }
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get((self.next() * from.len() as f64) as usize)
    }
}

/// Walk-ins and counters; appointments are added once they are booked.
pub fn day(file: &OfficeFile, chance: &mut Chance) -> Day {
    let services: Vec<&ServiceDoc> = file.service.iter().map(|item| item.get_ref()).collect();
    let counters: Vec<&CounterDoc> = file.counter.iter().map(|item| item.get_ref()).collect();
    let number = |key: &String| services.iter().position(|service| service.key == *key).map(|at| at as i64);
    let mut day = Day {
        id: "demo".into(),
        early_s: file.body.get_ref().calling.policy().early_s,
        overhead_s: file.body.get_ref().calling.overhead_s,
        return_target_s: 600,
        max_beyond_s: file.body.get_ref().calling.policy().margin_s,
        late_factor: file.body.get_ref().calling.late_factor,
        v_walk: 800,
        v_other: 1_000,
        services: services
            .iter()
            .map(|doc| Service { name: doc.key.clone(), mean_s: doc.mean_min * 60, g: 1_000, tau_s: 0 })
            .collect(),
        counters: counters
            .iter()
            .enumerate()
            .map(|(at, doc)| Counter {
                skills: doc.services.iter().filter_map(number).collect(),
                absent: at < FREE_COUNTERS,
                open_s: OPENS_S + (chance.next() * 300.0) as i64,
                close_s: CLOSES_S,
                break_at_s: 2 * 3_600 + at as i64 * 1_200,
                break_len_s: 600,
            })
            .collect(),
        persons: Vec::new(),
        expected_calls: Vec::new(),
    };
    for (at, doc) in services.iter().enumerate().filter(|(_, doc)| doc.walk_in) {
        let able = counters.iter().skip(FREE_COUNTERS).filter(|counter| counter.services.contains(&doc.key));
        let share: f64 = able.map(|counter| 1.0 / counter.services.len() as f64).sum();
        let per_hour = WALK_IN_LOAD * share * 3_600.0 / (doc.mean_min as f64 * 60.0);
        let mut second = OPENS_S - 300 + chance.gap(per_hour);
        while second < CLOSES_S - 1_800 {
            let kind = if chance.next() < 0.05 { Kind::Priority } else { Kind::WalkIn };
            day.persons.push(person(second, second, at as i64, kind, doc, chance));
            second += chance.gap(per_hour);
        }
    }
    day
}

/// Somebody for a service; one in eight must come back with a paper.
pub fn person(
    checkin_s: i64,
    due_s: i64,
    service: i64,
    kind: Kind,
    doc: &ServiceDoc,
    chance: &mut Chance,
) -> Person {
    let mean = doc.mean_min as f64 * 60.0 * 0.85;
    Person {
        checkin_s,
        due_s,
        target_s: doc.promise_min.of(kind) * 60,
        service,
        kind,
        dur_s: chance.duration(mean),
        patience_s: 2_400 + (chance.next() * 3_600.0) as i64,
        sent_away_for_s: if chance.next() < 0.12 { 600 + (chance.next() * 1_800.0) as i64 } else { 0 },
        second_dur_s: chance.duration(mean * 0.5),
    }
}
