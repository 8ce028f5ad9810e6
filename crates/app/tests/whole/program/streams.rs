//! Live streams end with the sign-in that opened them.

use std::time::Duration;

use crate::support::{On, TestHouse, small_office};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use platform::Lane;
use platform::secrets::Token;
use platform::session;
use tower::ServiceExt;

/// Twice the time between two looks at the sign-in, and some.
const PATIENCE: Duration = Duration::from_secs(13);

async fn a_revoked_display_sees_nothing_more(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 3, 1)).await;
    let office = house.house.ctx.offices.known(body).unwrap();
    let (part, token, now) = (office.displays[0].id, Token::random(), house.clock.now());
    let cookie = format!("__Host-device={}", token.text());
    let db = house.house.ctx.db.clone();
    let device = db
        .write(Lane::HOUSE, move |tx| {
            office::devices::enrol_confirmed(tx, body, "display", part, &token, now)
        })
        .await
        .unwrap();
    let request = Request::get("/citta/display/live").header("cookie", cookie).body(Body::empty()).unwrap();
    let response = house.house.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let mut stream = response.into_body();
    let first = stream.frame().await.unwrap().unwrap().into_data().unwrap();
    assert!(first.starts_with(b"event: view\nid: "), "{first:?}");

    db.write(Lane::HOUSE, move |tx| session::close_all(tx, body, "device", device)).await.unwrap();
    let ended = tokio::time::timeout(PATIENCE, async { while stream.frame().await.is_some() {} }).await;
    assert!(ended.is_ok(), "the stream goes on after the device was revoked");
}

on_both_engines! {
    a_revoked_display_sees_nothing_more;
}
