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
    who_counts_through_the_numbers_of_a_code_is_stopped_wherever_he_comes_from;
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

/// A form of somebody at the next address: no two come from the same one.
async fn send(till: &Till, rest: &str, fields: &[(&str, &str)]) -> Answer {
    static NEXT: AtomicU8 = AtomicU8::new(1);
    let mut sent = form(&format!("/{}/{rest}", till.slug()), &visitor(""), &visitors_token(), fields);
    let from = format!("203.0.113.{}", NEXT.fetch_add(1, Ordering::Relaxed));
    sent.headers_mut().insert("x-forwarded-for", from.parse().unwrap());
    till.house.request(sent).await
}

async fn who_counts_through_the_numbers_of_a_code_is_stopped_wherever_he_comes_from(on: On) {
    let till = strict(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let (number, code) = (meals.options[0].instalments[0].nav.grouped(), "RSSDAA80A41L424T");
    let right = [("number", number.as_str()), ("code", code)];
    for _ in 0..5 {
        assert_eq!(
            send(&till, "pay", &right).await.status,
            StatusCode::SEE_OTHER,
            "who knows both is no guesser"
        );
    }
    for _ in 0..3 {
        let wrong = [("number", "301000000000009999"), ("code", code)];
        assert_eq!(send(&till, "pay", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(send(&till, "pay", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    let other = [("number", number.as_str()), ("code", "DLCGUO80A01L424P")];
    assert_eq!(send(&till, "pay", &other).await.status, StatusCode::UNPROCESSABLE_ENTITY, "another's code");
    till.house.clock.set(at("2026-03-02T10:16:00"));
    assert_eq!(send(&till, "pay", &right).await.status, StatusCode::SEE_OTHER);
}

async fn nobody_is_made_to_owe_without_end(on: On) {
    let till = strict(on).await;
    let make = async |code: &str, name: &str| {
        let request = platform::secrets::Token::random().text();
        let fields = [("request", request.as_str()), ("code", code), ("name", name), ("f-nome", name)];
        send(&till, "pay/new/cie", &fields).await.status
    };
    for _ in 0..3 {
        assert_eq!(make("RSSDAA80A41L424T", "Ada Rossi").await, StatusCode::SEE_OTHER);
    }
    assert_eq!(make("RSSDAA80A41L424T", "Ada Rossi").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(make("RSSMRA80A01H501U", "Mario Rossi").await, StatusCode::SEE_OTHER);
}

async fn a_first_closing_is_of_our_days(on: On) {
    let till = Till::open(on).await;
    till.house.clock.set(at("2026-03-02T10:00:00"));
    for slip in [date(1, 1, 1), date(206, 3, 1), date(2024, 3, 1)] {
        assert!(matches!(close(&till, slip).await, Err(ClosingError::TooOld(_))), "{slip}");
    }
    assert_eq!(close(&till, date(2026, 3, 1)).await, Ok(1), "nothing was closed by mistake");
}
