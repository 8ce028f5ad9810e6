//! What the head-of-line rule changes, and what it does not (§7, item 7).

use std::cmp::Reverse;

use crate::day::office::{Office, by_the_rule};
use crate::day::{Day, Days};
use crate::{LineTerms, Policy, Waiting, score};

const FILES: [&str; 6] = [
    include_str!("../../../tests/vectors/golden_small.json"),
    include_str!("../../../tests/vectors/golden_mid.json"),
    include_str!("../../../tests/vectors/golden_edge.json"),
    include_str!("../../../tests/vectors/golden_small_b600.json"),
    include_str!("../../../tests/vectors/golden_mid_b600.json"),
    include_str!("../../../tests/vectors/golden_edge_b600.json"),
];

fn days() -> impl Iterator<Item = Day> {
    FILES.into_iter().flat_map(|file| serde_json::from_str::<Days>(file).unwrap().days)
}

/// Not the heads only: anybody eligible.
fn among_all(
    now: i64,
    skills: &[i64],
    waiting: &[Waiting],
    terms: &dyn Fn(&Waiting) -> LineTerms,
    policy: &Policy,
) -> Option<usize> {
    let candidates = (0..waiting.len()).filter(|&index| {
        skills.contains(&waiting[index].service) && now >= waiting[index].due - policy.early_s
    });
    candidates.max_by_key(|&index| {
        let person = &waiting[index];
        (score(now - person.due, &terms(person), policy), Reverse(person.place()))
    })
}

#[test]
fn with_b_1000_all_people_may_be_candidates() {
    for day in days().filter(|day| day.late_factor == 1000) {
        assert_eq!(Office::open(&day, &among_all).close_of_day(), day.expected_calls, "{}", day.id);
    }
}

#[test]
fn with_a_lower_b_the_heads_matter() {
    let differs = |day: &Day| Office::open(day, &among_all).close_of_day() != day.expected_calls;
    assert!(days().filter(|day| day.late_factor < 1000).any(|day| differs(&day)));
}

#[test]
fn days_without_late_factor_read_as_1000() {
    let day = days().next().unwrap();
    assert_eq!(day.late_factor, 1000);
    let written = serde_json::to_string(&day).unwrap();
    assert_eq!(serde_json::from_str::<Day>(&written).unwrap(), day);
    assert_eq!(Office::open(&day, &by_the_rule).close_of_day(), day.calls());
}
