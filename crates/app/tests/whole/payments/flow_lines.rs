//! What is said of a line of a flow where other flows tell of the same reference.

use super::flows::{SECOND, asked_of, receives, revised};
use super::reconciliation::{Counted, FLOW, flow, keep};
use crate::support::On;
use crate::support::forms::between;
use crate::support::till::Till;
use axum::body::Body;
use axum::http::Request;
use pagopa::Iuv;
use pagopa::settlement::PayStatus;
use payments::settlement::Verdict;

on_both_engines! {
    a_page_says_of_a_line_what_all_flows_say_of_it;
    a_position_born_of_a_flow_explains_only_lines_without_a_receipt;
}

/// What the page of a flow says of its lines, in their order.
async fn said(till: &Till, flow: i64) -> Vec<String> {
    let cookies = till.house.signed_in(till.body, "r.ragioneria").await;
    let request = Request::get(format!("/valdora/payments/flows/{flow}")).header("cookie", &cookies);
    let answer = till.house.request(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    // The first one is of the flow itself.
    let chips = answer.text.split("<span class=\"chip ").skip(2);
    chips.map(|chip| between(chip, ">", "<")).collect()
}

async fn a_page_says_of_a_line_what_all_flows_say_of_it(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let first = keep(till, &flow(FLOW, vec![counted.line("a", 4_500, PayStatus::Executed)])).await.unwrap();
    receives(&counted, "b").await;
    assert_eq!(said(till, first.id).await, ["Presa: la ricevuta c’è"]);
    let other = flow(SECOND, vec![counted.line("b", 4_500, PayStatus::Executed)]);
    let second = keep(till, &other).await.unwrap();
    assert_eq!(said(till, first.id).await, ["Presa: la ricevuta è stata richiesta"]);
    assert_eq!(said(till, second.id).await, ["Presa: la ricevuta c’è"]);
    keep(till, &revised(&other, 2, |_| false)).await.unwrap();
    assert_eq!(said(till, first.id).await, ["Presa: la ricevuta c’è"]);
    assert_eq!(said(till, second.id).await, ["Vale la revisione successiva"]);
}

async fn a_position_born_of_a_flow_explains_only_lines_without_a_receipt(on: On) {
    for order in [[FLOW, SECOND], [SECOND, FLOW]] {
        let counted = Counted::open(on, false).await;
        let till = &counted.till;
        let mut kept = Vec::new();
        for name in order {
            let status = if name == FLOW { PayStatus::Executed } else { PayStatus::NoRpt };
            let mut line = counted.line(name, 1_230, status);
            line.iuv = Iuv::parse("01999999999999977").unwrap();
            kept.push((name, keep(till, &flow(name, vec![line])).await.unwrap()));
        }
        for (name, kept) in kept {
            let (verdict, words) = match name {
                FLOW => (Verdict::Unknown, "In sospeso: né ricevuta né avviso"),
                _ => (Verdict::Created, "Presa: ne è nata una posizione"),
            };
            assert_eq!(kept.lines, [Some(verdict)], "{order:?}");
            assert_eq!(said(till, kept.id).await, [words], "{order:?}");
        }
        assert_eq!(asked_of(&counted).await, [FLOW]);
    }
}
