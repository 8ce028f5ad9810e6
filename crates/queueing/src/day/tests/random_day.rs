use proptest::prelude::*;

use crate::Kind;
use crate::day::{Counter, Day, Person, Service};

/// Every instant is a multiple of this, so that many events share their second.
const GRID_S: i64 = 60;

fn grid(steps: std::ops::Range<i64>) -> impl Strategy<Value = i64> {
    steps.prop_map(|steps| steps * GRID_S)
}

fn service() -> impl Strategy<Value = Service> {
    (600..=1500i64, 0..900i64).prop_map(|(g, tau_s)| Service { name: "A".into(), mean_s: 600, g, tau_s })
}

fn counter() -> impl Strategy<Value = Counter> {
    let skills = prop::collection::btree_set(0..3i64, 1..=3);
    (skills, prop::bool::weighted(0.1), grid(0..10), grid(20..60), grid(0..40), grid(0..6)).prop_map(
        |(skills, absent, open_s, close_s, break_at_s, break_len_s)| Counter {
            skills: skills.into_iter().collect(),
            absent,
            open_s,
            close_s,
            break_at_s,
            break_len_s,
        },
    )
}

fn person() -> impl Strategy<Value = Person> {
    let kind = prop::sample::select(vec![Kind::WalkIn, Kind::Appointment, Kind::Priority]);
    let durations = (grid(1..15), grid(1..10), prop_oneof![Just(0), grid(1..10)]);
    (kind, 0..3i64, grid(0..50), grid(-10..40), grid(1..30), grid(2..60), durations).prop_map(
        |(kind, service, checkin_s, ahead_s, target_s, patience_s, (dur_s, second_dur_s, away_s))| {
            let slot = checkin_s + if kind == Kind::Appointment { ahead_s } else { 0 };
            Person {
                checkin_s,
                due_s: slot.max(checkin_s),
                target_s,
                service,
                kind,
                dur_s,
                patience_s,
                sent_away_for_s: away_s,
                second_dur_s,
            }
        },
    )
}

pub fn day() -> impl Strategy<Value = Day> {
    let policy = (grid(0..30), grid(0..40), 0..=1000i64);
    let services = prop::collection::vec(service(), 3);
    let counters = prop::collection::vec(counter(), 1..=4);
    let persons = prop::collection::vec(person(), 0..=20);
    (policy, services, counters, persons).prop_map(
        |((early_s, max_beyond_s, late_factor), services, counters, persons)| Day {
            id: "random".into(),
            early_s,
            overhead_s: 0,
            return_target_s: 600,
            max_beyond_s,
            late_factor,
            v_walk: 800,
            v_other: 1000,
            services,
            counters,
            persons,
            expected_calls: Vec::new(),
        },
    )
}

/// A day on which nobody's callable instant falls in the second of anything else: each early slot gets its
/// own seconds past the grid.
pub fn day_without_coincidences() -> impl Strategy<Value = Day> {
    day().prop_map(|mut day| {
        for (number, person) in day.persons.iter_mut().enumerate() {
            if person.due_s > person.checkin_s {
                person.due_s += number as i64 + 1;
            }
        }
        day
    })
}
