//! Laws that hold for every clock.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "support/clock_cases.rs"]
#[allow(dead_code)]
mod clock_cases;

use calendar::{
    Calendar, CalendarHistory, Clock, DatedException, DayHours, DaySpan, Days, Pause, Pauses, Period,
};
use calendar::{Ruler, RunningClock};
use clock_cases::{Case, DAY, at, calendar, case, pause, pauses, second, target};
use jiff::civil::date;
use proptest::prelude::*;

/// A deadline that is not in sight lies after all others.
fn due(clock: RunningClock<'_>) -> i64 {
    clock.due_at().map_or(i64::MAX, |due| due.as_second())
}

fn due_on(case: &Case, history: CalendarHistory, pauses: &Pauses) -> i64 {
    due(case.clock.on(&Ruler::new(history), pauses))
}

/// Every version with another dated exception.
fn with_exception(case: &Case, distance: i64, hours: &DayHours) -> CalendarHistory {
    let mut versions = case.history.versions().to_vec();
    for version in &mut versions {
        let day = version.calendar.zone.to_datetime(second(case.near + distance * DAY)).date();
        let exception = DatedException::open(Period::on(day), hours.clone(), "");
        version.calendar.exceptions.dated.push(exception);
    }
    CalendarHistory::new(versions).expect("each opens every week")
}

/// The closed stretches around an instant.
fn closed_around(calendar: &Calendar, near: i64) -> Vec<(i64, i64)> {
    let middle = calendar.zone.to_datetime(second(near)).date();
    let dates = middle.series(jiff::Span::new().days(1)).take(6);
    let spans: Vec<_> = dates.flat_map(|date| calendar.spans(date)).collect();
    spans.windows(2).map(|pair| (pair[0].1.as_second(), pair[1].0.as_second())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn elapsed_time_of_adjoining_spans_adds_up(case in case(), mut cuts in prop::collection::vec(-6 * DAY..6 * DAY, 3)) {
        cuts.sort_unstable();
        let (ruler, pauses) = (Ruler::new(case.history.clone()), case.union());
        let between = |a: usize, b: usize| {
            let clock = Clock { origin: second(case.near + cuts[a]), ..case.clock };
            clock.on(&ruler, &pauses).elapsed(second(case.near + cuts[b]))
        };
        prop_assert_eq!(between(0, 1) + between(1, 2), between(0, 2));
        prop_assert_eq!(between(2, 0), 0);
    }

    #[test]
    fn the_target_is_used_up_from_due_to_late(case in case()) {
        let (ruler, pauses) = (Ruler::new(case.history.clone()), case.union());
        let clock = case.clock.on(&ruler, &pauses);
        let (target, after) = (u64::from(case.clock.target.seconds()), |at: jiff::Timestamp, s| second(at.as_second() + s));
        prop_assert!(clock.due_at().is_some() || pauses.still_open());
        if let Some(due_at) = clock.due_at() {
            prop_assert_eq!(clock.elapsed(due_at), target);
            prop_assert!(clock.elapsed(after(due_at, -1)) < target);
            // Its last second is active: it lies in the closure of active time.
            let last = after(due_at, -1);
            prop_assert!(case.history.in_force(last).is_open(last) && !pauses.contains(last));
        }
        if let Some(late_from) = clock.late_from() {
            prop_assert!(clock.due_at() <= Some(late_from));
            prop_assert_eq!(clock.elapsed(late_from), target);
            prop_assert!(clock.met(late_from) && !clock.late(late_from));
            prop_assert!(clock.elapsed(after(late_from, 1)) > target && clock.late(after(late_from, 1)));
            prop_assert_eq!(clock.timer(), Some(after(late_from, 1)));
        }
    }

    #[test]
    fn longer_targets_and_more_closing_never_bring_it_nearer(
        case in case(), more in 1..200_000u32, another in pauses(0, 3 * DAY), distance in -3..4i64,
    ) {
        let now = due_on(&case, case.history.clone(), &case.union());
        let longer = Case { clock: Clock { target: target(case.clock.target.seconds() + more), ..case.clock }, ..case.clone() };
        prop_assert!(now < i64::MAX || case.union().still_open());
        prop_assert!(now <= due_on(&longer, case.history.clone(), &case.union()));
        prop_assert!(now == i64::MAX || now < due_on(&longer, case.history.clone(), &case.union()));
        let shift = |at: jiff::Timestamp| at.as_second() + case.near;
        let another = another.into_iter().map(|p| pause(shift(p.from()), p.until().map(shift)));
        let paused = Pauses::of(case.pauses.iter().copied().chain(another));
        prop_assert!(now <= due_on(&case, case.history.clone(), &paused));
        let whole_day = DayHours::new(vec![DaySpan::WHOLE_DAY]).expect("one span");
        prop_assert!(now <= due_on(&case, with_exception(&case, distance, &DayHours::CLOSED), &case.union()));
        prop_assert!(now >= due_on(&case, with_exception(&case, distance, &whole_day), &case.union()));
    }

    #[test]
    fn pauses_count_as_their_union(
        case in case(), cuts in prop::collection::vec(0..DAY, 4), order in Just((0..8usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mut pieces: Vec<Pause> = Vec::new();
        for (whole, cut) in case.pauses.iter().zip(cuts) {
            let (from, until) = (whole.from().as_second(), whole.until().map(|until| until.as_second()));
            let middle = until.map_or(from + cut, |until| (from + cut).min(until));
            pieces.extend([pause(from, Some(middle)), pause(middle, until)]);
        }
        pieces.extend(case.pauses.first());
        let shuffled = Pauses::of(order.into_iter().filter_map(|place| pieces.get(place % 8).copied()).chain(pieces.iter().skip(8).copied()));
        prop_assert_eq!(&shuffled, &case.union());
        prop_assert_eq!(due_on(&case, case.history.clone(), &shuffled), due_on(&case, case.history.clone(), &case.union()));
    }

    #[test]
    fn pauses_while_closed_change_nothing(case in case(), choice in any::<prop::sample::Index>(), trim in (0..3600i64, 0..3600i64)) {
        let calendar = case.history.versions()[0].calendar.clone();
        let closed = closed_around(&calendar, case.clock.origin.as_second());
        prop_assume!(!closed.is_empty());
        let (from, until) = *choice.get(&closed);
        let from = (from + trim.0).min(until);
        let rest = pause(from, Some((until - trim.1).max(from)));
        let ruler = Ruler::new(CalendarHistory::of(calendar, case.clock.origin).expect("opens"));
        let with = Pauses::of(case.pauses.iter().copied().chain([rest]));
        let without = case.union();
        let (clock, rested) = (case.clock.on(&ruler, &without), case.clock.on(&ruler, &with));
        prop_assert_eq!(clock.due_at(), rested.due_at());
        prop_assert_eq!(clock.late_from(), rested.late_from());
        prop_assert_eq!(clock.elapsed(second(until)), clock.elapsed(second(from)));
    }

    #[test]
    fn round_the_clock_only_pauses_are_added(before in 0..4000i64, minutes in 1..4000u32, paused in prop::collection::vec((-4000..4000i64, 0..3000i64), 0..4)) {
        let near = at("2026-03-29T01:00:00Z").as_second();
        let line = build::line(Days::EVERY_DAY, "00:00", "24:00");
        let ruler = Ruler::new(CalendarHistory::of(build::plain("Europe/Rome", vec![line]), second(near)).expect("opens"));
        let paused: Vec<_> = paused.into_iter().map(|(from, length)| (near + from * 60, near + (from + length) * 60)).collect();
        let pauses = Pauses::of(paused.iter().map(|(from, until)| pause(*from, Some(*until))));
        let origin = near - before * 60;
        let clock = Clock { origin: second(origin), target: target(minutes * 60) };
        let due = due(clock.on(&ruler, &pauses));
        let stands = |now: i64| paused.iter().any(|(from, until)| *from <= now && now < *until);
        let met_on_the_way = (origin..due).step_by(60).filter(|now| stands(*now)).count();
        prop_assert_eq!(due, origin + i64::from(minutes) * 60 + 60 * i64::try_from(met_on_the_way).expect("few"));
        prop_assert!(!stands(due - 60));
    }

    /// Between 4 and 31 May 2026 Rome has neither a change of clocks nor a holiday.
    #[test]
    fn a_plain_week_later_all_is_a_week_later(
        office in calendar("Europe/Rome", 0), origin in 0..7 * DAY, seconds in 1..300_000u32, paused in pauses(0, 3 * DAY),
    ) {
        let (monday, end) = (date(2026, 5, 4), at("2026-05-31T22:00:00Z").as_second());
        let start = office.zone.to_timestamp(monday.at(0, 0, 0, 0)).expect("an instant").as_second();
        let ruler = Ruler::new(CalendarHistory::of(office, second(start)).expect("opens"));
        let answers = |shift: i64| {
            let moved = |at: jiff::Timestamp| at.as_second() + start + 3 * DAY + shift;
            let pauses = Pauses::of(paused.iter().map(|p| pause(moved(p.from()), p.until().map(moved))));
            let clock = Clock { origin: second(start + origin + shift), target: target(seconds) };
            let clock = clock.on(&ruler, &pauses);
            (clock.due_at().map(|at| at.as_second()), clock.late_from().map(|at| at.as_second()))
        };
        let (now, later) = (answers(0), answers(7 * DAY));
        let plain = |found: &Option<i64>| found.is_none_or(|at| at + 7 * DAY < end);
        prop_assume!(plain(&now.0) && plain(&now.1));
        prop_assert_eq!((now.0.map(|at| at + 7 * DAY), now.1.map(|at| at + 7 * DAY)), later);
    }

    /// Beyond a year a ruler needs more than one of its sheets.
    #[test]
    fn long_targets_agree_with_the_calendar(case in case(), seconds in 1..60_000_000u32) {
        let calendar = case.history.versions()[0].calendar.clone();
        let ruler = Ruler::new(CalendarHistory::of(calendar.clone(), case.clock.origin).expect("opens"));
        let clock = Clock { target: target(seconds), ..case.clock };
        let expected = calendar.add_working_seconds(case.clock.origin, u64::from(seconds));
        prop_assert_eq!(clock.on(&ruler, Pauses::none()).due_at(), expected);
        let end = expected.unwrap_or(case.clock.origin);
        prop_assert_eq!(ruler.open_seconds(case.clock.origin, end), calendar.working_seconds_between(case.clock.origin, end));
    }
}
