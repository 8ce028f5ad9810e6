//! The services of the platform, over HTTP.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use pagopa::settlement::rest;
use platform::i18n::Lang;
use simulator::{Closing, Course, Node, Version, Wish, local_only, router};
use tower::ServiceExt;

use crate::creditor::{NEIGHBOUR, OWN, Town, notice, own};

pub struct Answered {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

pub async fn ask(node: &Arc<Node>, request: Request<Body>) -> Answered {
    let answer = router(node.clone()).oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Answered {
        status: parts.status,
        headers: parts.headers,
        text: String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

pub fn get(path: &str) -> Request<Body> {
    Request::get(path).header("accept-language", "it").body(Body::empty()).unwrap()
}

pub fn post(path: &str, kind: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(path).header("content-type", kind).body(body.into()).unwrap()
}

#[tokio::test]
async fn flows_are_listed_and_read_page_by_page() {
    let town = Town::new();
    let (node, _) = town.node(Version::Second);
    let node = Arc::new(node);
    for number in 1..=5 {
        node.pay(Wish { psp: Some(0), ..Wish::new(own(), notice(number)) }).await.unwrap();
    }
    node.close_day(&Closing { revised: true, ..Closing::default() });
    let base = format!("/fdr-org/service/v1/organizations/{OWN}/fdrs");
    let list = rest::flows(&ask(&node, get(&base)).await.text).unwrap();
    let flow = list.items[0].clone().unwrap();
    assert_eq!((list.items.len(), flow.revision, list.pages), (1, 2, 1), "the last revision only");
    let one = format!("{base}/{}/revisions/2/psps/{}", flow.id, flow.psp);
    let head = rest::header(&ask(&node, get(&one)).await.text).unwrap();
    assert_eq!((head.declared_count, head.declared_total), (5, pagopa::Cents(1_500)));
    let mut lines = Vec::new();
    for page in 1..=3 {
        let text = ask(&node, get(&format!("{one}/payments?page={page}&size=2"))).await.text;
        let page = rest::payments(&text).unwrap();
        assert_eq!(page.pages, 3);
        lines.extend(page.items.into_iter().map(Result::unwrap));
    }
    assert_eq!(lines.iter().map(|line| line.index).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    let after = format!("{base}?publishedGt={}", flow.published);
    assert!(rest::flows(&ask(&node, get(&after)).await.text).unwrap().items.is_empty());
    assert_eq!(ask(&node, get(&format!("{base}?publishedGt=ieri"))).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(ask(&node, get(&format!("{base}/x/revisions/1/psps/y"))).await.status, StatusCode::NOT_FOUND);
    let others = format!("/fdr-org/service/v1/organizations/{NEIGHBOUR}/fdrs");
    assert!(rest::flows(&ask(&node, get(&others)).await.text).unwrap().items.is_empty());
}

#[tokio::test]
async fn a_lost_receipt_is_given_to_the_bodies_it_concerns_and_sometimes_later() {
    let town = Town::new();
    let (node, _) = town.node_with(simulator::Settings { busy_every: 4, ..town.settings(Version::Second) });
    let node = Arc::new(node);
    let token = node.pay(Wish { course: Course::Lost, ..Wish::new(own(), notice(7)) }).await.unwrap();
    let base = |body: &str| format!("/bizevents/service/v1/organizations/{body}/receipts/{token}");
    let iuv = notice(7).iuv();
    let given = ask(&node, get(&format!("{}/paymentoptions/{iuv}", base(OWN)))).await;
    let json: serde_json::Value = serde_json::from_str(&given.text).unwrap();
    assert_eq!(
        (json["receiptId"].as_str(), json["creditorReferenceId"].as_str()),
        (Some(&*token), Some(iuv.as_str()))
    );
    assert!(
        given.text.contains("\"paymentAmount\":7.00") && json["transferList"][0]["mbdAttachment"].is_null()
    );
    assert_eq!(
        ask(&node, get(&format!("{}/paymentoptions/0", base(OWN)))).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(ask(&node, get(&base(NEIGHBOUR))).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        ask(&node, get(&base(OWN))).await.status,
        StatusCode::TOO_MANY_REQUESTS,
        "the fourth question"
    );
    assert_eq!(ask(&node, get(&base(OWN))).await.status, StatusCode::OK);
}

#[tokio::test]
async fn positions_are_fed_changed_and_withdrawn() {
    let town = Town::new();
    let (node, _) = town.node(Version::Second);
    let node = Arc::new(node);
    let base = format!("/aca/debt-positions-service/v1/organizations/{OWN}/debtpositions");
    let position = |amount: i64| {
        serde_json::json!({
            "iupd": "P1", "type": "F", "fiscalCode": "RSSMRA80A01H501U", "fullName": "Maria Rossi",
            "companyName": "Comune di Prova", "switchToExpired": false,
            "paymentOption": [{
                "iuv": notice(1).iuv().to_string(), "amount": 100, "description": "Mensa", "isPartialPayment": false,
                "dueDate": "2026-04-30T00:00:00", "paymentOptionMetadata": [],
                "transfer": [{ "idTransfer": "1", "amount": amount, "remittanceInformation": "Mensa",
                    "category": "9/0101109SP/", "iban": "IT60X0542811101000000123456", "transferMetadata": [] }],
            }],
        })
    };
    let bulk = serde_json::json!({ "paymentPositions": [position(100)] }).to_string();
    let json = "application/json";
    assert_eq!(ask(&node, post(&format!("{base}/bulk"), json, bulk)).await.status, StatusCode::CREATED);
    assert_eq!(ask(&node, post(&base, json, position(100).to_string())).await.status, StatusCode::CONFLICT);
    let wrong = Request::put(format!("{base}/P1")).header("content-type", json);
    let wrong = wrong.body(Body::from(position(99).to_string())).unwrap();
    assert_eq!(ask(&node, wrong).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(node.archive(&own())[0].payment.amount, pagopa::Cents(100), "refused, and so unchanged");
    assert_eq!(ask(&node, post(&format!("{base}/P1/invalidate"), json, "")).await.status, StatusCode::OK);
    assert!(!node.archive(&own())[0].open);
    let gone = || Request::delete(format!("{base}/P1")).body(Body::empty()).unwrap();
    assert_eq!(ask(&node, gone()).await.status, StatusCode::OK);
    assert_eq!(ask(&node, gone()).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_gets_in_without_the_key_or_from_elsewhere() {
    let town = Town::new();
    let (node, _) =
        town.node_with(simulator::Settings { key: Some("k".into()), ..town.settings(Version::Second) });
    let node = Arc::new(node);
    let path = format!("/fdr-org/service/v1/organizations/{OWN}/fdrs");
    assert_eq!(ask(&node, get(&path)).await.status, StatusCode::UNAUTHORIZED);
    let keyed = Request::get(&path).header("Ocp-Apim-Subscription-Key", "k").body(Body::empty()).unwrap();
    assert_eq!(ask(&node, keyed).await.status, StatusCode::OK);
    let cart = || Request::post("/checkout/ec/v2/carts").header("content-type", "application/json");
    let bare = cart().body(Body::from("{}")).unwrap();
    assert_eq!(ask(&node, bare).await.status, StatusCode::UNAUTHORIZED, "a cart without the key");
    let wrong = cart().header("Ocp-Apim-Subscription-Key", "x").body(Body::from("{}")).unwrap();
    assert_eq!(ask(&node, wrong).await.status, StatusCode::UNAUTHORIZED, "or with another one");
    let heard = cart().header("Ocp-Apim-Subscription-Key", "k").body(Body::from("{}")).unwrap();
    assert_eq!(ask(&node, heard).await.status, StatusCode::BAD_REQUEST, "with it, the cart is looked at");
    let page = ask(&node, get("/")).await;
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(page.text.contains("href=\"/simulator.svg\"") && policy.contains("img-src 'self'"));
    assert!(!page.text.contains("data:"), "its own policy lets no such address in");
    assert_eq!(ask(&node, get("/simulator.svg")).await.headers["content-type"], "image/svg+xml");
    let tricked = Request::get("/").header("host", "attacker.example:8090").body(Body::empty()).unwrap();
    assert_eq!(ask(&node, tricked).await.status, StatusCode::MISDIRECTED_REQUEST);
    let foreign = Request::post("/close").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    assert_eq!(ask(&node, foreign).await.status, StatusCode::FORBIDDEN);
    assert!(
        local_only("127.0.0.1:1".parse().unwrap()).is_ok() && local_only("[::1]:1".parse().unwrap()).is_ok()
    );
    assert!(local_only("0.0.0.0:1".parse().unwrap()).is_err());
}

#[test]
fn every_language_has_every_text() {
    let _ = simulator::Settings::new(Vec::new());
    let source = platform::i18n::keys(Lang::It);
    for lang in Lang::ALL {
        assert_eq!(platform::i18n::keys(lang), source, "{}", lang.code());
    }
}
