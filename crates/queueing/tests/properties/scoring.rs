//! The shape of the score (§7, item 2).

use proptest::prelude::*;
use queueing::{LineTerms, Policy, score};

use crate::cases::{policy, terms};

fn early_to_very_late() -> impl Strategy<Value = i64> {
    -4000..12_000i64
}

proptest! {
    #[test]
    fn it_never_decreases_with_tau(
        wait_s in early_to_very_late(), terms in terms(), policy in policy(), more in 0..3000i64,
    ) {
        let sooner = LineTerms { tau_s: terms.tau_s + more, ..terms };
        prop_assert!(score(wait_s, &sooner, &policy) >= score(wait_s, &terms, &policy));
    }

    #[test]
    fn it_never_decreases_with_the_wait_on_either_side_of_the_promise(
        a in early_to_very_late(), b in early_to_very_late(), terms in terms(), policy in policy(),
    ) {
        let (shorter, longer) = (a.min(b), a.max(b));
        prop_assume!(longer <= terms.promise_s || shorter > terms.promise_s);
        prop_assert!(score(longer, &terms, &policy) >= score(shorter, &terms, &policy));
        if shorter > terms.promise_s && longer <= terms.promise_s + policy.margin_s {
            prop_assert_eq!(score(longer, &terms, &policy), score(shorter, &terms, &policy));
        }
    }

    #[test]
    fn it_does_not_rise_in_the_second_the_promise_breaks(terms in terms(), policy in policy()) {
        let kept = score(terms.promise_s, &terms, &policy);
        let broken = score(terms.promise_s + 1, &terms, &policy);
        prop_assert!(broken.rank == 2 || broken <= kept);
    }

    #[test]
    fn with_b_1000_it_never_falls(
        a in early_to_very_late(), b in early_to_very_late(), terms in terms(), policy in policy(),
    ) {
        let policy = Policy { late_factor: 1000, ..policy };
        prop_assert!(score(a.max(b), &terms, &policy) >= score(a.min(b), &terms, &policy));
    }

    #[test]
    fn rank_2_beats_rank_1(
        a in early_to_very_late(), b in early_to_very_late(),
        one in terms(), other in terms(), policy in policy(),
    ) {
        let (one, other) = (score(a, &one, &policy), score(b, &other, &policy));
        prop_assert!(one.rank == other.rank || (one > other) == (one.rank == 2));
    }
}
