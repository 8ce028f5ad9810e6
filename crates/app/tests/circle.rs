//! The whole circle: what is owed is asked for, paid and settled, with the simulated node in the real one's place.

mod support;

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use pagopa::settlement::PayStatus;
use pagopa::{BodyCode, Cents, NoticeNumber, StationId};
use payments::joining::{self, Product, keys};
use payments::outward::Outward;
use payments::pay_now::{self, Checkout};
use payments::position::{Position, State};
use platform::egress::{Egress, Settings as Calls};
use simulator::check::{Prepared, Verdict};
use simulator::wire::{Call, Heard};
use simulator::{Answer, Closing, Creditor, Node, Settings, Version, Wish, settlement};
use support::On;
use support::forms::{form, visitor, visitors_token};
use support::node::{STATION, TOWN};
use support::till::Till;

on_both_engines! {
    a_notice_is_paid_once_and_the_rest_is_given_back;
    a_closed_day_tells_of_every_payment;
    the_house_passes_the_checks_before_it_starts;
    a_cart_goes_out_with_the_key_of_its_body;
}

fn town() -> BodyCode {
    BodyCode::parse(TOWN).unwrap()
}

fn nav(position: &Position) -> NoticeNumber {
    position.options[0].instalments[0].nav.clone()
}

/// A node that reaches the house without a network.
fn node(till: &Till, version: Version) -> Node {
    let router = till.house.house.router.clone();
    let transport = move |call: Call| {
        let request = Request::post(call.door).header("content-type", "text/xml; charset=utf-8");
        let request = request.header("soapaction", call.action).body(Body::from(call.envelope)).unwrap();
        let answer = support::send(router.clone(), request);
        Box::pin(async move {
            let answer = answer.await;
            let (status, body) = (answer.status.as_u16(), answer.text.into_bytes());
            Ok::<_, simulator::wire::Silence>(Heard { status, body, took: Duration::ZERO })
        }) as simulator::wire::Hearing
    };
    let creditor = Creditor {
        body: town(),
        station: StationId::parse(STATION).unwrap(),
        door: payments::node::PATH.to_owned(),
        version,
        broadcast: true,
    };
    Node::new(Settings::new(vec![creditor]), till.house.clock.clone(), Arc::new(transport))
}

async fn a_notice_is_paid_once_and_the_rest_is_given_back(on: On) {
    for version in [Version::First, Version::Second] {
        let till = Till::open(on).await;
        let made = till.create(till.meals(4_500)).await.unwrap();
        let node = node(&till, version);
        assert_eq!(node.verify(&town(), &nav(&made)).await.unwrap().amount, Cents(4_500));
        let token = node.pay(Wish::new(town(), nav(&made))).await.unwrap();
        assert!(node.payment(&token).unwrap().is_delivered());
        let now = till.read(made.id).await;
        let payment = now.options[0].instalments[0].payment.clone().unwrap();
        assert_eq!((payment.receipt.as_deref(), now.state(till.now())), (Some(&*token), State::Paid));
        assert_eq!(node.resend(&token).await.unwrap(), [Answer::Ok]);
        assert_eq!(till.counts().await, [1, 1, 1, 0, 1], "the same receipt again is no second payment");
        node.pay_again(&token).await.unwrap();
        assert_eq!(till.counts().await, [2, 2, 1, 1, 1], "another one is given back");
        let refused = node.pay(Wish::new(town(), nav(&made))).await.unwrap_err();
        assert_eq!(refused.code(), "PAA_PAGAMENTO_DUPLICATO");
    }
}

async fn a_closed_day_tells_of_every_payment(on: On) {
    let till = Till::open(on).await;
    let node = node(&till, Version::Second);
    let mut paid = Vec::new();
    for cents in [4_500, 1_250, 799] {
        let made = till.create(till.meals(cents)).await.unwrap();
        paid.push((nav(&made).iuv(), node.pay(Wish::new(town(), nav(&made))).await.unwrap()));
    }
    let closed = node.close_day(&Closing { two_flows: true, ..Closing::default() });
    let lines: Vec<_> = closed.flows.iter().flat_map(|flow| settlement(flow).unwrap().1).collect();
    for (iuv, token) in &paid {
        assert!(
            lines
                .iter()
                .any(|line| line.iuv == *iuv && line.iur == *token && line.status == PayStatus::Executed)
        );
    }
    let credited: Cents = closed.journals[0].credits.iter().map(|credit| credit.amount).sum();
    assert_eq!((lines.iter().map(|line| line.amount).sum::<Cents>(), credited), (Cents(6_549), Cents(6_549)));
}

async fn the_house_passes_the_checks_before_it_starts(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let prepared = Prepared { body: town(), payable: vec![nav(&made)], expired: None, cancelled: None };
    for (case, verdict) in node(&till, Version::Second).check(&prepared).await.iter().zip([
        Verdict::Passed,
        Verdict::Passed,
        Verdict::Passed,
        Verdict::Skipped,
        Verdict::Skipped,
    ]) {
        assert_eq!(case.verdict, verdict, "{case:?}");
    }
}

const OLD: &str = "0123456789abcdef0123456789abc001";
const NEW: &str = "0123456789abcdef0123456789abc002";

async fn put(till: &Till, slot: i64, typed: &str) {
    let (admin, key) = (till.as_staff("t.pagamenti"), till.house.house.ctx.key.clone());
    let locked = keys::lock(&key, till.body, Product::Checkout, typed).unwrap();
    till.act(move |tx, _, now| keys::put(tx, &key, &admin, (slot, &locked), now))
        .await
        .unwrap_or_else(|error: joining::JoiningError| panic!("{error:?}"));
}

async fn a_cart_goes_out_with_the_key_of_its_body(on: On) {
    let door = platform::listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = format!("http://{}", door.local_addr().unwrap());
    let checkout = format!("segregation = 1\ncheckout = \"{address}/checkout/ec/v2\"\n[body.creditor.postal_account]");
    let till = Till::open_with(on, |text| {
        text.replacen("segregation = 1\n[body.creditor.postal_account]", &checkout, 1)
    })
    .await;
    let mut simulated = node(&till, Version::Second);
    simulated.settings.address = address;
    simulated.settings.key = Some(NEW.into());
    let pages = simulator::router(Arc::new(simulated));
    let limits = platform::listener::Limits::default();
    tokio::spawn(platform::listener::serve(door, None, pages, limits, std::future::pending()));
    let calls = Calls { inside: vec!["127.0.0.1".into()], ..Calls::default() };
    let outward: Arc<dyn Checkout> = Arc::new(Outward::new(till.house.house.ctx.clone(), Egress::new(calls)));
    let router = till.house.house.router.clone().layer(Extension(outward));
    let made = till.create(till.meals(4_500)).await.unwrap();
    let token = pay_now::token(&till.house.house.ctx.key, till.body, &nav(&made));
    let online = format!("/{}/pay/n/{token}/online", till.slug());
    let pays = async || {
        let sent = form(&online, &visitor(""), &visitors_token(), &[("with", "")]);
        support::send(router.clone(), sent).await
    };
    let body = till.body;
    let refused = async || {
        let held = till.act(move |tx, _, _| keys::held(tx, body)).await.unwrap();
        held.iter().map(|key| (key.slot, key.refused_at.is_some())).collect::<Vec<_>>()
    };
    let away = pays().await;
    assert_eq!(away.status, StatusCode::BAD_GATEWAY, "no key at all");
    put(&till, 1, OLD).await;
    assert_eq!(pays().await.status, StatusCode::BAD_GATEWAY, "a wrong key");
    assert_eq!(refused().await, [(1, true)]);
    till.at("2026-03-02T10:01:00");
    put(&till, 2, NEW).await;
    let leaving = pays().await;
    assert_eq!(leaving.status, StatusCode::OK, "{}", leaving.text);
    assert_eq!(refused().await, [(1, true), (2, false)]);
    // The same keys change places: the refused one is still found out, and the good one still used.
    till.at("2026-03-02T10:02:00");
    put(&till, 2, OLD.replace("c001", "c003").as_str()).await;
    put(&till, 1, NEW).await;
    assert_eq!(pays().await.status, StatusCode::OK);
    let events = till
        .act(move |tx, _, _| {
            let rows = tx.rows(
                platform::sql!("SELECT facts FROM event WHERE body = ?1 AND kind LIKE 'platform-key%' ORDER BY at"),
                platform::values![body],
            )?;
            rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, platform::StoreError>>()
        })
        .await
        .unwrap();
    assert!(!events.is_empty() && events.iter().all(|facts| !facts.contains("abc00")), "{events:?}");
}
