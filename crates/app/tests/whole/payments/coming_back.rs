//! Back from the checkout: an address that anybody may ask for writes little, and opens nothing without end.

use axum::http::StatusCode;
use platform::live::SSE_ADDRESS_MAX;
use tower::ServiceExt;

use crate::support::On;
use crate::support::payer::{Payer, with_checkout};
use crate::support::till::Till;

on_both_engines! {
    coming_back_writes_little_however_often;
    whoever_looks_again_and_again_is_slowed;
    one_address_has_its_share_of_streams_and_no_more_topics_than_carts;
}

async fn coming_back_writes_little_however_often(on: On) {
    let payer = Payer::before(on, false).await;
    payer.leaves().await;
    for _ in 0..3 {
        for way in ["cancel", "error", "gold", "waiting", "..%2f", "ok"] {
            payer.comes_back(way).await;
        }
    }
    assert_eq!(payer.till.house.events("cart-returned").await, 3, "broke off, waits, has paid");
    // A word of nobody is waiting, and no topic of its own.
    let page = payer.comes_back("gold").await;
    assert!(page.contains("/waiting/live\"") && !page.contains("gold"), "{page}");
    assert!(page.contains("Stiamo aspettando la ricevuta"), "{page}");
}

async fn whoever_looks_again_and_again_is_slowed(on: On) {
    let slow = |plan: &mut app::compose::Plan| plan.brakes.look_ups = 3;
    let payer = Payer::of(Till::built(on, slow, with_checkout).await, false).await;
    payer.leaves().await;
    for _ in 0..3 {
        payer.comes_back("ok").await;
    }
    let address = payer.back("ok");
    assert_eq!(payer.till.house.get(&address).await.status, StatusCode::TOO_MANY_REQUESTS);
    payer.till.house.later(60_000);
    assert_eq!(payer.till.house.get(&address).await.status, StatusCode::OK);
}

async fn one_address_has_its_share_of_streams_and_no_more_topics_than_carts(on: On) {
    let payer = Payer::before(on, false).await;
    payer.leaves().await;
    let hub = payer.till.house.house.ctx.hub.clone();
    let open = async |way: &str| {
        let address = format!("{}/live", payer.back(way));
        let request = axum::http::Request::get(address).body(axum::body::Body::empty()).unwrap();
        payer.till.house.house.router.clone().oneshot(request).await.unwrap()
    };
    let mut streams = Vec::new();
    for number in 0..SSE_ADDRESS_MAX {
        let stream = open(&format!("way{number}")).await;
        assert_eq!(stream.status(), StatusCode::OK, "{number}");
        streams.push(stream);
    }
    assert_eq!((hub.watching(), hub.topics()), (SSE_ADDRESS_MAX, 1));
    let refused = open("ok").await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key("retry-after"));
    assert!(
        payer.comes_back("waiting").await.contains("http-equiv=\"refresh\""),
        "the page goes on by itself"
    );
    let staff = payer.till.page("p.cassa", "payments").await;
    assert_eq!(staff.status, StatusCode::OK);
    drop(streams);
    assert_eq!(open("ok").await.status(), StatusCode::OK, "what is closed is given back");
}
