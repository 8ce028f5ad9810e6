//! The two nights on which clocks change, leap days, midnights, the end of the year.

#[path = "support/build.rs"]
mod build;

use build::{hours, line, plain, span, zone};
use calendar::{Calendar, DatedException, Day, DaySpan, DayTime, Days, Holiday, Period, YearlyClosure};
use calendar::{WeeklyHours, WeeklyLine, YearlyDay, day_bounds, instant};
use jiff::Timestamp;
use jiff::civil::{Date, date};

const SPRING: Date = date(2026, 3, 29);
const AUTUMN: Date = date(2026, 10, 25);

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn time(text: &str) -> DayTime {
    DayTime::parse(text).expect("a time of day")
}

fn office() -> Calendar {
    let lines =
        vec![line(Days::MONDAY_TO_FRIDAY, "08:30", "12:30"), line(Days::MONDAY_TO_FRIDAY, "14:30", "17:00")];
    Calendar { national_holidays: true, ..plain("Europe/Rome", lines) }
}

fn round_the_clock() -> Calendar {
    plain("Europe/Rome", vec![line(Days::EVERY_DAY, "00:00", "24:00")])
}

#[test]
fn skipped_hours_do_not_exist_and_repeated_ones_come_first() {
    let rome = zone("Europe/Rome");
    assert_eq!(instant(SPRING, time("01:59:59"), &rome), Some(at("2026-03-29T00:59:59Z")));
    assert_eq!(instant(SPRING, time("02:00"), &rome), None);
    assert_eq!(instant(SPRING, time("02:59:59"), &rome), None);
    assert_eq!(instant(SPRING, time("03:00"), &rome), Some(at("2026-03-29T01:00:00Z")));
    assert_eq!(instant(AUTUMN, time("02:30"), &rome), Some(at("2026-10-25T00:30:00Z")));
    assert_eq!(instant(AUTUMN, time("03:00"), &rome), Some(at("2026-10-25T02:00:00Z")));
    assert_eq!(instant(AUTUMN, DayTime::END, &rome), Some(at("2026-10-25T23:00:00Z")));
    assert_eq!(instant(Date::MAX, DayTime::END, &rome), None);
}

#[test]
fn days_have_23_24_or_25_hours_and_lie_end_to_end() {
    let length = |day, zone_name| {
        let (start, end) = day_bounds(day, &zone(zone_name))?;
        Some((end.as_second() - start.as_second()) / 60)
    };
    assert_eq!(length(SPRING, "Europe/Rome"), Some(23 * 60));
    assert_eq!(length(AUTUMN, "Europe/Rome"), Some(25 * 60));
    assert_eq!(length(date(2028, 2, 29), "Europe/Rome"), Some(24 * 60));
    // Midnight itself was skipped: the day began at 01:00.
    assert_eq!(length(date(2018, 11, 4), "America/Sao_Paulo"), Some(23 * 60));
    // Clocks fell back across midnight.
    assert_eq!(length(date(2006, 10, 29), "America/St_Johns"), Some(25 * 60));
    assert_eq!(length(date(2011, 12, 30), "Pacific/Apia"), None);
    assert_eq!(length(Date::MAX, "Europe/Rome"), None);
    let rome = zone("Europe/Rome");
    let mut day = date(2026, 1, 1);
    while day.year() < 2037 {
        let (_, end) = day_bounds(day, &rome).expect("bounds");
        day = day.tomorrow().expect("not the end of time");
        assert_eq!(day_bounds(day, &rome).map(|(start, _)| start), Some(end), "{day}");
    }
}

#[test]
fn openings_on_the_nights_of_change() {
    let night = plain("Europe/Rome", vec![line(Days::EVERY_DAY, "01:30", "03:30")]);
    assert_eq!(night.spans(SPRING), [(at("2026-03-29T00:30:00Z"), at("2026-03-29T01:30:00Z"))]);
    assert_eq!(night.spans(AUTUMN), [(at("2026-10-24T23:30:00Z"), at("2026-10-25T02:30:00Z"))]);
    let repeated = plain("Europe/Rome", vec![line(Days::EVERY_DAY, "02:15", "02:45")]);
    assert_eq!(repeated.spans(SPRING), []);
    let twice = [
        (at("2026-10-25T00:15:00Z"), at("2026-10-25T00:45:00Z")),
        (at("2026-10-25T01:15:00Z"), at("2026-10-25T01:45:00Z")),
    ];
    assert_eq!(repeated.spans(AUTUMN), twice);
    assert!(
        repeated.is_open(at("2026-10-25T01:44:59.999Z")) && !repeated.is_open(at("2026-10-25T01:00:00Z"))
    );
    assert_eq!(repeated.next_open(at("2026-03-28T12:00:00Z")), Some(at("2026-03-30T00:15:00Z")));
}

#[test]
fn round_the_clock_counts_real_hours() {
    let (always, day) = (round_the_clock(), 86_400);
    assert_eq!(
        always.working_seconds_between(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z")),
        23 * 3600
    );
    assert_eq!(always.add_working_seconds(at("2026-10-24T20:00:00Z"), day), Some(at("2026-10-25T20:00:00Z")));
    assert_eq!(always.spans(AUTUMN), [day_bounds(AUTUMN, &always.zone).expect("bounds")]);
    assert!(always.is_open(Timestamp::MIN) && always.is_open(Timestamp::MAX));
}

#[test]
fn midnight_leap_day_and_the_end_of_the_year() {
    let late = plain("Europe/Rome", vec![line(Days::EVERY_DAY, "22:00", "24:00")]);
    assert!(late.is_open(at("2028-02-29T22:59:59Z")) && !late.is_open(at("2028-02-29T23:00:00Z")));
    assert_eq!(late.spans(date(2028, 2, 29)), [(at("2028-02-29T21:00:00Z"), at("2028-02-29T23:00:00Z"))]);
    assert_eq!(late.add_working_seconds(at("2028-02-28T21:00:00Z"), 7201), Some(at("2028-02-29T21:00:01Z")));
    let office = office();
    // Thursday 31 December 2026, 16:00; closed on New Year's day and at the weekend.
    assert_eq!(
        office.add_working_seconds(at("2026-12-31T15:00:00Z"), 7200),
        Some(at("2027-01-04T08:30:00Z"))
    );
    assert_eq!(office.next_open(at("2026-12-31T16:00:00Z")), Some(at("2027-01-04T07:30:00Z")));
}

#[test]
fn closing_time_is_the_earliest_deadline() {
    let office = office();
    let morning = at("2026-03-02T07:30:00Z");
    assert_eq!(office.add_working_seconds(morning, 4 * 3600), Some(at("2026-03-02T11:30:00Z")));
    assert_eq!(office.add_working_seconds(morning, 4 * 3600 + 1), Some(at("2026-03-02T13:30:01Z")));
    assert_eq!(office.add_working_seconds(at("2026-03-01T00:00:00.9Z"), 0), Some(at("2026-03-01T00:00:00Z")));
    assert_eq!(office.add_working_seconds(at("1969-12-31T23:59:59.5Z"), 0), Some(at("1969-12-31T23:59:59Z")));
    assert_eq!(office.working_seconds_between(at("2026-03-02T11:30:00Z"), morning), 0);
}

#[test]
fn what_decides_a_date() {
    let mut office = office();
    let saint = YearlyDay::fixed(6, 24).expect("a day");
    let since = Period::new(Some(date(2026, 1, 1)), None).expect("a period");
    office.exceptions.yearly.push(YearlyClosure { on: saint, period: since, reason: "San Giovanni".into() });
    let whit_monday = YearlyDay::easter(50).expect("a day");
    office.exceptions.yearly.push(YearlyClosure {
        on: whit_monday,
        period: Period::ALWAYS,
        reason: String::new(),
    });
    let august = Period::new(Some(date(2026, 8, 10)), Some(date(2026, 8, 21))).expect("a period");
    office.exceptions.dated.push(DatedException::closed(august, "ferie"));
    office.exceptions.dated.push(DatedException::open(
        Period::on(date(2026, 8, 15)),
        hours(&[("09:00", "12:00")]),
        "",
    ));
    office.period = Period::new(Some(date(2025, 1, 1)), Some(date(2026, 12, 31))).expect("a period");

    assert!(
        matches!(office.day(date(2026, 6, 24)), Day::Yearly(closure) if closure.reason == "San Giovanni")
    );
    assert_eq!(office.day(date(2025, 6, 24)), Day::Weekly);
    assert!(matches!(office.day(date(2026, 5, 25)), Day::Yearly(_)));
    assert_eq!(office.day(date(2026, 12, 25)), Day::National(Holiday::Christmas));
    assert_eq!(office.day(date(2027, 1, 1)), Day::NotInForce);
    assert!(matches!(office.day(date(2026, 8, 10)), Day::Exception(_)));
    assert!(office.hours_on(date(2026, 8, 21)).spans().is_empty());
    // Open on a holiday, a Saturday, inside a closed fortnight: the last entry decides.
    assert_eq!(office.hours_on(date(2026, 8, 15)).spans(), [span("09:00", "12:00")]);
    assert_eq!(office.hours_on(date(2026, 8, 24)).spans().len(), 2);
    assert_eq!(office.next_open(at("2026-12-31T16:00:00Z")), None);
}

#[test]
fn summer_hours_are_lines_with_a_period() {
    let summer = Period::new(Some(date(2026, 7, 1)), Some(date(2026, 8, 31))).expect("a period");
    let winter = Period::new(Some(date(2026, 9, 1)), None).expect("a period");
    let on = |period, to| WeeklyLine { period, ..line(Days::EVERY_DAY, "08:00", to) };
    let weekly = WeeklyHours::new(vec![on(summer, "13:00"), on(winter, "17:00")]).expect("apart");
    assert_eq!(weekly.on(date(2026, 8, 31)).spans(), [span("08:00", "13:00")]);
    assert_eq!(weekly.on(date(2026, 9, 1)).spans(), [span("08:00", "17:00")]);
    assert!(weekly.on(date(2026, 6, 30)).spans().is_empty());
}

#[test]
fn a_calendar_that_never_opens_is_not_searched_for_ever() {
    let never = plain("Europe/Rome", vec![]);
    for start in [at("2026-03-29T00:00:00Z"), Timestamp::MIN, Timestamp::MAX] {
        assert_eq!(never.next_open(start), None);
        assert_eq!(never.add_working_seconds(start, 1), None);
        assert!(!never.is_open(start));
    }
    let always = round_the_clock();
    assert_eq!(always.add_working_seconds(at("2026-01-01T00:00:00Z"), u64::MAX), None);
    assert_eq!(always.add_working_seconds(at("2026-01-01T00:00:00Z"), 21 * 366 * 86_400), None);
    assert_eq!(always.next_open(Timestamp::MAX).map(Timestamp::as_second), None);
    // The first and the last date have no instants that jiff could represent.
    assert_eq!((always.spans(Date::MAX), always.spans(Date::MIN)), (vec![], vec![]));
    let rare = plain("Europe/Rome", vec![]);
    let opening = DatedException::open(Period::on(date(2033, 1, 3)), rare_hours(), "");
    let rare = Calendar { exceptions: calendar::Exceptions { dated: vec![opening], yearly: vec![] }, ..rare };
    assert_eq!(rare.next_open(at("2026-01-01T00:00:00Z")), None);
    assert_eq!(rare.add_working_seconds(at("2026-01-01T00:00:00Z"), 1), None);
    assert!(rare.next_open(at("2030-01-01T00:00:00Z")).is_some());
}

fn rare_hours() -> calendar::DayHours {
    calendar::DayHours::new(vec![DaySpan::WHOLE_DAY]).expect("one span")
}
