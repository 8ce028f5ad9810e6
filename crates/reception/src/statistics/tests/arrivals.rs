//! Who came, when, and how passes were got.

use jiff::civil::date;
use queueing::Kind;
use serde_json::json;

use super::*;

#[test]
fn an_empty_day_has_no_means_and_no_shares() {
    let figures = on_11_march(&[]);
    assert_eq!(figures.arrivals.total, 0);
    assert_eq!(figures.arrivals.by_day.len(), 1);
    assert_eq!((figures.waits.spread, figures.waits.within_promise_percent), (None, None));
    assert_eq!((figures.cancellations.percent, figures.no_shows.percent), (None, None));
    assert_eq!(figures.lines.iter().map(|line| line.kind).collect::<Vec<_>>(), Kind::ALL);
}

#[test]
fn midnight_parts_the_days_of_the_body_not_of_greenwich() {
    // Half past midnight in Rome is still the day before in Greenwich.
    let events = [
        walked_in(1, at("2027-03-10T23:59:59")),
        walked_in(2, at("2027-03-11T00:00")),
        walked_in(3, at("2027-03-11T00:30")),
        walked_in(4, at("2027-03-12T00:00")),
    ];
    let arrivals = on_11_march(&events).arrivals;
    assert_eq!((arrivals.total, arrivals.by_hour[0]), (2, 2));
    assert_eq!((arrivals.with_appointment, arrivals.without), (0, 2));
}

#[test]
fn the_night_of_summer_time_keeps_its_days_and_the_hour_that_is_not() {
    // 28 March 2027: 01:59 is followed by 03:00.
    let before = at("2027-03-28T01:59");
    let events =
        [walked_in(1, before), walked_in(2, before.plus_s(60)), walked_in(3, at("2027-03-29T00:10"))];
    let arrivals = figures_of("2027-03-28", "2027-03-29", None, &events).arrivals;
    assert_eq!(
        arrivals.by_day.iter().map(|day| (day.day, day.arrivals)).collect::<Vec<_>>(),
        [(date(2027, 3, 28), 2), (date(2027, 3, 29), 1)]
    );
    assert_eq!((arrivals.by_hour[1], arrivals.by_hour[2], arrivals.by_hour[3]), (1, 0, 1));
}

#[test]
fn the_autumn_hour_that_comes_twice_is_one_row() {
    let first = at("2027-10-31T02:30");
    let events = [walked_in(1, first), walked_in(2, first.plus_s(3_600)), walked_in(3, first.plus_s(7_200))];
    let arrivals = figures_of("2027-10-31", "2027-10-31", None, &events).arrivals;
    assert_eq!((arrivals.by_hour[2], arrivals.by_hour[3]), (2, 1));
}

#[test]
fn passes_are_counted_when_they_are_got() {
    let events = [
        booked(1, "2027-03-10T09:00", "2027-03-11T09:00"),
        booked(2, "2027-03-11T09:00", "2027-03-20T09:00"),
        walked_in(7, at("2027-03-11T09:00")),
        announced(1, "2027-03-11T08:50", "2027-03-11T09:00"),
    ];
    let channels = on_11_march(&events).channels;
    let seen: Vec<_> =
        channels.iter().map(|c| (c.channel.as_str(), c.booked, c.tickets, c.check_ins)).collect();
    assert_eq!(seen, [("counter", 0, 1, 0), ("kiosk", 0, 0, 1), ("web", 1, 0, 0)]);
}

#[test]
fn another_service_is_left_out() {
    let mut other = walked_in(1, at("2027-03-11T09:00"));
    other.facts["service"] = json!(TAXES);
    let events = [other, walked_in(2, at("2027-03-11T09:00"))];
    assert_eq!(figures_of("2027-03-11", "2027-03-11", Some(TAXES), &events).arrivals.total, 1);
    assert_eq!(on_11_march(&events).arrivals.total, 2);
}

#[test]
fn the_same_events_give_the_same_figures_however_they_are_cut() {
    let events = [
        booked(1, "2027-02-01T09:00", "2027-03-11T09:00"),
        walked_in(2, at("2027-03-11T09:00")),
        called(2, "2027-03-11T09:10", "walk_in", 600),
        ended("served", 2, "2027-03-11T09:20", 600),
    ];
    let period = Period { from: date(2027, 3, 11), to: date(2027, 3, 11) };
    let mut tally = Tally::new(Asked { period, zone: rome(), service: None, now: at("2027-12-31T23:00") });
    events.chunks(1).for_each(|piece| tally.add_all(piece));
    assert_eq!(tally.finish(), on_11_march(&events));
}
