use super::*;

const CARDS: i64 = 1;
const TAXES: i64 = 2;

fn minute(minute: i64) -> Moment {
    Moment::from_seconds(minute * 60)
}

fn call(id: i64, service: i64, at: i64, ended: bool) -> Call {
    Call {
        id,
        counter: 4,
        visit: id,
        service,
        announced: minute(at),
        times: 1,
        ended,
        code: format!("K {id}"),
        slot: None,
    }
}

fn ids(calls: &[Call]) -> Vec<i64> {
    calls.iter().map(|call| call.id).collect()
}

#[test]
fn the_newest_call_is_large_and_four_more_are_listed() {
    let calls = (1..=7).rev().map(|id| call(id, CARDS, id, id < 7)).collect();
    let board = board(calls, &[CARDS], minute(8));
    assert_eq!(board.newest.map(|call| call.id), Some(7));
    assert_eq!(ids(&board.last), [6, 5, 4, 3]);
}

#[test]
fn other_services_calls_are_not_shown() {
    let calls = vec![call(3, TAXES, 3, false), call(2, CARDS, 2, false), call(1, TAXES, 1, true)];
    let board = board(calls, &[CARDS], minute(4));
    assert_eq!(board.newest.map(|call| call.id), Some(2));
    assert!(board.last.is_empty());
}

#[test]
fn a_call_long_over_is_in_the_list_only() {
    let ended = || vec![call(1, CARDS, 10, true)];
    assert!(board(ended(), &[CARDS], minute(14)).newest.is_some());
    let later = board(ended(), &[CARDS], minute(10 + CALL_SHOWN_MINUTES));
    assert_eq!(later.newest, None);
    assert_eq!(ids(&later.last), [1]);
}

#[test]
fn an_open_call_stays_large_longer_but_not_for_ever() {
    let open = || vec![call(1, CARDS, 10, false)];
    assert!(board(open(), &[CARDS], minute(30)).newest.is_some());
    assert_eq!(board(open(), &[CARDS], minute(10 + OPEN_CALL_SHOWN_MINUTES)).newest, None);
}

#[test]
fn an_older_open_call_never_takes_the_place_of_a_newer_one_that_is_over() {
    let calls = vec![call(2, CARDS, 20, true), call(1, CARDS, 19, false)];
    let board = board(calls, &[CARDS], minute(27));
    assert_eq!(board.newest, None);
    assert_eq!(ids(&board.last), [2, 1]);
}

#[test]
fn somebody_called_twice_appears_once() {
    let again = Call { visit: 1, ..call(9, CARDS, 9, false) };
    let calls = vec![again, call(2, CARDS, 5, true), call(1, CARDS, 1, true)];
    let board = board(calls, &[CARDS], minute(10));
    assert_eq!(board.newest.map(|call| call.id), Some(9));
    assert_eq!(ids(&board.last), [2]);
}

#[test]
fn before_the_first_call_there_is_nothing() {
    assert_eq!(board(Vec::new(), &[CARDS], minute(0)), CallBoard { newest: None, last: Vec::new() });
}
