//! Notices on demand, from the app of a bank.

use pagopa::soap::{Demanded, FaultCode, Request, Response};
use payments::position::{Origin, Position};

use crate::support::On;
use crate::support::node::{receipt, sender, text, verify};
use crate::support::till::Till;

/// The fee of the identity card may be asked for as service 00042, that of building permits as 00043.
pub async fn till_with_services(on: On) -> Till {
    Till::open_with(on, |office| {
        office.replace("most_cents = 500000\n", "most_cents = 500000\ndemand = \"00043\"\n")
    })
    .await
}

pub fn demand(service: &str, record: &str) -> Request {
    let content = format!("<d:dati xmlns:d='urn:prova'>{record}</d:dati>").into_bytes();
    Request::Demand { sender: sender(), service: text(service), subject: text("12345"), content }
}

const CARD: &str = "<nome>Ada Rossi</nome><codiceFiscale>RSSDAA80A41L424T</codiceFiscale>";

async fn demanded(till: &Till, request: &Request) -> Demanded {
    match till.ask(request).await {
        Response::Demand(Ok(demanded)) => demanded,
        other => panic!("{other:?}"),
    }
}

async fn made(till: &Till, demanded: &Demanded) -> Position {
    let (body, nav) = (till.body, demanded.qr.notice.clone());
    let read = till.house.house.ctx.db.read(move |tx| payments::position::by_nav(tx, body, &nav));
    read.await.unwrap().unwrap()
}

pub async fn a_demand_makes_one_open_position(on: On) {
    let till = till_with_services(on).await;
    let first = demanded(&till, &demand("00042", CARD)).await;
    assert_eq!(
        (first.verified.amount.cents().0, first.verified.description.as_str()),
        (2_221, "Carta d'identità di Ada Rossi")
    );
    let again = demanded(&till, &demand("00042", CARD)).await;
    assert_eq!(first, again);
    assert_eq!(till.counts().await[4], 1);
    let position = made(&till, &first).await;
    assert_eq!((position.origin, position.due), (Origin::Spontaneous, till.due("cie")));
    assert_eq!(position.options[0].debtor.code, "RSSDAA80A41L424T");
    assert_eq!(till.refusal(&verify(&first.qr.notice)).await, None);
    // Of somebody else, or paid and asked for once more: another notice.
    let other = demanded(&till, &demand("00042", "<nome>Ugo Bianchi</nome>")).await;
    assert_ne!(other.qr, first.qr);
    till.receives(&receipt(&position, "t1")).await;
    let next = demanded(&till, &demand("00042", CARD)).await;
    assert_ne!(next.qr, first.qr);
    assert_eq!(till.counts().await[4], 3);
}

pub async fn a_demand_that_the_service_does_not_know_is_refused(on: On) {
    let till = till_with_services(on).await;
    let file = "<pratica>12/2026</pratica>";
    let with = |amount: &str| format!("{file}<importo>{amount}</importo>");
    for (service, record, expected) in [
        ("00099", CARD.to_owned(), FaultCode::Semantics),
        ("00042", String::new(), FaultCode::SyntaxExtraXsd),
        ("00042", format!("{CARD}<colore>blu</colore>"), FaultCode::SyntaxExtraXsd),
        ("00042", format!("{CARD}<nome>Ugo</nome>"), FaultCode::SyntaxExtraXsd),
        ("00042", format!("<nome>{}</nome>", "x".repeat(141)), FaultCode::SyntaxExtraXsd),
        ("00042", format!("{CARD}<importo>1.00</importo>"), FaultCode::Semantics),
        ("00043", file.to_owned(), FaultCode::Semantics),
        ("00043", with("4.99"), FaultCode::Semantics),
        ("00043", with("5000.01"), FaultCode::Semantics),
        ("00043", with("10,00"), FaultCode::Semantics),
    ] {
        assert_eq!(till.refusal(&demand(service, &record)).await, Some(expected), "{service} {record}");
    }
    let entity = b"<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><d><nome>&e;</nome></d>".to_vec();
    let Request::Demand { sender, service, subject, .. } = demand("00042", "") else { panic!() };
    let bad = Request::Demand { sender, service, subject, content: entity };
    assert_eq!(till.refusal(&bad).await, Some(FaultCode::SyntaxExtraXsd));
    assert_eq!(till.counts().await[4], 0);
    assert_eq!(till.refusal(&demand("00043", &with("10.00"))).await, None);
}
