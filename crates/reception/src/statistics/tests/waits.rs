//! How long people waited and were served.

use queueing::Kind;
use serde_json::json;

use super::*;
use crate::statistics::figures::bin;

#[test]
fn early_calls_wait_nothing_and_keep_the_promise() {
    let events = [
        called(1, "2027-03-11T10:00", "appointment", -240),
        called(2, "2027-03-11T10:10", "appointment", 600),
        called(3, "2027-03-11T10:20", "walk_in", 601),
    ];
    let figures = on_11_march(&events);
    let seen = figures.waits.spread.unwrap();
    assert_eq!((seen.count, seen.mean_s, seen.median_s, seen.p90_s), (3, 400, 600, 601));
    assert_eq!((figures.waits.within_promise, figures.waits.within_promise_percent), (2, Some(66.7)));
    let booked = &figures.lines[0];
    assert_eq!(
        (booked.waits.within_promise, booked.promise_s, booked.bins[0], booked.bins[1]),
        (2, Some(600), 1, 1)
    );
    // From check-in it is the time that really passed.
    assert_eq!(figures.checkin_to_counter.map(|seen| seen.median_s), Some(900));
}

#[test]
fn a_second_call_of_the_same_visit_ends_no_second_wait() {
    let events = [
        called(1, "2027-03-11T10:00", "walk_in", 900),
        ended("parked", 1, "2027-03-11T10:05", 300),
        // Resumed by hand: a call without having queued.
        called(1, "2027-03-11T10:30", "return", 0),
        ended("served", 1, "2027-03-11T10:40", 600),
    ];
    let figures = on_11_march(&events);
    assert_eq!(figures.waits.spread.map(|seen| (seen.count, seen.mean_s)), Some((1, 900)));
    let returns = &figures.lines[Kind::Return as usize];
    assert_eq!((returns.arrivals, returns.waits.spread), (0, None));
    assert_eq!(figures.at_counter.map(|seen| (seen.count, seen.mean_s)), Some((1, 600)));
    let counter = &figures.counters[0];
    assert_eq!((counter.counter, counter.calls, counter.served, counter.busy_s), (4, 2, 1, 900));
}

#[test]
fn who_comes_back_waits_again_in_the_line_of_returns_only() {
    let facts = json!({ "service": ID_CARDS, "kind": "return" });
    let events = [
        called(1, "2027-03-11T10:00", "appointment", 60),
        ended("away", 1, "2027-03-11T10:05", 300),
        event("returned", 1, at("2027-03-11T11:00"), facts),
        called(1, "2027-03-11T11:04", "return", 240),
    ];
    let figures = on_11_march(&events);
    assert_eq!(figures.waits.spread.map(|seen| seen.count), Some(1));
    let returns = &figures.lines[Kind::Return as usize];
    assert_eq!((returns.arrivals, returns.waits.within_promise), (1, 1));
    assert_eq!(returns.waits.spread.map(|seen| seen.mean_s), Some(240));
}

#[test]
fn classes_of_waits_include_their_upper_limit() {
    assert_eq!([0, 300, 301, 600, 601, 5_400, 5_401, 90_000].map(bin), [0, 0, 1, 1, 2, 7, 8, 8]);
}
