//! The reception as its people know it: late, early, coming back, going home, being called by hand.

use crate::support::day::Day;
use crate::support::{On, at, small_office};
use axum::http::StatusCode;
use serde_json::{Value, json};

impl Day {
    async fn refused(&self, path: &str, wish: Value) -> StatusCode {
        self.house.api(&self.token, &format!("/api/v1/citta/{path}"), &wish).await.status
    }

    async fn check_in(&self, pass: &str) -> Value {
        self.ask("check-ins", json!({ "pass_token": pass })).await
    }
}

async fn a_late_arrival_keeps_its_line_until_the_tolerance_ends(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let (on_time, late, too_late) = (
        day.book("2026-03-11T10:00:00").await,
        day.book("2026-03-11T10:15:00").await,
        day.book("2026-03-11T10:15:00").await,
    );
    day.time("2026-03-11T09:50:00");
    assert_eq!(day.check_in(&on_time).await["kind"], "appointment");
    day.time("2026-03-11T10:30:00");
    assert_eq!(day.check_in(&late).await["kind"], "appointment", "exactly the tolerance is still in time");
    day.time("2026-03-11T10:30:01");
    assert_eq!(day.check_in(&too_late).await["kind"], "walk_in");
}

async fn checking_in_twice_changes_nothing(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let pass = day.book("2026-03-11T10:00:00").await;
    day.time("2026-03-11T09:50:00");
    let first = day.check_in(&pass).await;
    let second = day.check_in(&pass).await;
    assert_eq!(first["visit"], second["visit"]);
    assert_eq!(second["kind"], Value::Null);
    day.ask("counters/1/next", json!({})).await;
    assert_eq!(day.ask("counters/1/next", json!({})).await["called"], Value::Null, "nobody is called twice");
}

async fn another_day_is_told(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let pass = day.book("2026-03-13T11:00:00").await;
    assert_eq!(day.refused("check-ins", json!({ "pass_token": pass })).await, StatusCode::CONFLICT);
}

async fn an_armed_counter_is_given_the_next_person(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    assert_eq!(day.ask("counters/1/next", json!({})).await["called"], Value::Null);
    let ticket = day.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    assert_eq!(ticket["called"]["counter"], "1");
    assert_eq!(ticket["called"]["explanation"], "unica persona in attesa per questo sportello");
}

async fn a_missed_person_comes_back_as_a_return(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let ticket = day.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    day.ask("counters/1/next", json!({})).await;
    day.ask("counters/1/no-show", json!({})).await;
    let back = day.ask(&format!("visits/{}/return", ticket["visit"]), json!({})).await;
    assert_eq!((back["visit"].clone(), back["kind"].clone()), (ticket["visit"].clone(), json!("return")));
    assert_eq!(day.ask("counters/1/next", json!({})).await["called"]["call_code"], ticket["call_code"]);
    day.ask("counters/1/finish", json!({})).await;
    let over = format!("visits/{}/return", ticket["visit"]);
    assert_eq!(day.refused(&over, json!({})).await, StatusCode::CONFLICT, "a finished visit is over");
}

async fn a_parked_person_is_taken_again_by_hand(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let ticket = day.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    day.ask("counters/1/next", json!({})).await;
    day.ask("counters/1/park", json!({})).await;
    assert_eq!(day.ask("counters/1/next", json!({})).await["called"], Value::Null);
    let again = day.ask("counters/1/resume", json!({ "visit": ticket["visit"] })).await;
    assert_eq!(again["called"]["visit"], ticket["visit"]);
}

async fn whoever_leaves_is_never_called(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let ticket = day.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    day.ask(&format!("visits/{}/leave", ticket["visit"]), json!({})).await;
    assert_eq!(day.ask("counters/1/next", json!({})).await["called"], Value::Null);
}

async fn a_direct_call_needs_a_reason(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    day.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    let second = day.ask("tickets", json!({ "service": "cie", "slip": 2 })).await;
    let wish = json!({ "visit": second["visit"], "because": " " });
    assert_eq!(day.refused("counters/1/pick", wish).await, StatusCode::CONFLICT);
    let wish = json!({ "visit": second["visit"], "because": "malore in sala" });
    let called = day.ask("counters/1/pick", wish).await;
    assert_eq!(called["called"]["explanation"], "chiamata diretta");
}

async fn a_service_without_check_in_waits_from_the_booked_time(on: On) {
    let file = small_office("citta", 3, 1).replace("mean_min = 10", "mean_min = 10\ncheck_in = false");
    let day = Day::open(on, &file).await;
    day.book("2026-03-11T10:00:00").await;
    let ctx = &day.house.house.ctx;
    assert_eq!(reception::wake::expect_unannounced(ctx, day.body, at("2026-03-11T09:59:59")).await, Ok(0));
    // Even half an hour late (a server that was off), the person is on time.
    day.time("2026-03-11T10:30:00");
    assert_eq!(reception::wake::expect_unannounced(ctx, day.body, at("2026-03-11T10:30:00")).await, Ok(1));
    assert_eq!(reception::wake::expect_unannounced(ctx, day.body, at("2026-03-11T10:30:00")).await, Ok(0));
    let called = day.ask("counters/1/next", json!({})).await;
    assert_eq!(
        called["called"]["explanation"].as_str().unwrap().split(';').next(),
        Some("in ritardo di 30 min sul suo orario (promessi 10)")
    );
}

async fn the_same_key_gets_the_same_seat(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let wish =
        json!({ "service": "cie", "offering": "rilascio", "start": at("2026-03-11T10:00:00").rfc3339() });
    let ask = |wish: Value| {
        let mut request = crate::support::api_request(&day.token, "/api/v1/citta/appointments", &wish);
        request.headers_mut().insert("idempotency-key", "una-volta-sola".parse().unwrap());
        day.house.request(request)
    };
    let (first, second) = (ask(wish.clone()).await, ask(wish.clone()).await);
    assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.json()["pass_token"], second.json()["pass_token"]);
    let mut other = wish;
    other["start"] = json!(at("2026-03-11T10:15:00").rfc3339());
    assert_eq!(ask(other).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn the_next_day_begins_empty(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 2)).await;
    day.time("2026-03-11T17:00:00");
    for slip in 1..=3 {
        day.ask("tickets", json!({ "service": "cie", "slip": slip })).await;
    }
    day.ask("counters/1/next", json!({})).await;
    day.ask("counters/1/park", json!({})).await;
    day.ask("counters/1/next", json!({})).await;
    let ctx = &day.house.house.ctx;
    assert_eq!(reception::close_day::close_days(ctx, day.body, at("2026-03-11T23:59:59")).await, Ok(0));
    day.time("2026-03-12T09:00:00");
    // One parked, one at the counter, one in line: all of yesterday.
    assert_eq!(reception::close_day::close_days(ctx, day.body, at("2026-03-12T00:00:10")).await, Ok(3));
    assert_eq!(reception::close_day::close_days(ctx, day.body, at("2026-03-12T00:00:25")).await, Ok(0));
    let today = day.ask("tickets", json!({ "service": "cie", "slip": 9 })).await;
    day.ask("counters/1/open", json!({})).await;
    assert_eq!(day.ask("counters/1/next", json!({})).await["called"]["visit"], today["visit"]);
}

async fn whoever_is_here_keeps_the_appointment(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let pass = day.book("2026-03-11T10:00:00").await;
    day.time("2026-03-11T09:50:00");
    let visit = day.check_in(&pass).await["visit"].clone();
    assert_eq!(day.refused("appointments/cancel", json!({ "pass_token": pass })).await, StatusCode::CONFLICT);
    let moved = json!({ "pass_token": pass, "start": at("2026-03-13T10:00:00").rfc3339() });
    assert_eq!(day.refused("appointments/move", moved).await, StatusCode::CONFLICT);
    // Who goes home unserved may give it back.
    day.ask(&format!("visits/{visit}/leave"), json!({})).await;
    day.ask("appointments/cancel", json!({ "pass_token": pass })).await;
}

async fn lowered_capacity_is_never_oversold(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let mut passes = Vec::new();
    for _ in 0..3 {
        passes.push(day.book("2026-03-12T10:00:00").await);
    }
    day.ask("appointments/cancel", json!({ "pass_token": passes[0] })).await;
    day.house.import(&small_office("citta", 1, 1)).await;
    let wish =
        json!({ "service": "cie", "offering": "rilascio", "start": at("2026-03-12T10:00:00").rfc3339() });
    assert_eq!(day.refused("appointments", wish).await, StatusCode::CONFLICT, "two sit on one seat already");
}

async fn the_same_press_twice_serves_one(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    day.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    day.ask("tickets", json!({ "service": "cie", "slip": 2 })).await;
    let first = day.ask("counters/1/next", json!({ "seen_call": 0 })).await["called"].clone();
    assert_eq!(day.refused("counters/1/next", json!({ "seen_call": 0 })).await, StatusCode::CONFLICT);
    let second = day.ask("counters/1/next", json!({ "seen_call": first["call"] })).await;
    assert_ne!(second["called"]["visit"], first["visit"]);
}

async fn nobody_is_sent_to_an_empty_desk(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    day.ask("counters/1/next", json!({})).await;
    let ctx = day.house.house.ctx.clone();
    let now = day.house.clock.now();
    assert_eq!(reception::wake::rest_forsaken(&ctx, day.body, now).await, Ok(0), "signed in: still armed");
    // The sign-in has expired.
    assert_eq!(
        reception::wake::rest_forsaken(&ctx, day.body, now.plus_s(3 * 86_400)).await,
        Ok(0),
        "another day's counter"
    );
    let body = day.body;
    ctx.db
        .write(platform::Lane::HOUSE, move |tx| {
            tx.execute(platform::sql!("DELETE FROM session WHERE body = ?1"), platform::values![body])
        })
        .await
        .unwrap();
    assert_eq!(reception::wake::rest_forsaken(&ctx, day.body, now).await, Ok(1));
    let token = day.house.driver(day.body).await;
    let ticket =
        day.house.api(&token, "/api/v1/citta/tickets", &json!({ "service": "cie", "slip": 1 })).await;
    assert_eq!(ticket.json()["called"], Value::Null);
}

on_both_engines! {
    a_late_arrival_keeps_its_line_until_the_tolerance_ends;
    checking_in_twice_changes_nothing;
    another_day_is_told;
    an_armed_counter_is_given_the_next_person;
    a_missed_person_comes_back_as_a_return;
    a_parked_person_is_taken_again_by_hand;
    whoever_leaves_is_never_called;
    a_direct_call_needs_a_reason;
    a_service_without_check_in_waits_from_the_booked_time;
    the_same_key_gets_the_same_seat;
    the_next_day_begins_empty;
    whoever_is_here_keeps_the_appointment;
    lowered_capacity_is_never_oversold;
    the_same_press_twice_serves_one;
    nobody_is_sent_to_an_empty_desk;
}
