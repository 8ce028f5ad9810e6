//! The transport that really calls, on this machine.

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use platform::listener::{self, Limits};
use simulator::{Refusal, Settings, Version, Wish, by_http};

use crate::creditor::{Town, clock, notice, own};

#[tokio::test]
async fn a_creditor_is_asked_over_http_and_missed_where_nobody_listens() {
    let town = Town::new();
    let answering = town.clone();
    let answer = move |headers: HeaderMap, body: Bytes| async move {
        assert!(headers["soapaction"].to_str().unwrap().starts_with("\"pa"));
        let heard = answering.hear(std::str::from_utf8(&body).unwrap()).unwrap();
        (StatusCode::OK, [("content-type", "text/xml")], heard.body)
    };
    let door = listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = format!("http://{}/pagopa", door.local_addr().unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let app = Router::new().route("/pagopa", post(answer));
    let serving = tokio::spawn(listener::serve(door, None, app, Limits::default(), async {
        let _ = stopped.await;
    }));
    let mut settings: Settings = town.settings(Version::Second);
    settings.creditors.truncate(1);
    settings.creditors[0].door.clone_from(&address);
    let node = simulator::Node::new(settings, clock(), by_http(&[address], None, None));
    let token = node.pay(Wish::new(own(), notice(2))).await.unwrap();
    assert!(node.payment(&token).unwrap().is_delivered());
    stop.send(()).unwrap();
    serving.await.unwrap();
    assert_eq!(node.verify(&own(), &notice(3)).await.unwrap_err(), Refusal::Unreachable);
}
