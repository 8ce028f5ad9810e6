//! Reading and writing: texts, JSON, refusals; movable feasts.

#[path = "support/build.rs"]
#[allow(dead_code)]
mod build;

use build::{line, plain, span};
use calendar::{Calendar, DayHours, DayTime, DayTimeError, Days, HoursError, LINES_MAX, Period, PeriodError};
use calendar::{
    DaySpan, WeeklyHours, WeeklyLine, YearlyDay, YearlyDayError, easter_sunday, is_national_holiday,
};
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

#[test]
fn times_of_day() {
    for (text, seconds) in [("00:00", 0), ("08:30", 30_600), ("08:30:15", 30_615), ("24:00", 86_400)] {
        let time = DayTime::parse(text).expect("a time of day");
        assert_eq!((time.seconds(), time.to_string().as_str()), (seconds, text));
    }
    use DayTimeError::{Hour, Minute, Second, Shape};
    let wrong = [
        ("", Shape),
        ("8:30", Shape),
        ("08", Shape),
        ("08:30:", Shape),
        ("08:30:00:00", Shape),
        ("+8:30", Shape),
        ("0٨:30", Shape),
        ("24:01", Hour),
        ("99:00", Hour),
        ("08:60", Minute),
        ("08:30:60", Second),
        ("24:00:01", Hour),
    ];
    for (text, error) in wrong {
        assert_eq!(DayTime::parse(text), Err(error), "{text}");
    }
    assert_eq!(DayTime::from(date(2026, 1, 1).at(23, 59, 58, 999).time()).seconds(), 86_398);
}

#[test]
fn hours_that_overlap_or_run_backwards_are_refused() {
    assert_eq!(DaySpan::new(DayTime::END, DayTime::START), Err(HoursError::Backwards));
    assert_eq!(DaySpan::new(DayTime::START, DayTime::START), Err(HoursError::Backwards));
    let overlap = Err(HoursError::Overlap { first: 0, second: 2 });
    let (morning, evening, noon) =
        (span("08:00", "13:00"), span("15:00", "18:00"), span("12:59:59", "14:00"));
    assert_eq!(DayHours::new(vec![morning, evening, noon]), overlap);
    let sorted = DayHours::new(vec![evening, morning]).expect("apart");
    assert_eq!(sorted.spans(), [morning, evening]);

    let tuesdays = Days::of(&[Weekday::Tuesday]);
    let lines = vec![
        line(Days::MONDAY_TO_FRIDAY, "08:00", "13:00"),
        line(Days::of(&[Weekday::Sunday]), "12:00", "14:00"),
        line(tuesdays, "12:00", "14:00"),
    ];
    assert_eq!(WeeklyHours::new(lines).map(|_| ()), overlap.map(|_| ()));
    assert!(
        WeeklyHours::new(vec![line(tuesdays, "08:00", "13:00"), line(tuesdays, "13:00", "14:00")]).is_ok()
    );
    let no_day =
        WeeklyHours::new(vec![line(tuesdays, "08:00", "13:00"), line(Days::default(), "08:00", "13:00")]);
    assert_eq!(no_day, Err(HoursError::NoDay { line: 1 }));
    let many = vec![line(tuesdays, "08:00", "13:00"); LINES_MAX + 1];
    assert_eq!(WeeklyHours::new(many), Err(HoursError::TooMany));
}

#[test]
fn lines_in_different_periods_do_not_overlap() {
    let period = |from: Option<Date>, until: Option<Date>| Period::new(from, until).expect("a period");
    let on = |period| WeeklyLine { period, ..line(Days::EVERY_DAY, "08:00", "13:00") };
    let (first, second) = (date(2026, 6, 30), date(2026, 7, 1));
    assert!(WeeklyHours::new(vec![on(period(None, Some(first))), on(period(Some(second), None))]).is_ok());
    assert!(WeeklyHours::new(vec![on(period(None, Some(second))), on(period(Some(second), None))]).is_err());
    assert!(WeeklyHours::new(vec![on(Period::ALWAYS), on(period(Some(second), None))]).is_err());
    assert_eq!(Period::new(Some(second), Some(first)), Err(PeriodError::Backwards));
}

#[test]
fn calendars_as_json() {
    let text = r#"{"version":3,"zone":"Europe/Rome","period":{"from":"2026-01-01"},
        "weekly":[{"days":["mon","wed"],"from":"08:30","to":"12:30"},
                  {"days":["fri"],"from":"20:00","to":"24:00","period":{"until":"2026-06-30"}}],
        "exceptions":{"dated":[{"period":{"from":"2026-08-14","until":"2026-08-14"},"hours":[{"from":"08:30","to":"10:00"}]}],
                      "yearly":[{"on":"06-24","reason":"San Giovanni"},{"on":"easter+50"}]},
        "national_holidays":true}"#;
    let read: Calendar = serde_json::from_str(text).expect("a calendar");
    assert_eq!(read.weekly.lines().len(), 2);
    assert_eq!(read.weekly.on(date(2026, 6, 26)).spans(), [span("20:00", "24:00")]);
    assert_eq!(read.exceptions.yearly.len(), 2);
    let written = serde_json::to_string(&read).expect("written");
    assert!(written.contains(r#""zone":"Europe/Rome""#) && written.contains(r#""to":"24:00""#), "{written}");
    assert_eq!(serde_json::from_str::<Calendar>(&written).expect("read again"), read);

    let refused = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        serde_json::from_str::<Calendar>(&text.replacen(from, to, 1)).expect_err(to).to_string()
    };
    assert!(refused("24:00", "24:30").contains("Hour"));
    assert!(refused("12:30", "08:30").contains("Backwards"));
    assert!(refused("06-24", "02-30").contains("Date"));
    assert!(refused("[\"fri\"]", "[]").contains("NoDay"));
    assert!(refused("\"wed\"", "\"mercoledì\"").contains("UnknownName"));
    assert!(refused("Europe/Rome", "Europe/Atlantis").contains("Atlantis"));
    let backwards = refused("\"until\":\"2026-08-14\"", "\"until\":\"2026-08-13\"");
    assert!(backwards.contains("Backwards"), "{backwards}");
}

#[test]
fn days_of_the_year() {
    for text in ["06-24", "02-29", "easter+0", "easter+50", "easter-2"] {
        assert_eq!(YearlyDay::parse(text).map(|day| day.to_string()), Ok(text.to_owned()));
    }
    use YearlyDayError::{Date, Distance, Shape};
    let wrong = [("", Shape), ("6-24", Shape), ("easter", Shape), ("easter50", Shape), ("easter+-5", Shape)];
    let wrong = wrong.into_iter().chain([("02-30", Date), ("13-01", Date), ("00-10", Date), ("99-99", Date)]);
    for (text, error) in
        wrong.chain([("easter+101", Distance), ("easter-81", Distance), ("easter+9999", Shape)])
    {
        assert_eq!(YearlyDay::parse(text), Err(error), "{text}");
    }
    let leap_day = YearlyDay::parse("02-29").expect("a day");
    assert!(
        leap_day.is(date(2028, 2, 29)) && !leap_day.is(date(2027, 2, 28)) && !leap_day.is(date(2027, 3, 1))
    );
    assert!(YearlyDay::parse("easter-2").expect("a day").is(date(2027, 3, 26)), "Good Friday 2027");
}

#[test]
fn easter_of_years_long_known() {
    let known = [(1818, 3, 22), (1943, 4, 25), (1954, 4, 18), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24)];
    for (year, month, day) in
        known.into_iter().chain([(2038, 4, 25), (2049, 4, 18), (2076, 4, 19), (2285, 3, 22)])
    {
        assert_eq!(easter_sunday(year), Some(date(year, month, day)));
    }
    let outside = (i16::MIN..1583).chain(10_000..=i16::MAX).find(|year| easter_sunday(*year).is_some());
    assert_eq!(outside, None);
    let all = (1583..=9999).filter_map(easter_sunday);
    assert_eq!(all.filter(|day| day.weekday() == Weekday::Sunday).count(), 9999 - 1582);
}

#[test]
fn holidays_by_law() {
    let key = |year, month, day| is_national_holiday(date(year, month, day)).map(calendar::Holiday::key);
    assert_eq!(key(2025, 10, 4), None);
    assert_eq!(key(2026, 10, 4), Some("san-francesco"));
    assert_eq!(key(2026, 11, 4), None);
    assert_eq!(key(2026, 4, 5), None, "Easter Sunday is an ordinary Sunday");
    assert_eq!(key(2011, 4, 25), Some("liberazione"));
    assert_eq!(key(2285, 3, 23), Some("lunedi-dell-angelo"));
    assert_eq!(key(2038, 4, 26), Some("lunedi-dell-angelo"));
    assert_eq!(is_national_holiday(Date::MIN).map(calendar::Holiday::name), Some("Capodanno"));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), like in "[0-9:+-]{0,9}") {
        for typed in [text, format!("easter{like}"), like] {
            if let Ok(time) = DayTime::parse(&typed) {
                prop_assert_eq!(DayTime::parse(&time.to_string()), Ok(time));
            }
            if let Ok(day) = YearlyDay::parse(&typed) {
                prop_assert_eq!(YearlyDay::parse(&day.to_string()), Ok(day));
            }
        }
    }
}

#[test]
fn two_versions_of_a_calendar_differ() {
    let calendar = plain("Europe/Rome", vec![]);
    assert_ne!(Calendar { version: 2, ..calendar.clone() }, calendar);
}
