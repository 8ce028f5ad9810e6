//! Targets that change while their clock runs.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "support/clock_cases.rs"]
#[allow(dead_code)]
mod clock_cases;

use calendar::{
    Breach, BreachCause, CalendarChange, CalendarHistory, CalendarNews, Clock, Days, Mode, Pauses,
};
use calendar::{Period, Ruler, Superseded, TargetChange, recalculate};
use clock_cases::{Case, DAY, at, calendar, case, second, target};
use jiff::Timestamp;
use proptest::prelude::*;

const HOURS: u32 = 3600;

/// Monday to Friday 09:00–12:30 and 14:30–18:00 in Rome.
fn office() -> Ruler {
    let lines = [("09:00", "12:30"), ("14:30", "18:00")];
    let lines = lines.map(|(from, to)| build::line(Days::MONDAY_TO_FRIDAY, from, to));
    let calendar = build::plain("Europe/Rome", lines.to_vec());
    Ruler::new(CalendarHistory::of(calendar, at("2026-01-01T00:00:00Z")).expect("opens"))
}

/// Forty hours from Monday 11 May 2026, 09:00.
fn forty_hours() -> Clock {
    Clock { origin: at("2026-05-11T07:00:00Z"), target: target(40 * HOURS) }
}

fn change(when: &str, hours: u32, mode: Mode) -> TargetChange {
    TargetChange { at: at(when), target: target(hours * HOURS), mode }
}

/// Tuesday, 10:00: eight hours have passed.
const TUESDAY: &str = "2026-05-12T08:00:00Z";

#[test]
fn a_shorter_target_that_is_exceeded_is_breached_at_the_change() {
    let (ruler, shorter) = (office(), change(TUESDAY, 6, Mode::Retroactive));
    let outcome = recalculate(forty_hours(), &ruler, Pauses::none(), &[shorter], None);
    assert_eq!(outcome.elapsed_at_change_s, Some(8 * 3600));
    let breach = Breach { at: at(TUESDAY), cause: BreachCause::ByRecalculation };
    assert_eq!(outcome.breach(at(TUESDAY)), Some(breach));
    assert_eq!(outcome.current.due_at(), Some(at("2026-05-11T15:00:00Z")), "counted from the same origin");
    assert_eq!(outcome.met(at(TUESDAY)), Some(false));
    // Published numbers never move: a longer target comes too late.
    let longer = change("2026-05-12T09:00:00Z", 40, Mode::Retroactive);
    let after = recalculate(forty_hours(), &ruler, Pauses::none(), &[longer, shorter], None);
    assert_eq!(after.breach(at("2026-05-29T00:00:00Z")), Some(breach));
    assert_eq!(after.current.clock().target, target(6 * HOURS));
}

#[test]
fn a_target_used_up_just_at_the_change_is_not_late() {
    let (ruler, shorter) = (office(), change(TUESDAY, 8, Mode::Retroactive));
    let outcome = recalculate(forty_hours(), &ruler, Pauses::none(), &[shorter], None);
    assert_eq!(outcome.breach(at(TUESDAY)), None);
    let breach = Breach { at: at(TUESDAY), cause: BreachCause::ByTime };
    assert_eq!(outcome.breach(at("2026-05-12T08:00:01Z")), Some(breach));
}

#[test]
fn a_prospective_change_begins_a_new_clock() {
    let (ruler, shorter) = (office(), change(TUESDAY, 2, Mode::Prospective));
    let outcome = recalculate(forty_hours(), &ruler, Pauses::none(), &[shorter], None);
    let old = Superseded { clock: forty_hours(), at: at(TUESDAY), elapsed_s: 8 * 3600 };
    assert_eq!(outcome.superseded, [old]);
    assert_eq!(outcome.elapsed_at_change_s, Some(8 * 3600));
    assert_eq!(outcome.current.clock(), Clock { origin: at(TUESDAY), target: target(2 * HOURS) });
    assert_eq!(outcome.current.due_at(), Some(at("2026-05-12T10:00:00Z")));
    assert_eq!(outcome.breach(at("2026-05-12T10:00:00Z")), None);
    assert_eq!(outcome.met(at("2026-05-12T10:00:00Z")), None);
    // Known before the clock began, it does not bring the origin forward.
    let early = change("2026-05-01T00:00:00Z", 2, Mode::Prospective);
    let outcome = recalculate(forty_hours(), &ruler, Pauses::none(), &[early], None);
    assert_eq!(outcome.current.clock().origin, forty_hours().origin);
}

#[test]
fn a_clock_that_is_late_or_stopped_is_frozen() {
    let ruler = office();
    let clock = Clock { target: target(2 * HOURS), ..forty_hours() };
    for mode in [Mode::Retroactive, Mode::Prospective] {
        let longer = [change(TUESDAY, 40, mode)];
        let late = recalculate(clock, &ruler, Pauses::none(), &longer, None);
        let breach = Breach { at: at("2026-05-11T09:00:00Z"), cause: BreachCause::ByTime };
        assert_eq!(late.breach(at(TUESDAY)), Some(breach));
        assert_eq!((late.current.clock(), late.superseded, late.elapsed_at_change_s), (clock, vec![], None));

        let shorter = [change(TUESDAY, 1, mode)];
        for stop in ["2026-05-11T09:00:00Z", TUESDAY] {
            let stopped = recalculate(forty_hours(), &ruler, Pauses::none(), &shorter, Some(at(stop)));
            assert_eq!(stopped.current.clock(), forty_hours());
            let later = at("2027-01-01T00:00:00Z");
            assert_eq!((stopped.breach(later), stopped.met(later)), (None, Some(true)));
        }
    }
    let stopped = recalculate(clock, &ruler, Pauses::none(), &[], Some(at(TUESDAY)));
    assert_eq!((stopped.met(at("2026-05-11T08:00:00Z")), stopped.met(at(TUESDAY))), (None, Some(false)));
    assert!(stopped.breach(at(TUESDAY)).is_some() && stopped.breach(at("2026-05-11T08:00:00Z")).is_none());
}

#[test]
fn of_changes_at_one_instant_the_shortest_target_counts() {
    let ruler = office();
    let changes = [
        change(TUESDAY, 20, Mode::Prospective),
        change(TUESDAY, 10, Mode::Prospective),
        change(TUESDAY, 10, Mode::Retroactive),
        change(TUESDAY, 30, Mode::Retroactive),
    ];
    for turn in 0..changes.len() {
        let mut turned = changes;
        turned.rotate_left(turn);
        let outcome = recalculate(forty_hours(), &ruler, Pauses::none(), &turned, None);
        let expected = Clock { target: target(10 * HOURS), ..forty_hours() };
        assert_eq!(outcome.current.clock(), expected, "{turn}");
    }
}

/// All that one can ask of a recalculated clock.
type Answers = (Vec<Superseded>, Option<u64>, Clock, [Option<Timestamp>; 2], Option<Breach>, u64);

fn answers(case: &Case, history: &CalendarHistory, changes: &[TargetChange], now: Timestamp) -> Answers {
    let (ruler, pauses) = (Ruler::new(history.clone()), case.union());
    let outcome = recalculate(case.clock, &ruler, &pauses, changes, None);
    let (current, breach) = (outcome.current, outcome.breach(now));
    let deadlines = [current.due_at(), current.late_from()];
    (
        outcome.superseded,
        outcome.elapsed_at_change_s,
        current.clock(),
        deadlines,
        breach,
        current.elapsed(now),
    )
}

fn target_change() -> impl Strategy<Value = (i64, u32, bool)> {
    (prop::sample::select(vec![-DAY, 0, DAY / 3]), 1..200_000u32, any::<bool>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn changes_commute(
        case in case(), drafts in prop::collection::vec(target_change(), 1..5),
        other in calendar("Europe/Rome", 0), closed in -1..3i64, order in Just((0..5usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let changes: Vec<TargetChange> = drafts.into_iter().map(|(after, seconds, prospective)| TargetChange {
            at: second(case.near + after),
            target: target(seconds),
            mode: if prospective { Mode::Prospective } else { Mode::Retroactive },
        }).collect();
        let now = second(case.near + DAY / 3);
        let date = |distance: i64| other.zone.to_datetime(second(case.near + distance * DAY)).date();
        let closure = |distance: i64| CalendarNews::Closure { period: Period::on(date(distance)), reason: distance.to_string() };
        let mut first = other.clone();
        first.version = 0;
        let news = [CalendarNews::Calendar(other.clone()), CalendarNews::Calendar(first), closure(closed), closure(closed + 1)];
        let news = news.map(|news| CalendarChange { at: second(case.near), news });

        let shuffled = |from: &[TargetChange]| -> Vec<TargetChange> {
            // Each once or twice, in another order.
            order.iter().chain([&0]).filter_map(|place| from.get(*place).copied()).collect()
        };
        let news_shuffled: Vec<_> = order.iter().chain([&0]).filter_map(|place| news.get(*place).cloned()).collect();
        let history = case.history.with_changes(&news);
        prop_assume!(!matches!(history, Err(calendar::HistoryError::TwoCalendars { .. })));
        let history = history.expect("opens every week");
        prop_assert_eq!(&case.history.with_changes(&news_shuffled).expect("the same"), &history);
        prop_assert_eq!(answers(&case, &history, &shuffled(&changes), now), answers(&case, &history, &changes, now));

        // A change of calendar takes nothing from what had passed, in whatever order the two are applied.
        let past: Vec<_> = changes.iter().copied().filter(|change| change.at <= second(case.near)).collect();
        let (old, new) = (answers(&case, &case.history, &past, second(case.near)), answers(&case, &history, &past, second(case.near)));
        let known = |breach: Option<Breach>| breach.map(|breach| (breach.cause, breach.at.min(second(case.near))));
        prop_assert_eq!((old.0, old.1, old.2, known(old.4), old.5), (new.0, new.1, new.2, known(new.4), new.5));
    }
}
