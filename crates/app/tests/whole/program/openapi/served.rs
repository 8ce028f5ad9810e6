//! The router serves what is described and nothing else.

use std::collections::BTreeSet;

use platform::web::Access;
use serde_json::json;

use super::description::{document, operations};
use crate::support::{On, TestHouse};

pub async fn the_router_serves_what_is_described(on: On) {
    let house = TestHouse::open(on).await;
    let rows =
        house.house.rows.iter().filter(|row| row.path.starts_with("/api/v1/") || row.path == "/status");
    let served: BTreeSet<(String, String, bool)> = rows
        .filter(|row| row.path != "/api/v1/openapi.json")
        .map(|row| (row.method.to_lowercase(), row.path.to_owned(), row.access == Access::Public))
        .collect();
    let doc = document();
    let described: BTreeSet<(String, String, bool)> = operations(&doc)
        .into_iter()
        .map(|(method, path, operation)| {
            let security = operation.get("security").unwrap_or(&doc["security"]).as_array().unwrap();
            let public = security.is_empty() || security.contains(&json!({}));
            let path = if path == "/status" { path.to_owned() } else { format!("/api/v1{path}") };
            (method.to_owned(), path, public)
        })
        .collect();
    let missing: Vec<_> = served.difference(&described).collect();
    let invented: Vec<_> = described.difference(&served).collect();
    assert!(
        missing.is_empty() && invented.is_empty(),
        "not described: {missing:#?}\nnot served: {invented:#?}"
    );
}

pub async fn the_description_is_served_for_this_address(on: On) {
    let house = TestHouse::open(on).await;
    let answer = house.get("/api/v1/openapi.json").await;
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.json()["servers"][0]["url"], "http://127.0.0.1:8080/api/v1");
    assert_eq!(answer.json()["servers"][0]["x-sandbox"], true);
    assert!(!answer.text.contains("sportello.example.it"), "the written address is left");
}
