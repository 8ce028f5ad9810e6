//! The card of a case says what it is about: which notice, and why the money is too much.

use axum::body::Body;
use axum::http::Request;
use pagopa::settlement::PayStatus;

use super::flows::receives;
use super::reconciliation::{Counted, FLOW, flow, keep};
use crate::support::On;
use crate::support::forms::visitor;
use crate::support::till::Till;

on_both_engines! {
    a_card_names_its_notice_and_says_why;
    an_empty_list_says_of_which_cases;
    a_case_that_only_a_flow_told_of_names_its_notice_too;
}

async fn cards(till: &Till) -> String {
    let cookie = visitor(&till.house.signed_in(till.body, "n.rimborsi").await);
    let path = format!("/{}/refunds", till.slug());
    let page = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
    till.house.request(page).await.text
}

/// The number of the notice, as a link to its position.
async fn linked(counted: &Counted) -> String {
    let made = counted.till.read(counted.position).await;
    let number = made.options[0].instalments[0].nav.grouped();
    format!("href=\"/{}/payments/{}\">{number}</a>", counted.till.slug(), made.id)
}

async fn an_empty_list_says_of_which_cases(on: On) {
    let till = Till::open(on).await;
    for (view, said, other) in [
        ("", "Nessun rimborso da trattare", "concluso"),
        ("?view=over", "Nessun rimborso concluso", "trattare."),
    ] {
        let page = till.page("n.rimborsi", &format!("refunds{view}")).await.text;
        assert!(page.contains(said) && !page.contains(other), "{view}: {page}");
    }
}

async fn a_card_names_its_notice_and_says_why(on: On) {
    let counted = Counted::open(on, false).await;
    receives(&counted, "prima").await;
    receives(&counted, "seconda").await;
    let page = cards(&counted.till).await;
    for part in
        [linked(&counted).await, "L’avviso era già pagato".into(), "<strong>Caso aperto</strong>".into()]
    {
        assert!(page.contains(&part), "{part} is not in {page}");
    }
    // The state stands on the chip, and nowhere else.
    assert_eq!(page.matches("Da valutare").count(), 1, "{page}");
}

async fn a_case_that_only_a_flow_told_of_names_its_notice_too(on: On) {
    let counted = Counted::open(on, false).await;
    receives(&counted, "prima").await;
    let both = flow(
        FLOW,
        vec![
            counted.line("prima", 4_500, PayStatus::Executed),
            counted.line("altro-id", 4_500, PayStatus::Executed),
        ],
    );
    keep(&counted.till, &both).await.unwrap();
    let page = cards(&counted.till).await;
    assert!(page.contains(&linked(&counted).await) && page.contains("altro-id"), "{page}");
}
