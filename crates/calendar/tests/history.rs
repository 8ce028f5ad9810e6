//! A calendar through time.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "support/clock_cases.rs"]
#[allow(dead_code)]
mod clock_cases;

use calendar::{
    Calendar, CalendarChange, CalendarHistory, CalendarNews, CalendarVersion, Clock, DatedException,
};
use calendar::{Days, HistoryError, Period, Ruler, Target};
use clock_cases::{at, target};
use jiff::civil::{Date, date};
use jiff::tz::{Offset, TimeZone};

fn daily(from: &str, to: &str) -> Calendar {
    build::plain("Europe/Rome", vec![build::line(Days::EVERY_DAY, from, to)])
}

fn version(valid_from: &str, calendar: Calendar) -> CalendarVersion {
    CalendarVersion { valid_from: at(valid_from), calendar }
}

fn closure(announced: &str, on: Date) -> CalendarChange {
    let news = CalendarNews::Closure { period: Period::on(on), reason: "sciopero".to_owned() };
    CalendarChange { at: at(announced), news }
}

fn open_seconds(history: &CalendarHistory, from: &str, to: &str) -> u64 {
    Ruler::new(history.clone()).open_seconds(at(from), at(to))
}

#[test]
fn calendars_that_never_open_or_have_no_zone_are_refused() {
    let (since, weekly) = (at("2026-01-01T00:00:00Z"), build::line(Days::EVERY_DAY, "08:00", "10:00"));
    let refused = |calendar: Calendar| CalendarHistory::of(calendar, since).map(|_| ());
    let never = Err(HistoryError::NeverOpens { valid_from: since });
    assert_eq!(refused(build::plain("Europe/Rome", vec![])), never);
    let mut closed = daily("08:00", "10:00");
    closed.exceptions.dated.push(DatedException::closed(Period::ALWAYS, "chiuso"));
    assert_eq!(refused(closed), never);
    let from = |day| Period::new(Some(day), None).expect("a period");
    assert_eq!(refused(Calendar { period: from(date(2031, 2, 1)), ..daily("08:00", "10:00") }), never);
    assert_eq!(refused(Calendar { period: from(date(2030, 12, 1)), ..daily("08:00", "10:00") }), Ok(()));
    assert_eq!(CalendarHistory::new(vec![]), Err(HistoryError::Empty));

    for zone in [TimeZone::unknown(), TimeZone::fixed(Offset::UTC.saturating_add(jiff::Span::new().hours(1)))]
    {
        let calendar = Calendar { zone, ..build::plain("UTC", vec![weekly]) };
        assert_eq!(refused(calendar), Err(HistoryError::UnknownZone { valid_from: since }));
    }
    assert_eq!(refused(build::plain("UTC", vec![weekly])), Ok(()));
}

#[test]
fn each_second_is_judged_by_its_version() {
    // Version 2 takes over in the middle of the opening, and nobody rewrites the past.
    let two = Calendar { version: 2, ..daily("14:00", "18:00") };
    let versions = vec![
        version("2026-05-12T07:00:00.9Z", two),
        version("2026-05-01T00:00:00Z", daily("08:00", "10:00")),
    ];
    let history = CalendarHistory::new(versions).expect("both open");
    assert_eq!(open_seconds(&history, "2026-05-12T00:00:00Z", "2026-05-12T07:00:00Z"), 3600);
    assert_eq!(open_seconds(&history, "2026-05-12T07:00:00Z", "2026-05-12T12:00:00Z"), 0);
    assert_eq!(open_seconds(&history, "2026-05-12T00:00:00Z", "2026-05-13T00:00:00Z"), 5 * 3600);
    assert_eq!(open_seconds(&history, "2020-05-12T00:00:00Z", "2020-05-13T00:00:00Z"), 2 * 3600, "the first");
    let in_force = |when: &str| history.in_force(at(when)).version;
    assert_eq!((in_force("2020-01-01T00:00:00Z"), in_force("2026-05-12T06:59:59Z")), (1, 1));
    assert_eq!(in_force("2026-05-12T07:00:00Z"), 2);
}

#[test]
fn of_two_calendars_from_one_instant_the_later_number_counts() {
    let since = "2026-05-01T00:00:00Z";
    let (one, other) = (version(since, daily("08:00", "10:00")), version(since, daily("08:00", "11:00")));
    let two = version(since, Calendar { version: 2, ..daily("08:00", "12:00") });
    let kept = CalendarHistory::new(vec![two.clone(), one.clone(), one.clone()]).expect("apart");
    assert_eq!(kept.versions(), [two]);
    assert_eq!(
        CalendarHistory::new(vec![one, other]),
        Err(HistoryError::TwoCalendars { valid_from: at(since) })
    );
}

#[test]
fn a_closure_takes_what_is_still_ahead_of_it() {
    let history = CalendarHistory::of(daily("08:00", "10:00"), at("2026-01-01T00:00:00Z")).expect("opens");
    let day = date(2026, 5, 12);
    // Announced on the day at 09:00: the first hour has been.
    let today = history.with_changes(&[closure("2026-05-12T07:00:00Z", day)]).expect("still opens");
    assert_eq!(open_seconds(&today, "2026-05-11T22:00:00Z", "2026-05-12T22:00:00Z"), 3600);
    assert_eq!(open_seconds(&today, "2026-05-12T22:00:00Z", "2026-05-13T22:00:00Z"), 7200);
    // A closure of yesterday changes nothing.
    let late = history.with_changes(&[closure("2026-05-13T07:00:00Z", day)]).expect("still opens");
    assert_eq!(open_seconds(&late, "2026-05-11T22:00:00Z", "2026-05-12T22:00:00Z"), 7200);
    let early = closure("2025-05-13T07:00:00Z", day);
    assert_eq!(
        history.with_changes(std::slice::from_ref(&early)),
        Err(HistoryError::BeforeFirst { at: early.at })
    );
    let mut ever = closure("2026-05-13T07:00:00Z", day);
    ever.news = CalendarNews::Closure { period: Period::ALWAYS, reason: String::new() };
    let never = Err(HistoryError::NeverOpens { valid_from: ever.at });
    assert_eq!(history.with_changes(&[ever]), never);
}

#[test]
fn a_closure_holds_for_later_versions_unless_they_open_the_date_themselves() {
    let history = CalendarHistory::of(daily("08:00", "10:00"), at("2026-01-01T00:00:00Z")).expect("opens");
    let day = date(2026, 5, 12);
    let mut summer = Calendar { version: 2, ..daily("08:00", "11:00") };
    let news = |calendar: &Calendar| CalendarChange {
        at: at("2026-05-10T00:00:00Z"),
        news: CalendarNews::Calendar(calendar.clone()),
    };
    let strike = closure("2026-05-08T07:00:00Z", day);
    let opening =
        |history: &CalendarHistory| open_seconds(history, "2026-05-11T22:00:00Z", "2026-05-12T22:00:00Z");
    assert_eq!(opening(&history.with_changes(&[news(&summer), strike.clone()]).expect("opens")), 0);
    let hours = build::hours(&[("08:00", "09:00")]);
    summer.exceptions.dated.push(DatedException::open(Period::on(day), hours, "servizio minimo"));
    let reopened = history.with_changes(&[strike, news(&summer)]).expect("opens");
    assert_eq!(opening(&reopened), 3600);
    assert_eq!(reopened.versions().len(), 3);
}

#[test]
fn histories_and_changes_as_json() {
    let history = CalendarHistory::of(daily("08:00", "24:00"), at("2026-01-01T00:00:00Z")).expect("opens");
    let changes = [
        closure("2026-05-08T07:00:00Z", date(2026, 5, 12)),
        CalendarChange {
            at: at("2026-05-10T00:00:00Z"),
            news: CalendarNews::Calendar(daily("08:00", "11:00")),
        },
    ];
    let written = serde_json::to_string(&changes).expect("written");
    assert_eq!(serde_json::from_str::<Vec<CalendarChange>>(&written).expect("read again"), changes);
    let written = serde_json::to_string(&history).expect("written");
    assert!(written.starts_with(r#"[{"valid_from":"2026-01-01T00:00:00Z","calendar":{"#), "{written}");
    assert_eq!(serde_json::from_str::<CalendarHistory>(&written).expect("read again"), history);
    let refused = |from: &str, to: &str| {
        serde_json::from_str::<CalendarHistory>(&written.replacen(from, to, 1)).expect_err(to).to_string()
    };
    assert!(refused("Europe/Rome", "Etc/Unknown").contains("UnknownZone"));
    assert!(refused("Europe/Rome", "Europe/Atlantis").contains("Atlantis"));
    assert!(serde_json::from_str::<CalendarHistory>("[]").expect_err("none").to_string().contains("Empty"));

    let clock = Clock { origin: at("2026-01-01T08:00:00Z"), target: target(7200) };
    let written = serde_json::to_string(&clock).expect("written");
    assert_eq!(written, r#"{"origin":"2026-01-01T08:00:00Z","target_s":7200}"#);
    assert!(serde_json::from_str::<Clock>(&written.replace("7200", "0")).is_err(), "zero is no target");
    assert_eq!(Target::of_seconds(0), None);
}
