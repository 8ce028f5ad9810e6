//! Deadlines through the API are those of the vectors.

use crate::support::{On, TestHouse};
use axum::http::StatusCode;
use serde_json::{Value, json};

/// The calendar of a vector as the API takes it.
fn calendar(row: &Value) -> Value {
    let weekly = row["weekly"].as_object().unwrap().iter().flat_map(|(day, spans)| {
        let spans = spans.as_array().unwrap().iter();
        spans.map(move |span| json!({ "days": [day], "from": span[0], "to": span[1] }))
    });
    let closed = |date: &Value| json!({ "period": { "from": date, "until": date }, "hours": [] });
    let holidays = row["holidays"].as_array().unwrap().iter().map(closed);
    let overrides = row["overrides"].as_object().unwrap().iter().map(|(date, spans)| {
        let hours = spans.as_array().unwrap().iter().map(|span| json!({ "from": span[0], "to": span[1] }));
        json!({ "period": { "from": date, "until": date }, "hours": hours.collect::<Vec<_>>() })
    });
    let dated: Vec<Value> = holidays.chain(overrides).collect();
    json!({ "zone": row["zone"], "weekly": weekly.collect::<Vec<_>>(), "exceptions": { "dated": dated } })
}

async fn deadlines_by_api_are_those_of_the_vector_file(on: On) {
    let house = TestHouse::open(on).await;
    let text = std::fs::read_to_string("../calendar/tests/vectors/sla_vectors.json").unwrap();
    let rows: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut checked = 0;
    for row in rows.iter().filter(|row| row["kind"] == "due" && row["changes"].is_null()) {
        let pauses: Vec<Value> = row["pauses"]
            .as_array()
            .unwrap()
            .iter()
            .map(|pause| json!({ "from": pause[0], "until": pause[1] }))
            .collect();
        let asked = json!({
            "calendar": calendar(row), "start": row["start"], "target_s": row["target_s"], "pauses": pauses,
        });
        let answer = house.api("", "/api/v1/sla/preview", &asked).await;
        assert_eq!(answer.status, StatusCode::OK, "{}: {}", row["id"], answer.text);
        for instant in ["due_at", "late_from"] {
            assert_eq!(answer.json()[instant], row["expect"][instant], "{} {instant}", row["id"]);
        }
        checked += 1;
    }
    println!("{checked} rows");
    assert!(checked > 20, "only {checked} rows");
}

async fn a_calendar_that_never_opens_is_refused_with_a_sentence(on: On) {
    let house = TestHouse::open(on).await;
    let asked = json!({
        "calendar": { "zone": "Europe/Rome", "weekly": [] }, "start": "2026-03-02T09:00:00Z", "target_s": 60,
    });
    let answer = house.api("", "/api/v1/sla/preview", &asked).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.json()["type"], "urn:sportello:preview-error-closed");
    let zone = json!({ "calendar": { "zone": "Mars/Base", "weekly": [] }, "start": "2026-03-02T09:00:00Z", "target_s": 60 });
    assert_eq!(
        house.api("", "/api/v1/sla/preview", &zone).await.json()["type"],
        "urn:sportello:preview-error-zone"
    );
    let none = json!({ "calendar": { "zone": "Europe/Rome", "weekly": [{ "days": ["mon"], "from": "09:00", "to": "10:00" }] },
        "start": "2026-03-02T09:00:00Z", "target_s": 0 });
    assert_eq!(
        house.api("", "/api/v1/sla/preview", &none).await.json()["type"],
        "urn:sportello:preview-error-target"
    );
}

on_both_engines! {
    deadlines_by_api_are_those_of_the_vector_file;
    a_calendar_that_never_opens_is_refused_with_a_sentence;
}
