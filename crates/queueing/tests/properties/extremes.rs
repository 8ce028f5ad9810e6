//! No function panics, whatever numbers it is given.

use proptest::prelude::*;
use queueing::{
    IdleCounter, LineTerms, OpenCounter, Policy, ServiceLoad, Waiting, choose, counter_for, pace_factor,
    reason, score, shown, tau, validate_policy, validate_terms,
};

use crate::cases::kind;

fn number() -> impl Strategy<Value = i64> {
    let edges = vec![i64::MIN, i64::MIN + 1, -1, 0, 1, 59, 60, 61, i64::MAX - 1, i64::MAX];
    prop_oneof![any::<i64>(), prop::sample::select(edges)]
}

fn terms() -> impl Strategy<Value = LineTerms> {
    (number(), number(), number(), number(), any::<bool>()).prop_map(
        |(promise_s, weight, pace, tau_s, absolute)| LineTerms { promise_s, weight, pace, tau_s, absolute },
    )
}

fn policy() -> impl Strategy<Value = Policy> {
    (number(), number(), number()).prop_map(|(late_factor, margin_s, early_s)| Policy {
        late_factor,
        margin_s,
        early_s,
    })
}

fn person() -> impl Strategy<Value = Waiting> {
    (number(), 0..2i64, kind(), number(), number(), any::<bool>()).prop_map(
        |(ticket, service, kind, due, checkin, late_checkin)| Waiting {
            ticket,
            service,
            kind,
            due,
            checkin,
            late_checkin,
        },
    )
}

proptest! {
    #[test]
    fn scores_and_explanations_saturate(
        wait_s in number(), kind in kind(), late in any::<bool>(), alone in any::<bool>(),
        terms in terms(), policy in policy(),
    ) {
        let _ = score(wait_s, &terms, &policy);
        let _ = reason(wait_s, kind, late, alone, &terms, &policy).italian();
        let _ = (validate_terms(&terms), validate_policy(&policy));
        let _ = shown(wait_s, terms.tau_s);
    }

    #[test]
    fn a_choice_is_made_and_does_not_depend_on_the_order(
        (people, shuffled) in prop::collection::vec(person(), 0..8)
            .prop_flat_map(|people| (Just(people.clone()), Just(people).prop_shuffle())),
        now in number(), terms in terms(), policy in policy(),
    ) {
        let asked = |people: &[Waiting]| {
            choose(now, &[0, 1], people, |_, _| terms, &policy).map(|choice| people[choice.index])
        };
        prop_assert_eq!(asked(&people), asked(&shuffled));
    }

    #[test]
    fn pace_stays_within_its_limits(mean_s in number()) {
        prop_assert!((600..=1500).contains(&pace_factor(mean_s)));
    }

    #[test]
    fn tau_is_never_negative(
        demands in prop::collection::vec((0..3i64, number(), number()), 0..4),
        skills in prop::collection::vec(prop::collection::vec(0..3i64, 0..4), 0..4),
        overhead_s in number(),
    ) {
        let loads: Vec<ServiceLoad> = demands
            .into_iter()
            .map(|(service, daily_demand, mean_s)| ServiceLoad { service, daily_demand, mean_s })
            .collect();
        let counters: Vec<OpenCounter> = skills.into_iter().map(|skills| OpenCounter { skills }).collect();
        prop_assert!(tau(0, &counters, &loads, overhead_s).is_none_or(|tau_s| tau_s >= 0));
    }

    #[test]
    fn the_idle_counter_found_is_one_of_them(
        idle in prop::collection::vec((number(), number(), 0..3usize, number()), 0..5),
    ) {
        let idle: Vec<IdleCounter> = idle
            .into_iter()
            .map(|(counter, number, skills, idle_since)| IdleCounter { counter, number, skills, idle_since })
            .collect();
        prop_assert_eq!(counter_for(&idle).is_some(), !idle.is_empty());
        prop_assert!(counter_for(&idle).is_none_or(|index| index < idle.len()));
    }
}
