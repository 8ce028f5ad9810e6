//! The sheet, from facts made by hand.

use agenda::seats::CLOSED_BY_HAND;
use agenda::supply::Slot;

use super::{ALLOWED_S, NINE, booked};
use crate::plan::sheet::{Booked, Seats, State, TakenSeat, seats as free_and_closed, summary};

#[test]
fn a_person_is_expected_then_late_then_given_up() {
    let one = booked();
    assert_eq!(one.state(NINE, ALLOWED_S), State::Expected);
    assert_eq!(one.state(NINE.plus_s(1), ALLOWED_S), State::Late);
    assert_eq!(one.state(NINE.plus_s(ALLOWED_S), ALLOWED_S), State::Late);
    assert_eq!(one.state(NINE.plus_s(ALLOWED_S + 1), ALLOWED_S), State::NoShow);
}

#[test]
fn what_happened_last_is_shown() {
    let at = NINE.plus_s(60);
    let mut one = Booked { arrived: Some(NINE.ms()), ..booked() };
    assert_eq!(one.state(at, ALLOWED_S), State::Present(NINE));
    one.aside = Some("parked".into());
    assert_eq!(one.state(at, ALLOWED_S), State::Aside);
    one.aside = Some("no_show".into());
    assert_eq!(one.state(at, ALLOWED_S), State::NoShow);
    one = Booked { counter: Some(4), aside: None, ..one };
    assert_eq!(one.state(at, ALLOWED_S), State::AtCounter(4));
    one = Booked { counter: None, ended: Some(("served".into(), at.ms())), ..one };
    assert_eq!(one.state(at, ALLOWED_S), State::Served(at));
    one.cancelled = true;
    assert_eq!(one.state(at, ALLOWED_S), State::Cancelled);
}

#[test]
fn free_and_closed_seats_stand_side_by_side() {
    let slots = [Slot { start: NINE, length_s: 900, seats: 3 }];
    let taken = |number, owner| TakenSeat { start: NINE, number, owner };
    let seen = free_and_closed(7, &slots, &[taken(0, 55), taken(2, CLOSED_BY_HAND)]);
    let free = Seats { agenda: 7, start: NINE, closed: false, count: 1, number: 1 };
    assert_eq!(seen, [free, Seats { closed: true, number: 2, ..free }]);
    // A full slot has no row; a closed seat outlives its slot.
    assert_eq!(free_and_closed(7, &slots, &[taken(0, 1), taken(1, 2), taken(2, 3)]), []);
    assert_eq!(free_and_closed(7, &[], &[taken(1, CLOSED_BY_HAND)]).len(), 1);
}

#[test]
fn the_summary_offers_only_seats_that_can_be_taken() {
    let seats = |start, closed| Seats { agenda: 7, start, closed, count: 2, number: 1 };
    let (past, next) = (NINE, NINE.plus_s(1_800));
    let here = Booked { arrived: Some(NINE.ms()), counter: Some(4), ..booked() };
    let gone = Booked { cancelled: true, ..booked() };
    let all = [seats(past, false), seats(next, false), seats(next, true)];
    let sum = summary(&[here, gone, booked()], &all, NINE.plus_s(60), ALLOWED_S);
    assert_eq!((sum.booked, sum.cancelled, sum.present, sum.at_counter), (2, 1, 1, 1));
    assert_eq!((sum.free, sum.first_free, sum.closed), (2, Some(next), 2));
}
