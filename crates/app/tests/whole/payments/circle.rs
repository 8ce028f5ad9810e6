//! The whole circle: what is owed is asked for, paid and settled, with the simulated node in the real one's place.

use std::sync::Arc;
use std::time::Duration;

use crate::support::On;
use crate::support::node::{STATION, TOWN};
use crate::support::till::Till;
use axum::body::Body;
use axum::http::Request;
use pagopa::settlement::PayStatus;
use pagopa::{BodyCode, Cents, NoticeNumber, StationId};
use payments::position::{Position, State};
use simulator::check::{Prepared, Verdict};
use simulator::wire::{Call, Heard};
use simulator::{Answer, Closing, Creditor, Node, Settings, Version, Wish, settlement};

on_both_engines! {
    a_notice_is_paid_once_and_the_rest_is_given_back;
    a_closed_day_tells_of_every_payment;
    the_house_passes_the_checks_before_it_starts;
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
        let answer = crate::support::send(router.clone(), request);
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
