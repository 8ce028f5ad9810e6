use proptest::prelude::*;
use queueing::{Choice, Kind, LineTerms, Policy, Waiting, choose, ranking_holds};

use crate::cases::{book, people, policy, skills};

fn place(person: &Waiting) -> (i64, i64, i64) {
    (person.due, person.checkin, person.ticket)
}

fn line(person: &Waiting) -> (i64, Kind) {
    (person.service, person.kind)
}

/// A choice without its position in the list.
fn told(choice: Option<Choice>, people: &[Waiting]) -> Option<String> {
    choice.map(|choice| format!("{} {:?} {:?}", people[choice.index].ticket, choice.reason, choice.heads))
}

proptest! {
    // 1 and 3: also when terms and policy change from call to call.
    #[test]
    fn the_called_is_the_eligible_head_of_a_line_of_the_counter(
        mut people in people(14),
        moments in prop::collection::vec((0..60i64, skills(), book(), policy()), 20),
    ) {
        for (minute, skills, book, policy) in moments {
            let now = minute * 60;
            let choice = choose(now, &skills, &people, |s, k| book.line(s, k), &policy);
            let able = |person: &&Waiting| {
                skills.contains(&person.service) && now >= person.due - policy.early_s
            };
            prop_assert_eq!(choice.is_some(), people.iter().any(|person| able(&person)));
            let Some(choice) = choice else { continue };
            let called = people.remove(choice.index);
            prop_assert!(able(&&called));
            for other in people.iter().filter(|other| line(other) == line(&called)) {
                prop_assert!(place(&called) < place(other));
            }
        }
    }

    // 5: two entries equal in everything but the ticket included.
    #[test]
    fn the_order_of_the_list_does_not_matter(
        (people, shuffled) in people(8).prop_flat_map(|people| {
            let twins = people.iter().map(|person| Waiting { ticket: person.ticket + 100, ..*person });
            let all: Vec<Waiting> = people.iter().copied().chain(twins).collect();
            (Just(all.clone()), Just(all).prop_shuffle())
        }),
        minute in 0..60i64, skills in skills(), book in book(), policy in policy(),
    ) {
        let asked = |people: &[Waiting]| {
            told(choose(minute * 60, &skills, people, |s, k| book.line(s, k), &policy), people)
        };
        prop_assert_eq!(asked(&people), asked(&shuffled));
    }

    #[test]
    fn shifting_all_instants_changes_nothing(
        people in people(10), by in -1_000_000_000..1_000_000_000i64,
        minute in 0..60i64, skills in skills(), book in book(), policy in policy(),
    ) {
        let shifted: Vec<Waiting> = people
            .iter()
            .map(|person| Waiting { due: person.due + by, checkin: person.checkin + by, ..*person })
            .collect();
        let asked = |now, people: &[Waiting]| {
            told(choose(now, &skills, people, |s, k| book.line(s, k), &policy), people)
        };
        prop_assert_eq!(asked(minute * 60, &people), asked(minute * 60 + by, &shifted));
    }

    // 6: the log of a call is enough to make it again.
    #[test]
    fn a_logged_call_recomputes_to_the_same_ranking(
        people in people(14), minute in 0..60i64, skills in skills(), book in book(), policy in policy(),
    ) {
        let Some(choice) = choose(minute * 60, &skills, &people, |s, k| book.line(s, k), &policy) else {
            return Ok(());
        };
        let log = serde_json::to_string(&choice).unwrap();
        let read: Choice = serde_json::from_str(&log).unwrap();
        prop_assert_eq!(&read, &choice);
        prop_assert!((1..=3).contains(&read.heads.len()));
        prop_assert_eq!(read.heads[0].ticket, people[choice.index].ticket);
        prop_assert!(ranking_holds(&read.heads, &policy));

        let mut forged = read.heads.clone();
        forged[0].score += 1;
        prop_assert!(!ranking_holds(&forged, &policy));
        let ranked = |position: usize| read.heads.get(position).map(|head| (head.rank, head.score));
        if ranked(1).is_some_and(|second| Some(second) != ranked(0)) {
            let mut swapped = read.heads.clone();
            swapped.swap(0, 1);
            prop_assert!(!ranking_holds(&swapped, &policy));
        }
    }

    // 7: in whole minutes two different shares differ by more than the score's truncation.
    #[test]
    fn without_the_refinements_it_is_the_order_of_the_capped_share(
        people in people(14), minute in 0..60i64, promises in prop::collection::vec(1..60i64, 4),
    ) {
        let alike = |person| Waiting { service: 0, ..person };
        let people: Vec<Waiting> = people.into_iter().map(alike).collect();
        let plain = |kind: Kind| LineTerms {
            promise_s: promises[kind as usize] * 60, weight: 1000, pace: 1000, tau_s: 0, absolute: false,
        };
        let policy = Policy { late_factor: 1000, margin_s: 1_000_000, early_s: 1_000_000 };
        let now = minute * 60;
        let Some(choice) = choose(now, &[0], &people, |_, kind| plain(kind), &policy) else {
            return Ok(());
        };
        let share = |person: &Waiting| {
            let promise = plain(person.kind).promise_s;
            ((now - person.due).min(promise), promise)
        };
        let called = &people[choice.index];
        let (used, promise) = share(called);
        for other in &people {
            let (other_used, other_promise) = share(other);
            let (mine, theirs) = (used * other_promise, other_used * promise);
            prop_assert!(mine > theirs || mine == theirs && place(called) <= place(other));
        }
    }
}
