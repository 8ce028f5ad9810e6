//! What must hold of the rows alone, whatever happened inside.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::random_day::day;
use crate::Kind;
use crate::day::Day;

/// A visit as it waited in its line.
struct Visit {
    line: (i64, Kind),
    place: (i64, i64, i64),
    checkin: i64,
    leaves_after: i64,
    called: Option<(i64, i64)>,
}

/// First visits of everybody, and second ones of those who were called and sent away.
fn visits(day: &Day, calls: &[[i64; 4]]) -> Vec<Visit> {
    let called: BTreeMap<(i64, i64), (i64, i64)> =
        calls.iter().map(|&[at, counter, person, visit]| ((person, visit), (at, counter))).collect();
    let mut visits = Vec::new();
    for (number, person) in (0..).zip(&day.persons) {
        let first = called.get(&(number, 0)).copied();
        visits.push(Visit {
            line: (person.service, person.kind),
            place: (person.due_s, person.checkin_s, number),
            checkin: person.checkin_s,
            leaves_after: person.due_s.max(person.checkin_s) + person.patience_s,
            called: first,
        });
        if let (Some((at, _)), true) = (first, person.sent_away_for_s > 0) {
            let back = at + day.overhead_s + person.dur_s + person.sent_away_for_s;
            visits.push(Visit {
                line: (person.service, Kind::Return),
                place: (back, back, number),
                checkin: back,
                leaves_after: i64::MAX,
                called: called.get(&(number, 1)).copied(),
            });
        }
    }
    visits
}

fn shifted(mut day: Day, by: i64) -> Day {
    for counter in &mut day.counters {
        counter.open_s += by;
        counter.close_s += by;
        counter.break_at_s += by;
    }
    for person in &mut day.persons {
        person.checkin_s += by;
        person.due_s += by;
    }
    day
}

proptest! {
    #[test]
    fn nobody_overtakes_inside_a_line(day in day()) {
        let visits = visits(&day, &day.calls());
        for later in &visits {
            let Some((at, _)) = later.called else { continue };
            let ahead = |visit: &&Visit| visit.line == later.line && visit.place < later.place;
            for earlier in visits.iter().filter(ahead) {
                // A check-in of this very second may not have been seen yet.
                let was_waiting = earlier.checkin < at && at <= earlier.leaves_after;
                let called_before = earlier.called.is_some_and(|(before, _)| before <= at);
                prop_assert!(!was_waiting || called_before, "{:?} overtaken", earlier.place);
            }
        }
    }

    #[test]
    fn calls_respect_earliness_skills_leaving_and_are_made_once(day in day()) {
        let calls = day.calls();
        prop_assert!(calls.is_sorted_by_key(|call| call[0]));
        let once: BTreeSet<(i64, i64)> = calls.iter().map(|call| (call[2], call[3])).collect();
        prop_assert_eq!(once.len(), calls.len());
        for &[_, _, person, visit] in &calls {
            prop_assert!(visit == 0 || visit == 1 && once.contains(&(person, 0)));
        }
        let visits = visits(&day, &calls);
        prop_assert_eq!(visits.iter().filter(|visit| visit.called.is_some()).count(), calls.len());
        for visit in &visits {
            let Some((at, counter)) = visit.called else { continue };
            let counter = &day.counters[counter as usize];
            prop_assert!(at >= visit.place.0 - day.early_s);
            prop_assert!(at >= visit.checkin && at <= visit.leaves_after);
            prop_assert!(counter.skills.contains(&visit.line.0));
            prop_assert!(!counter.absent && at >= counter.open_s);
        }
    }

    #[test]
    fn shifting_all_instants_shifts_the_calls(day in day(), by in -100_000..100_000i64) {
        let mut expected = day.calls();
        for call in &mut expected {
            call[0] += by;
        }
        prop_assert_eq!(shifted(day, by).calls(), expected);
    }

    #[test]
    fn extreme_figures_end_the_day_without_a_panic(
        day in day(),
        extremes in prop::collection::vec(prop::sample::select(vec![i64::MIN, -1, 0, 1, i64::MAX]), 12),
    ) {
        let mut day = day;
        day.early_s = extremes[0];
        day.max_beyond_s = extremes[1];
        day.late_factor = extremes[2];
        day.overhead_s = extremes[3];
        day.return_target_s = extremes[4];
        if let Some(person) = day.persons.first_mut() {
            (person.due_s, person.target_s, person.service) = (extremes[5], extremes[6], extremes[7]);
            (person.dur_s, person.patience_s) = (extremes[8], extremes[9]);
            person.sent_away_for_s = extremes[10];
        }
        day.counters[0].open_s = extremes[11];
        day.calls();
    }
}
