//! The payer's page and the console.

use std::sync::Arc;

use axum::http::StatusCode;
use pagopa::Cents;
use pagopa::cart::{CartNotice, CartRequest, ReturnUrls};
use pagopa::soap::FaultCode;
use simulator::{Node, Settings, Version};

use crate::creditor::{Mood, OWN, Town, notice, own};
use crate::services::{ask, get, post};

const FORM: &str = "application/x-www-form-urlencoded";

fn cart(numbers: &[i64]) -> String {
    let page = |name: &str| format!("https://ente.example/{name}");
    let notice = |number: &i64| CartNotice {
        notice_number: notice(*number),
        fiscal_code: own(),
        amount: Cents(number * 100),
        company_name: "Comune di Prova".into(),
        description: "Mensa <scolastica>".into(),
    };
    let request = CartRequest {
        email_notice: None,
        payment_notices: numbers.iter().map(notice).collect(),
        return_urls: ReturnUrls {
            return_ok_url: page("ok"),
            return_cancel_url: page("annullato"),
            return_error_url: page("errore"),
            return_waiting_url: page("attesa"),
        },
        id_cart: Some("c-1".into()),
        all_ccp: None,
    };
    serde_json::to_string(&request).unwrap()
}

async fn open(node: &Arc<Node>, numbers: &[i64]) -> String {
    let answer = ask(node, post("/checkout/ec/v2/carts", "application/json", cart(numbers))).await;
    assert_eq!(answer.status, StatusCode::FOUND);
    let location = answer.headers["location"].to_str().unwrap();
    location.strip_prefix("http://127.0.0.1:8090").unwrap().to_owned()
}

async fn choose(node: &Arc<Node>, page: &str, choice: &str) -> String {
    let answer = ask(node, post(page, FORM, format!("psp=1&choice={choice}"))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    answer.headers["location"].to_str().unwrap().to_owned()
}

fn node(town: &Arc<Town>) -> Arc<Node> {
    let settings = Settings { address: "http://127.0.0.1:8090".into(), ..town.settings(Version::Second) };
    town.node_with(settings).0.into()
}

#[tokio::test]
async fn the_payer_sees_what_the_creditor_answered_and_pays_the_whole_cart() {
    let town = Town::new();
    let node = node(&town);
    let page = open(&node, &[3, 4]).await;
    let shown = ask(&node, get(&page)).await.text;
    for text in [
        "SIMULATORE",
        "Mensa &#60;scolastica&#62;",
        "7,00\u{a0}€",
        notice(3).grouped().as_str(),
        "si può pagare",
    ] {
        assert!(shown.contains(text), "{text}: {shown}");
    }
    assert_eq!(choose(&node, &page, "pay").await, "https://ente.example/ok");
    assert_eq!(town.receipts().len(), 2);
    let receipt = town.receipts()[0].1.clone();
    assert!(receipt.psp.company.as_str().starts_with("Istituto"), "the chosen provider");
    let pagopa::soap::Edition::Second { more, .. } = receipt.edition else { panic!() };
    assert_eq!(more.note.unwrap().as_str(), "c-1");
    // pressed once more it pays nothing
    assert_eq!(choose(&node, &page, "pay").await, page);
    assert_eq!(node.payments().len(), 2);
    assert!(ask(&node, get(&page)).await.text.contains("già stata fatta"));
}

#[tokio::test]
async fn each_way_leads_to_its_own_address() {
    let town = Town::new();
    let node = node(&town);
    for (number, choice, back, paid) in [
        (1, "cancel", "annullato", 0),
        (1, "error", "errore", 0),
        (1, "late", "attesa", 1),
        (2, "lost", "ok", 2),
    ] {
        let page = open(&node, &[number]).await;
        assert_eq!(choose(&node, &page, choice).await, format!("https://ente.example/{back}"));
        assert_eq!(node.payments().len(), paid, "{choice}");
    }
    assert!(town.receipts().is_empty());
    let page = open(&node, &[5]).await;
    town.change(5, |due| due.fault = Some(FaultCode::PaymentCancelled));
    let shown = ask(&node, get(&page)).await.text;
    assert!(shown.contains("PAA_PAGAMENTO_ANNULLATO") && !shown.contains("value=\"pay\""));
    assert_eq!(choose(&node, &page, "pay").await, "https://ente.example/errore");
    let page = open(&node, &[4, 5]).await;
    assert_eq!(choose(&node, &page, "pay").await, "https://ente.example/errore");
    assert_eq!(node.payments().len(), 2, "one refused, none paid");
    town.change(6, |due| due.cents = 601);
    let page = open(&node, &[6]).await;
    assert!(ask(&node, get(&page)).await.text.contains("6,01"), "the amount of today is shown");
    assert_eq!(choose(&node, &page, "pay").await, "https://ente.example/errore");
    town.is(Mood::Silent);
    assert!(ask(&node, get(&open(&node, &[7]).await)).await.text.contains("PPT_STAZIONE_INT_PA_TIMEOUT"));
    let bad = ask(&node, post("/checkout/ec/v2/carts", "application/json", "{}")).await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    assert_eq!(ask(&node, get("/checkout/none")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_console_pays_sends_again_and_closes_the_day() {
    let town = Town::new();
    let node = node(&town);
    let typed = format!("body={OWN}&course=paid&notice={}", notice(8).grouped().replace(' ', "+"));
    ask(&node, post("/pay", FORM, typed)).await;
    let token = node.payments()[0].token.clone();
    ask(&node, post(&format!("/payments/{token}/resend"), FORM, "")).await;
    ask(&node, post(&format!("/payments/{token}/again"), FORM, "")).await;
    assert_eq!((town.receipts().len(), node.payments().len()), (3, 2));
    ask(&node, post("/close", FORM, "two_flows=on&dirt=on")).await;
    let flow = node.flows(&own())[0].clone();
    let shown = ask(&node, get("/?said=simulator-said-closed")).await.text;
    for text in
        [flow.id.as_str(), "SIMULATORE", "Giornata chiusa", notice(8).grouped().as_str(), "paSendRTV2"]
    {
        assert!(shown.contains(text), "{text}");
    }
    let file = ask(&node, get(&format!("/flows/{OWN}/{}/1/{}", flow.id, flow.psp))).await;
    assert!(file.text.contains("FlussoRiversamento") && file.headers.contains_key("content-disposition"));
    assert!(ask(&node, get("/journals/0")).await.text.contains("flusso_giornale_di_cassa"));
    assert_eq!(ask(&node, get("/journals/9")).await.status, StatusCode::NOT_FOUND);
    let said = ask(&node, post("/pay", FORM, format!("body={OWN}&course=paid&notice=12"))).await;
    assert!(said.headers["location"].to_str().unwrap().contains("no-notice"));
}
