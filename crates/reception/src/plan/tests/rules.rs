//! Closing, opening, cancelling.

use agenda::seats;
use agenda::supply::Slot;
use platform::web::Caller;

use super::{ALLOWED_S, NINE, Small};
use crate::plan::sheet::{State, summary};
use crate::plan::{PlanError, page};

#[tokio::test]
async fn closing_a_seat_twice_closes_one_and_opening_gives_it_back() {
    let (small, before) = (Small::open("twice").await, NINE.plus_s(-3_600));
    small.close(1, before).await.unwrap();
    small.close(1, before).await.unwrap();
    let sum = summary(&[], &small.day().await.seats, before, ALLOWED_S);
    assert_eq!((sum.free, sum.closed), (7, 1));
    small.reopen(1, before).await.unwrap();
    small.reopen(1, before).await.unwrap();
    let sum = summary(&[], &small.day().await.seats, before, ALLOWED_S);
    assert_eq!((sum.free, sum.closed), (8, 0));
    assert_eq!(small.kinds().await, ["office_changed", "seat_closed", "seat_opened"]);
}

#[tokio::test]
async fn a_booked_seat_is_neither_closed_nor_opened() {
    let (small, before) = (Small::open("booked").await, NINE.plus_s(-3_600));
    let run = [Slot { start: NINE, length_s: 900, seats: 2 }];
    small.run(move |tx, o| Ok(seats::take(tx, o.id, o.agendas[0].id, &run, &run, 55)?)).await.unwrap();
    assert_eq!(small.close(0, before).await, Err(PlanError::Taken));
    small.reopen(0, before).await.unwrap();
    assert_eq!(summary(&[], &small.day().await.seats, before, ALLOWED_S).free, 7);
    assert_eq!(small.kinds().await, ["office_changed"]);
}

#[tokio::test]
async fn seats_of_the_past_and_seats_that_are_none_stay_as_they_are() {
    let (small, before) = (Small::open("past").await, NINE.plus_s(-3_600));
    assert_eq!(small.close(0, NINE).await, Err(PlanError::Past));
    assert_eq!(small.reopen(0, NINE).await, Err(PlanError::Past));
    assert_eq!(small.close(2, before).await, Err(PlanError::Unknown));
    assert_eq!(small.close(-1, before).await, Err(PlanError::Unknown));
}

#[tokio::test]
async fn cancelling_for_somebody_gives_the_seat_back() {
    let (small, before) = (Small::open("cancel").await, NINE.plus_s(-3_600));
    small.book(55).await;
    assert_eq!(small.cancel(99, before).await, Err(PlanError::Unknown));
    assert_eq!(small.cancel(55, NINE).await, Err(PlanError::Past));
    small.cancel(55, before).await.unwrap();
    small.cancel(55, before).await.unwrap();
    let day = small.day().await;
    let sum = summary(&day.booked, &day.seats, before, ALLOWED_S);
    assert_eq!((sum.booked, sum.cancelled, sum.free), (0, 1, 8));
    assert_eq!(small.kinds().await, ["office_changed", "cancelled"]);
}

#[tokio::test]
async fn whoever_is_here_is_not_cancelled() {
    let (small, before) = (Small::open("here").await, NINE.plus_s(-3_600));
    small.book(55).await;
    small.arrive(55).await;
    assert_eq!(small.cancel(55, before).await, Err(PlanError::Present));
    let day = small.day().await;
    assert_eq!(day.booked[0].state(before, ALLOWED_S), State::Present(NINE));
    assert_eq!((day.booked.len(), day.walk_ins), (1, 0));
}

#[tokio::test]
async fn staff_limited_to_services_see_those_only() {
    let small = Small::open("limited").await;
    let seen = |kind, id| {
        let caller = Caller { body: small.office.id, kind, id, ..Caller::anyone("x".into()) };
        page::may_see(&small.office, &caller).map(|part| part.doc.key.as_str()).collect::<Vec<_>>()
    };
    let staff: Vec<i64> = small.office.staff.iter().map(|part| part.id).collect();
    assert_eq!(seen("staff", staff[0]), ["cie"]);
    assert_eq!(seen("staff", staff[1]), ["cie", "tributi"]);
    assert_eq!(seen("token", 0), ["cie", "tributi"]);
    assert!(seen("staff", 99).is_empty());
}
