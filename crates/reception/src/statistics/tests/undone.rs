//! What was undone at a counter never happened, as far as figures go.

use serde_json::json;

use super::*;

fn of_call(call: i64, mut event: Event) -> Event {
    event.facts["call"] = json!(call);
    event
}

fn undone(of: &str, call: i64, when: &str) -> Event {
    event("undone", 1, at(when), json!({ "of": of, "call": call, "counter": 4, "service": ID_CARDS }))
}

#[test]
fn an_undone_no_show_is_none() {
    let day = [
        walked_in(1, at("2027-03-11T09:00")),
        of_call(7, called(1, "2027-03-11T10:00", "walk_in", 60)),
        of_call(7, ended("no_show", 1, "2027-03-11T10:02", 120)),
        undone("no_show", 7, "2027-03-11T10:02:09"),
    ];
    assert_eq!(on_11_march(&day), on_11_march(&day[..2]));
    assert_eq!(on_11_march(&day[..3]).no_shows.count, 1, "as long as nobody undoes it");
}

#[test]
fn an_undone_call_ended_no_wait() {
    let day = [
        walked_in(1, at("2027-03-11T09:00")),
        of_call(7, called(1, "2027-03-11T09:10", "walk_in", 600)),
        undone("called", 7, "2027-03-11T09:10:05"),
        of_call(8, called(1, "2027-03-11T09:20", "walk_in", 1_200)),
    ];
    assert_eq!(on_11_march(&day).waits.spread.map(|seen| (seen.count, seen.max_s)), Some((1, 1_200)));
    assert_eq!(on_11_march(&day).counters[0].calls, 1);
}
