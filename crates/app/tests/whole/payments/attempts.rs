//! Who tries and tries: numbers counted through, debts made for others, days of other centuries.

use std::sync::atomic::{AtomicU8, Ordering};

use accounts::closing::ClosingError;
use app::compose::Plan;
use axum::http::StatusCode;
use jiff::civil::date;

use super::reconciliation::close;
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::till::Till;
use crate::support::{Answer, On, at};

on_both_engines! {
    who_counts_through_the_numbers_of_a_code_stops_himself_only;
    a_code_under_attack_is_told_to_its_owner;
    nobody_is_made_to_owe_without_end;
    a_first_closing_is_of_our_days;
}

/// Three tries are let through; a proxy in front tells from where they come.
async fn strict(on: On) -> Till {
    let plan = |plan: &mut Plan| {
        plan.brakes.sign_ins = 3;
        plan.behind_proxy = true;
    };
    Till::built(on, plan, |text| text).await
}

/// An address that nobody has come from yet.
fn anywhere() -> String {
    static NEXT: AtomicU8 = AtomicU8::new(1);
    format!("203.0.113.{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A form of somebody at this address.
async fn send(till: &Till, from: &str, rest: &str, fields: &[(&str, &str)]) -> Answer {
    let mut sent = form(&format!("/{}/{rest}", till.slug()), &visitor(""), &visitors_token(), fields);
    sent.headers_mut().insert("x-forwarded-for", from.parse().unwrap());
    till.house.request(sent).await
}

const ADA: &str = "RSSDAA80A41L424T";

/// Somebody at this address tries this number with Ada's code.
async fn tries(till: &Till, from: &str, number: &str) -> StatusCode {
    send(till, from, "pay", &[("number", number), ("code", ADA)]).await.status
}

const WRONG: &str = "301000000000009999";

async fn who_counts_through_the_numbers_of_a_code_stops_himself_only(on: On) {
    let till = strict(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let right = meals.options[0].instalments[0].nav.grouped();
    let (guesser, owner) = (anywhere(), anywhere());
    for _ in 0..5 {
        assert_eq!(tries(&till, &owner, &right).await, StatusCode::SEE_OTHER, "who knows both is no guesser");
    }
    for _ in 0..3 {
        assert_eq!(tries(&till, &guesser, WRONG).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for number in [WRONG, &right] {
        assert_eq!(tries(&till, &guesser, number).await, StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(tries(&till, &owner, &right).await, StatusCode::SEE_OTHER, "another's slips are not his");
    let other = [("number", right.as_str()), ("code", "DLCGUO80A01L424P")];
    let other = send(&till, &guesser, "pay", &other).await.status;
    assert_eq!(other, StatusCode::UNPROCESSABLE_ENTITY, "another's code");
    till.house.clock.set(at("2026-03-02T10:16:00"));
    assert_eq!(tries(&till, &guesser, &right).await, StatusCode::SEE_OTHER);
}

async fn a_code_under_attack_is_told_to_its_owner(on: On) {
    let till = strict(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let right = meals.options[0].instalments[0].nav.grouped();
    let guesser = anywhere();
    for from in (0..3).map(|_| guesser.clone()).chain((0..12).map(|_| anywhere())) {
        assert_eq!(tries(&till, &from, WRONG).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(tries(&till, &anywhere(), &right).await, StatusCode::SEE_OTHER, "he never erred");
    till.house.clock.set(at("2026-03-02T12:00:00"));
    assert_eq!(
        tries(&till, &guesser, WRONG).await,
        StatusCode::TOO_MANY_REQUESTS,
        "three a day, while it lasts"
    );
    till.house.clock.set(at("2026-03-03T12:00:00"));
    assert_eq!(tries(&till, &guesser, &right).await, StatusCode::SEE_OTHER);
}

async fn nobody_is_made_to_owe_without_end(on: On) {
    let till = strict(on).await;
    let make = async |from: &str, code: &str, name: &str, matter: &str| {
        let request = platform::secrets::Token::random().text();
        let fields = [("request", request.as_str()), ("code", code), ("name", name), ("f-nome", matter)];
        send(&till, from, "pay/new/cie", &fields).await.status
    };
    let (pest, owner) = (anywhere(), anywhere());
    for matter in ["uno", "due", "tre"] {
        assert_eq!(make(&pest, ADA, "Ada Rossi", matter).await, StatusCode::SEE_OTHER);
    }
    assert_eq!(make(&pest, ADA, "Ada Rossi", "quattro").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(make(&owner, ADA, "Ada Rossi", "la mia").await, StatusCode::SEE_OTHER, "she is not shut out");
    assert_eq!(make(&pest, "RSSMRA80A01H501U", "Mario Rossi", "uno").await, StatusCode::SEE_OTHER);
}

async fn a_first_closing_is_of_our_days(on: On) {
    let till = Till::open(on).await;
    till.house.clock.set(at("2026-03-02T10:00:00"));
    for slip in [date(1, 1, 1), date(206, 3, 1), date(2024, 3, 1)] {
        assert!(matches!(close(&till, slip).await, Err(ClosingError::TooOld(_))), "{slip}");
    }
    assert_eq!(close(&till, date(2026, 3, 1)).await, Ok(1), "nothing was closed by mistake");
}
