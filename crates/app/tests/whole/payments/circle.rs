//! The whole circle: what is owed is asked for, paid and settled, with the simulated node in the real one's place.

use std::sync::Arc;
use std::time::Duration;

use super::reconciliation;
use crate::support::On;
use crate::support::forms::visitor;
use crate::support::node::{STATION, TOWN};
use crate::support::till::{Till, nav};
use accounts::treasury::Incoming;
use axum::body::Body;
use axum::http::Request;
use pagopa::settlement::Settlement;
use pagopa::treasury::csv::Statement;
use pagopa::{BodyCode, Cents, StationId};
use payments::position::{Destination, Stamp, State};
use payments::receipts::{self, StampFault};
use payments::settlement::Verdict as Told;
use simulator::check::{Prepared, Verdict};
use simulator::wire::{Call, Heard};
use simulator::{Answer, Closing, Creditor, Demand, DemandError, Node, Settings, Version, Wish, settlement};

on_both_engines! {
    a_notice_is_paid_once_and_the_rest_is_given_back;
    a_closed_day_tells_of_every_payment;
    the_house_passes_the_checks_before_it_starts;
    what_no_notice_was_written_for_is_asked_for_and_paid;
    a_stamp_for_another_document_is_pointed_out;
}

pub fn town() -> BodyCode {
    BodyCode::parse(TOWN).unwrap()
}

/// A node that reaches the house without a network.
pub(super) fn node(till: &Till, version: Version) -> Node {
    keyed_node(till, version, None)
}

/// The same, whose services want a key.
pub fn keyed_node(till: &Till, version: Version, key: Option<&str>) -> Node {
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
    let settings = Settings { key: key.map(str::to_owned), ..Settings::new(vec![creditor]) };
    Node::new(settings, till.house.clock.clone(), Arc::new(transport))
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
        paid.push((nav(&made).iuv(), node.pay(Wish::new(town(), nav(&made))).await.unwrap(), made.id));
    }
    let closed = node.close_day(&Closing { two_flows: true, ..Closing::default() });
    assert_eq!(closed.flows.iter().map(|flow| flow.total()).sum::<Cents>(), Cents(6_549));
    // Everything goes back into the house, the bank's word first.
    for journal in &closed.journals {
        let incoming = Incoming {
            bytes: journal.xml.clone().into_bytes(),
            statement: Statement { abi: String::new(), account: String::new(), id: String::new() },
        };
        let kept = reconciliation::journal(&till, &incoming).await.unwrap();
        assert_eq!((kept.missing.len(), kept.bad), (0, 0));
    }
    for told in closed.flows.iter().filter_map(settlement) {
        let (flow, lines) = told;
        let told = Settlement { flow, lines: lines.into_iter().map(Ok).collect() };
        let kept = reconciliation::keep(&till, &told).await.unwrap();
        assert!(kept.lines.iter().all(|line| *line == Some(Told::Receipt)), "{:?}", kept.lines);
    }
    let lines = reconciliation::lines(&till).await;
    assert_eq!(lines.len(), paid.len(), "no credit and no receipt stands alone");
    for (iuv, token, position) in &paid {
        let line = lines.iter().find(|line| line.iuv == iuv.as_str()).unwrap();
        let labels: Vec<_> = line.labels.iter().map(|label| label.word()).collect();
        assert_eq!((&line.receipt, labels), (token, vec!["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"]));
        assert_eq!(till.read(*position).await.state(till.now()), State::Reported);
    }
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

async fn what_no_notice_was_written_for_is_asked_for_and_paid(on: On) {
    let till = Till::open(on).await;
    let node = Arc::new(node(&till, Version::Second));
    let fields = [("nome", "Ada <&> Rossi"), ("codiceFiscale", "RSSDAA80A41L424T")];
    let fields = fields.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec();
    let wish = Demand { body: town(), service: "00042".into(), subject: "00001".into(), fields };
    let (notice, offer) = node.demand(&wish).await.unwrap();
    assert_eq!(
        (offer.amount, offer.description.as_str()),
        (Cents(2_221), "Carta d'identità di Ada <&> Rossi")
    );
    assert_eq!(node.demand(&wish).await.unwrap().0, notice, "the same wish again is the same notice");
    let token = node.pay(Wish::new(town(), notice.clone())).await.unwrap();
    assert!(node.payment(&token).unwrap().is_delivered());
    let (body, nav) = (till.body, notice.clone());
    let made = till.act(move |tx, _, _| payments::position::by_nav(tx, body, &nav)).await.unwrap().unwrap();
    assert_eq!(made.state(till.now()), State::Paid);
    assert_ne!(node.demand(&wish).await.unwrap().0, notice, "once it is paid, another one");
    for (service, fields, fault) in
        [("00099", wish.fields.clone(), "PAA_SEMANTICA"), ("00042", Vec::new(), "PAA_SINTASSI_EXTRAXSD")]
    {
        let refused = node.demand(&Demand { service: service.into(), fields, ..wish.clone() }).await;
        assert!(matches!(&refused, Err(DemandError::Refused(why)) if why.code() == fault), "{refused:?}");
    }
    let odd = Demand { fields: vec![("a b".into(), "x".into())], ..wish.clone() };
    assert_eq!(node.demand(&odd).await, Err(DemandError::Field("a b".into())));

    // The page of whoever plays: the number that comes back stands ready to be paid.
    let pages = simulator::router(node.clone());
    let form = "body=80012345676&service=00042&subject=00001&fields=nome+%3D+Ugo+Bianchi";
    let asked = Request::post("/demand").header("content-type", "application/x-www-form-urlencoded");
    let asked = crate::support::send(pages.clone(), asked.body(Body::from(form)).unwrap()).await;
    let to = asked.headers["location"].to_str().unwrap().to_owned();
    assert!(to.contains("simulator-said-demanded"), "{to}");
    let page = crate::support::send(pages, Request::get(&to).body(Body::empty()).unwrap()).await.text;
    let number = node.questions().last().unwrap().notice.grouped();
    assert!(
        page.contains(&format!("value=\"{number}\"")) && page.contains("paDemandPaymentNotice"),
        "{page}"
    );
}

async fn a_stamp_for_another_document_is_pointed_out(on: On) {
    use pagopa::soap::{BoughtStamp, Edition, More, Paid, Transfers};
    let till = Till::open(on).await;
    // Digests of thirty-two ones, of thirty-two twos.
    let document = |byte: u8| {
        if byte == 1 {
            "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="
        } else {
            "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="
        }
        .to_owned()
    };
    let stamped = async |byte: u8| {
        let mut wish = till.meals(1_600);
        let stamp = Stamp { document_hash: document(byte), kind: "01".into(), province: "TS".into() };
        wish.options[0].instalments[0].transfers[0].to = Destination::Stamp(stamp);
        till.create(wish).await.unwrap()
    };
    let body = till.body;
    let odd = async |id: i64| till.act(move |tx, _, _| receipts::odd_stamps(tx, body, id)).await.unwrap();
    let node = node(&till, Version::Second);
    let good = stamped(1).await;
    let token = node.pay(Wish::new(town(), nav(&good))).await.unwrap();
    assert!(node.payment(&token).unwrap().is_delivered());
    assert_eq!((till.read(good.id).await.state(till.now()), odd(good.id).await), (State::Paid, Vec::new()));

    let raw = till
        .act(move |tx, _, _| {
            let row = tx.row(
                platform::sql!("SELECT raw FROM receipt_inbox WHERE body = ?1"),
                platform::values![body],
            )?;
            row.unwrap().get::<Vec<u8>>(0)
        })
        .await
        .unwrap();
    let pagopa::soap::Request::SendReceipt { receipt: told, .. } = pagopa::soap::read_request(&raw).unwrap()
    else {
        panic!("{}", String::from_utf8_lossy(&raw))
    };
    let Paid::Stamp(attached) = told.transfers().as_slice()[0].credit.to.clone() else { panic!("no stamp") };
    let bought = BoughtStamp::read(&attached).unwrap();
    assert_eq!((bought.document.bytes(), bought.amount, bought.signed), (&[1; 32][..], Cents(1_600), false));
    let cheaper = String::from_utf8(attached.clone()).unwrap().replace("<Importo>16.00<", "<Importo>2.00<");
    for (byte, attachment, fault) in [
        (2, attached, StampFault::Document),
        (1, cheaper.into_bytes(), StampFault::Amount),
        (1, b"<a/>".to_vec(), StampFault::Unreadable),
    ] {
        let made = stamped(byte).await;
        let mut receipt = crate::support::node::receipt(&made, &format!("r-{fault:?}"));
        let mut part = crate::support::node::transfer(1, 1_600, TOWN);
        part.credit.to = Paid::Stamp(attachment);
        receipt.edition =
            Edition::Second { transfers: Transfers::new(vec![part]).unwrap(), more: More::default() };
        till.receives(&receipt).await;
        assert_eq!(
            till.read(made.id).await.state(till.now()),
            State::Paid,
            "the money is there all the same"
        );
        assert_eq!(odd(made.id).await, [(format!("r-{fault:?}"), fault)]);
        let cookies = visitor(&till.house.signed_in(till.body, "l.tributi").await);
        let page = Request::get(format!("/{}/payments/{}", till.slug(), made.id)).header("cookie", cookies);
        let page = till.house.request(page.body(Body::empty()).unwrap()).await.text;
        assert!(page.contains("Marca da bollo da controllare"), "{page}");
    }
}
