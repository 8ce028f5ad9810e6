//! Many at once: one seat is sold once, codes never repeat, nobody is called twice.

use std::collections::BTreeSet;

use crate::support::{On, TestHouse, api_request, send, small_office};
use axum::http::StatusCode;
use serde_json::json;

const CROWD: usize = 500;
const ROUNDS: usize = 10;

async fn last_seat_is_sold_once(on: On) {
    let house = TestHouse::open(on).await;
    for round in 0..ROUNDS {
        let slug = format!("citta{round}");
        let body = house.import(&small_office(&slug, 1, 1)).await;
        let token = house.driver(body).await;
        let wish = json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" });
        let asks = (0..CROWD).map(|_| {
            let request = api_request(&token, &format!("/api/v1/{slug}/appointments"), &wish);
            tokio::spawn(send(house.house.router.clone(), request))
        });
        let asks: Vec<_> = asks.collect();
        let (mut sold, mut refused) = (0, 0);
        for ask in asks {
            let answer = ask.await.unwrap();
            match answer.status {
                StatusCode::CREATED => sold += 1,
                StatusCode::CONFLICT => {
                    refused += 1;
                    let alternatives = answer.json()["alternatives"].as_array().map_or(0, Vec::len);
                    assert!(alternatives > 0, "a refusal without alternatives: {}", answer.text);
                }
                status => panic!("{status} {}", answer.text),
            }
        }
        assert_eq!((sold, refused), (1, CROWD - 1), "round {round}");
    }
}

async fn tickets_never_share_a_code(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 1, 1)).await;
    let token = house.driver(body).await;
    let asks: Vec<_> = (0..CROWD)
        .map(|slip| {
            let wish = json!({ "service": "cie", "slip": slip });
            tokio::spawn(send(
                house.house.router.clone(),
                api_request(&token, "/api/v1/citta/tickets", &wish),
            ))
        })
        .collect();
    let mut codes = BTreeSet::new();
    for ask in asks {
        let answer = ask.await.unwrap();
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        codes.insert(answer.json()["call_code"].as_str().unwrap().to_owned());
    }
    assert_eq!(codes.len(), CROWD);
}

async fn counters_never_call_the_same_person(on: On) {
    const COUNTERS: usize = 50;
    const PEOPLE: usize = 60;
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 1, COUNTERS)).await;
    let token = house.driver(body).await;
    for slip in 0..PEOPLE {
        let answer =
            house.api(&token, "/api/v1/citta/tickets", &json!({ "service": "cie", "slip": slip })).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    }
    for counter in 1..=COUNTERS {
        let answer = house.api(&token, &format!("/api/v1/citta/counters/{counter}/open"), &json!({})).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    let asks: Vec<_> = (1..=COUNTERS)
        .map(|counter| {
            let request = api_request(&token, &format!("/api/v1/citta/counters/{counter}/next"), &json!({}));
            tokio::spawn(send(house.house.router.clone(), request))
        })
        .collect();
    let mut called = BTreeSet::new();
    for ask in asks {
        let answer = ask.await.unwrap();
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        called.insert(answer.json()["called"]["visit"].as_i64().expect("somebody was waiting"));
    }
    assert_eq!(called.len(), COUNTERS);
}

async fn edits_during_a_rush_never_oversell(on: On) {
    let house = std::sync::Arc::new(TestHouse::open(on).await);
    let body = house.import(&small_office("citta", 40, 1)).await;
    let token = house.driver(body).await;
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" });
    let asks: Vec<_> = (0..200)
        .map(|_| {
            let request = api_request(&token, "/api/v1/citta/appointments", &wish);
            tokio::spawn(send(house.house.router.clone(), request))
        })
        .collect();
    // Fewer and fewer seats while the crowd pushes.
    for seats in [30, 20, 10] {
        house.import(&small_office("citta", seats, 1)).await;
    }
    for ask in asks {
        let status = ask.await.unwrap().status;
        assert!(status == StatusCode::CREATED || status == StatusCode::CONFLICT, "{status}");
    }
    let events = house.house.ctx.db.read(move |tx| seats_and_versions(tx, body)).await.unwrap();
    let capacity = |version: i64| [0, 40, 30, 20, 10][usize::try_from(version).unwrap()];
    let mut taken = 0;
    for version in events {
        taken += 1;
        // Whoever came last under a version found a seat below that version's capacity.
        assert!(taken <= capacity(version), "seat {taken} sold under version {version}");
    }
    assert!(taken > 0);
}

/// The office versions under which bookings were made, in the order they were made.
fn seats_and_versions(tx: &mut platform::Tx, body: i64) -> Result<Vec<i64>, platform::StoreError> {
    let rows = tx.rows(
        platform::sql!("SELECT facts FROM event WHERE body = ?1 AND kind = 'booked' ORDER BY id"),
        platform::values![body],
    )?;
    rows.iter()
        .map(|row| {
            let facts: serde_json::Value = serde_json::from_str(&row.get::<String>(0)?).unwrap();
            Ok(facts["office_version"].as_i64().unwrap())
        })
        .collect()
}

on_both_engines! {
    last_seat_is_sold_once;
    tickets_never_share_a_code;
    counters_never_call_the_same_person;
    edits_during_a_rush_never_oversell;
}
