//! Less for who was early: what is recorded is what was paid, whoever tells of it and whenever.

use super::delivering::{mails, notify, own_list};
use super::flows::revised;
use super::reconciliation::{FLOW, flow, keep};
use crate::support::kiosk::Kiosk;
use crate::support::node::{OTHER, receipt, transfer};
use crate::support::till::Till;
use crate::support::{On, at};
use axum::body::Body;
use axum::http::Request;
use jiff::civil::date;
use pagopa::Cents;
use pagopa::settlement::{Line, PayStatus};
use pagopa::soap::{Amount, Edition, More, Receipt, Transfers};
use payments::notice::{Asked, Notice, Variant};
use payments::position::{PaidBy, Payment, Position, Reduction, State};
use serde_json::json;

on_both_engines! {
    what_a_program_tells_later_is_recorded_at_the_price_of_its_day;
    a_line_of_the_second_transfer_knows_the_price_of_its_day;
    the_line_of_the_first_transfer_knows_the_price;
    a_receipt_that_was_no_price_is_a_case_whatever_a_flow_had_told;
    paper_offers_less_as_long_as_less_is_enough;
    the_page_says_what_is_due_after_the_reduction;
    each_door_says_until_when_less_is_enough;
    what_is_paid_is_shown_with_what_was_paid;
}

/// 100 euro, 80 until the evening of 5 March; another body gets 60 of them.
async fn fine(till: &Till, first: &str) -> Position {
    let mut wish = till.meals(10_000);
    let part = &mut wish.options[0].instalments[0];
    part.reductions = vec![Reduction { until: Some(at("2026-03-05T23:59:59")), amount: Cents(8_000) }];
    let mut ours = part.transfers[0].clone();
    ours.amount = Cents(4_000);
    part.transfers[0].amount = Cents(6_000);
    part.transfers[0].beneficiary = first.to_owned();
    part.transfers.push(ours);
    till.create(wish).await.unwrap()
}

const TOWN: &str = crate::support::node::TOWN;

fn line(of: &Position, place: u8, cents: i64) -> Line {
    Line {
        index: i64::from(place),
        iuv: of.options[0].instalments[0].iuv.clone(),
        iur: "x".into(),
        id_transfer: Some(place),
        amount: Cents(cents),
        status: PayStatus::Executed,
        date: date(2026, 3, 2),
    }
}

/// The whole, and the first transfer of it.
fn paid(of: &Position, whole: i64, first: i64) -> Receipt {
    let to = &of.options[0].instalments[0].transfers[0].beneficiary;
    let transfers = vec![transfer(1, first, to), transfer(2, 4_000, TOWN)];
    let edition = Edition::Second { transfers: Transfers::new(transfers).unwrap(), more: More::default() };
    Receipt { amount: Amount::new(Cents(whole)).unwrap(), edition, ..receipt(of, "x") }
}

async fn payment(till: &Till, of: &Position) -> Option<Payment> {
    till.read(of.id).await.options[0].instalments[0].payment.clone()
}

async fn what_a_program_tells_later_is_recorded_at_the_price_of_its_day(on: On) {
    let till = Till::open(on).await;
    let (one, other) = (fine(&till, OTHER).await, fine(&till, OTHER).await);
    till.at("2026-03-09T10:00:00");
    let program = till.house.token(till.body, "positions take-payments").await;
    let told =
        json!({ "paymentDate": "2026-03-03T10:00:00Z", "pspCompany": "Banca di Prova", "idReceipt": "r" });
    let nav = |of: &Position| of.options[0].instalments[0].nav.as_str().to_owned();
    for path in [format!("{}/pay", nav(&one)), format!("paids/{}", nav(&other))] {
        let request = Request::post(format!("/api/gpd/v1/organizations/{TOWN}/paymentoptions/{path}"))
            .header("ocp-apim-subscription-key", &program)
            .header("content-type", "application/json");
        let answer = till.house.request(request.body(Body::from(told.to_string())).unwrap()).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    }
    for made in [one, other] {
        assert_eq!(payment(&till, &made).await.unwrap().amount, Cents(8_000));
    }
}

async fn a_line_of_the_second_transfer_knows_the_price_of_its_day(on: On) {
    let till = Till::open(on).await;
    let made = fine(&till, OTHER).await;
    keep(&till, &flow(FLOW, vec![line(&made, 2, 4_000)])).await.unwrap();
    let told = payment(&till, &made).await.unwrap();
    assert_eq!((told.way, told.amount), (PaidBy::Flow, Cents(8_000)));
    // The receipt knows better: it had been asked for the whole.
    let before = till.read(made.id).await.version;
    till.receives(&paid(&made, 10_000, 6_000)).await;
    let told = payment(&till, &made).await.unwrap();
    assert_eq!((told.way, told.amount), (PaidBy::Platform, Cents(10_000)));
    assert!(till.read(made.id).await.version > before, "who has read it before reads it again");
    assert_eq!(till.verdicts().await, [("x".to_owned(), "known".to_owned())]);
}

async fn the_line_of_the_first_transfer_knows_the_price(on: On) {
    for (first, price) in [(4_000, 8_000), (6_000, 10_000)] {
        let till = Till::open(on).await;
        let made = fine(&till, TOWN).await;
        let whole = flow(FLOW, vec![line(&made, 2, 4_000), line(&made, 1, first)]);
        keep(&till, &whole).await.unwrap();
        assert_eq!(payment(&till, &made).await.unwrap().amount, Cents(price));
        // A revision without the first line tells what a day's price was, and nobody paid twice.
        let mut less = revised(&whole, 2, |_| true);
        less.lines.truncate(1);
        keep(&till, &less).await.unwrap();
        assert_eq!(payment(&till, &made).await.unwrap().amount, Cents(8_000));
        assert_eq!(till.counts().await[3], 0, "no case");
    }
}

async fn a_receipt_that_was_no_price_is_a_case_whatever_a_flow_had_told(on: On) {
    for flow_first in [true, false] {
        let till = Till::open(on).await;
        let made = fine(&till, OTHER).await;
        let told = flow(FLOW, vec![line(&made, 2, 4_000)]);
        if flow_first {
            keep(&till, &told).await.unwrap();
            assert_eq!(till.read(made.id).await.state(till.now()), State::Reported);
        }
        till.receives(&paid(&made, 9_000, 5_000)).await;
        if !flow_first {
            keep(&till, &told).await.unwrap();
        }
        assert_eq!(till.verdicts().await, [("x".to_owned(), "amount".to_owned())], "{flow_first}");
        assert_eq!((payment(&till, &made).await, till.counts().await[3]), (None, 1), "{flow_first}");
    }
}

async fn paper_offers_less_as_long_as_less_is_enough(on: On) {
    let till = Till::open(on).await;
    let made = fine(&till, OTHER).await;
    let asked = |civil: &str| {
        Notice::of(&till.office(), &made, &made.options[0].debtor.code, Variant::A4, at(civil)).unwrap().asked
    };
    assert!(matches!(asked("2026-03-05T23:59:59"), Asked::Fine { .. }));
    let Asked::Once(payment) = asked("2026-03-06T00:00:00") else { panic!("one price") };
    assert_eq!(payment.amount, Cents(10_000));
}

/// What a citizen sees of the notice.
async fn notice(till: &Till, of: &Position) -> String {
    let nav = &of.options[0].instalments[0].nav;
    let secret = payments::pay_now::token(&till.house.house.ctx.key, till.body, nav);
    till.house.get(&format!("/{}/pay/n/{secret}", till.slug())).await.text
}

async fn the_page_says_what_is_due_after_the_reduction(on: On) {
    let till = Till::open(on).await;
    let made = fine(&till, OTHER).await;
    let page = notice(&till, &made).await;
    assert!(page.contains("vale fino a giovedì 5 marzo"), "{page}");
    assert!(page.contains("Poi 100,00 €, entro il 01/04/2026"), "{page}");
    till.at("2026-03-06T10:00:00");
    assert!(!notice(&till, &made).await.contains("Poi 100,00"), "nothing comes after the whole");
}

async fn each_door_says_until_when_less_is_enough(on: On) {
    let till = Till::open_with(on, notify("mensa", "at_once = true")).await;
    let made = fine(&till, OTHER).await;
    let kiosk = Kiosk::enrol(&till.house, till.body).await;
    let number = made.options[0].instalments[0].nav.as_str().to_owned();
    let shows = async || kiosk.go("/pay", &[("number", &number)]).await.text;
    let (page, list) = (shows().await, own_list(&till).await);
    let mail = mails(&till).into_iter().find(|mail| mail.contains("/pay/n/")).unwrap();
    for (door, said) in [("kiosk", &page), ("list", &list), ("mail", &mail)] {
        assert!(said.contains("80,00") && said.contains("vale fino a 05/03/2026"), "{door}: {said}");
        assert!(
            !said.contains("Entro 01/04/2026") && !said.contains("pagare entro il: 01"),
            "{door}: {said}"
        );
    }
    assert!(page.contains("Poi 100,00 €, entro il 01/04/2026"), "{page}");
    assert!(mail.contains("Poi 100,00") && mail.contains("entro il 01/04/2026"), "{mail}");
    till.at("2026-03-06T10:00:00");
    let page = shows().await;
    assert!(
        page.contains("100,00 €") && page.contains("Entro 01/04/2026") && !page.contains("vale fino"),
        "{page}"
    );
}

async fn what_is_paid_is_shown_with_what_was_paid(on: On) {
    let till = Till::open(on).await;
    let made = fine(&till, OTHER).await;
    let shows = async |rest: &str| till.page("l.tributi", &format!("payments{rest}")).await.text;
    for rest in [String::new(), format!("/{}", made.id)] {
        assert!(shows(&rest).await.contains("100,00 €"), "what is owed: {rest}");
    }
    till.pays(&made.options[0].instalments[0].nav, "r", 8_000).await;
    till.at("2026-03-09T10:00:00");
    assert_eq!(till.read(made.id).await.sum(), Cents(8_000));
    for rest in [String::new(), format!("/{}", made.id)] {
        let page = shows(&rest).await;
        assert!(page.contains("80,00 €") && !page.contains("100,00 €"), "{rest}: {page}");
    }
    assert!(!notice(&till, &made).await.contains("100,00"));
}
