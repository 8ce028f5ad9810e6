//! The transport that really calls, on this machine.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use platform::egress::{ClientIdentity, Roots};
use platform::listener::{self, Limits};
use platform::tls::{Authority, Callers, mutual_config};
use simulator::wire::Transport;
use simulator::{Node, Refusal, Version, Wish, by_http};

use crate::creditor::{Town, clock, notice, own};

fn creditor(town: &Arc<Town>) -> Router {
    let answering = town.clone();
    let answer = move |headers: HeaderMap, body: Bytes| async move {
        assert!(headers["soapaction"].to_str().unwrap().starts_with("\"pa"));
        let heard = answering.hear(std::str::from_utf8(&body).unwrap()).unwrap();
        (StatusCode::OK, [("content-type", "text/xml")], heard.body)
    };
    Router::new().route("/pagopa", post(answer))
}

fn node(town: &Arc<Town>, door: &str, transport: Transport) -> Node {
    let mut settings = town.settings(Version::Second);
    settings.creditors.truncate(1);
    settings.creditors[0].door = door.to_owned();
    Node::new(settings, clock(), transport)
}

#[tokio::test]
async fn a_creditor_is_asked_over_http_and_missed_where_nobody_listens() {
    let town = Town::new();
    let door = listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = format!("http://{}/pagopa", door.local_addr().unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(listener::serve(door, None, creditor(&town), Limits::default(), async {
        let _ = stopped.await;
    }));
    let node = node(&town, &address, by_http(std::slice::from_ref(&address), None, None));
    let token = node.pay(Wish::new(own(), notice(2))).await.unwrap();
    assert!(node.payment(&token).unwrap().is_delivered());
    stop.send(()).unwrap();
    serving.await.unwrap();
    assert_eq!(node.verify(&own(), &notice(3)).await.unwrap_err(), Refusal::Unreachable);
}

/// As the real one: a door of its own, where only the node's certificate opens.
#[tokio::test]
async fn the_node_opens_a_locked_door_by_its_certificate() {
    let folder = std::env::temp_dir().join(format!("sportello-node-door-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let now = jiff::Timestamp::now();
    let house = Authority::open(&folder.join("house"), "Comune", now).unwrap();
    let shown = house.server_certificate(&["127.0.0.1".to_owned()], now).unwrap().identity;
    let authority = Authority::open(&folder.join("node"), "Nodo simulato", now).unwrap();
    let caller = authority.caller_certificate("nodo.simulato", now).unwrap();
    let callers = Callers::load(Some(&caller.certificate), None).unwrap();
    let lock = mutual_config(Arc::new(shown), callers).unwrap();
    let town = Town::new();
    let door = listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = format!("https://{}/pagopa", door.local_addr().unwrap());
    let serving = tokio::spawn(listener::serve(
        door,
        Some(lock),
        creditor(&town),
        Limits::default(),
        std::future::pending(),
    ));
    let identity = || Some(ClientIdentity::load(&caller.certificate, &caller.key).unwrap());
    for (identity, opens) in [(identity(), true), (None, false)] {
        let roots = Some(Roots::from_pem(house.root_pem()).unwrap());
        let node = node(&town, &address, by_http(std::slice::from_ref(&address), identity, roots));
        assert_eq!(node.verify(&own(), &notice(1)).await.is_ok(), opens);
    }
    serving.abort();
    std::fs::remove_dir_all(&folder).unwrap();
}
