use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::house::open;

const API: &str = "/api/v1/valdora/appointments";

fn wish(start: &str, email: &str) -> Value {
    json!({ "service": "carta-identita", "offering": "rilascio", "start": start, "email": email })
}

#[tokio::test]
async fn a_program_finds_books_moves_and_cancels() {
    let house = open().await;
    let services = house.get("/api/v1/valdora/services").await.json();
    assert!(services["items"].as_array().unwrap().iter().any(|item| item["key"] == "carta-identita"));
    let slots =
        house.get("/api/v1/valdora/services/carta-identita/slots?from=2026-03-12&to=2026-03-12").await.json();
    let start = slots["items"][0]["start"].as_str().unwrap().to_owned();
    assert!(start.ends_with('Z') && slots["items"][0]["free"].as_i64().unwrap() > 0);
    let made = house.api(API, wish(&start, "ada@example.org"), Some("one")).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let again = house.api(API, wish(&start, "ada@example.org"), Some("one")).await;
    assert_eq!(made.text, again.text);
    let other = house.api(API, wish(&start, "bea@example.org"), Some("one")).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "the same key with another content");
    let token = made.json()["pass_token"].clone();
    let later = slots["items"][3]["start"].clone();
    let moved = house.api(&format!("{API}/move"), json!({ "pass_token": token, "start": later }), None).await;
    assert_eq!((moved.status, moved.json()["start"].clone()), (StatusCode::OK, later), "{}", moved.text);
    let gone = house.api(&format!("{API}/cancel"), json!({ "pass_token": token }), None).await;
    assert_eq!(gone.json()["status"], "cancelled");
    let shown = house.api(&format!("{API}/show"), json!({ "pass_token": token }), None).await;
    assert_eq!(shown.json()["status"], "cancelled");
    assert!(!shown.has("ada@example.org"));
}

#[tokio::test]
async fn refusals_are_problem_documents_that_say_what_to_do() {
    let house = open().await;
    let start = "2026-03-12T08:00:00Z";
    let cases = [
        (json!({ "service": "niente", "offering": "x", "start": start }), StatusCode::NOT_FOUND),
        (json!({ "service": "carta-identita", "offering": "x", "start": start }), StatusCode::NOT_FOUND),
        (wish("domani", "ada@example.org"), StatusCode::UNPROCESSABLE_ENTITY),
        (wish("2026-03-12T08:01:00Z", "ada@example.org"), StatusCode::UNPROCESSABLE_ENTITY),
        (wish(start, "no address"), StatusCode::UNPROCESSABLE_ENTITY),
        (
            json!({ "service": "carta-identita", "offering": "rilascio", "start": start, "body": 7 }),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ];
    for (asked, expected) in cases {
        let answer = house.api(API, asked.clone(), None).await;
        assert_eq!(answer.status, expected, "{asked} {}", answer.text);
        assert_eq!(answer.kind, "application/problem+json");
        assert!(!answer.json()["detail"].as_str().unwrap().starts_with('['), "{}", answer.text);
    }
    let long = house.api(API, wish(start, "ada@example.org"), Some(&"k".repeat(129))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    let range =
        house.get("/api/v1/valdora/services/carta-identita/slots?from=2026-03-12&to=2026-09-12").await;
    assert_eq!(range.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut full = StatusCode::CREATED;
    for someone in 0..20 {
        let answer = house.api(API, wish(start, &format!("p{someone}@example.org")), None).await;
        full = answer.status;
        if full == StatusCode::CONFLICT {
            assert_eq!(answer.json()["alternatives"].as_array().unwrap().len(), 3);
            break;
        }
    }
    assert_eq!(full, StatusCode::CONFLICT);
}

#[tokio::test]
async fn programs_without_a_right_are_slowed() {
    let house = open().await;
    let mut last = StatusCode::OK;
    for someone in 0..61 {
        last = house
            .api(API, wish("2026-03-12T08:01:00Z", &format!("p{someone}@example.org")), None)
            .await
            .status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
