//! What the payer sees: what the creditor answered for each notice, and the ways on.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use pagopa::Cents;
use platform::i18n::{Tr, euro_unbroken};
use platform::web::html;

use super::language;
use crate::psp::{PROVIDERS, Provider};
use crate::{Node, Offer, Refusal};

#[derive(Template)]
#[template(path = "checkout/page.html")]
struct Checkout {
    tr: Tr,
    rows: Vec<Row>,
    total: String,
    payable: bool,
    done: bool,
    providers: &'static [Provider],
}

struct Row {
    company: String,
    description: String,
    notice: String,
    asked: String,
    answer: Result<Offer, Refusal>,
    /// The creditor asks another amount than the cart says.
    changed: bool,
}

pub async fn show(State(node): State<Arc<Node>>, Path(key): Path<String>, headers: HeaderMap) -> Response {
    let Some(cart) = node.cart(&key) else { return StatusCode::NOT_FOUND.into_response() };
    let mut rows = Vec::new();
    for notice in &cart.request.payment_notices {
        let answer = node.verify(&notice.fiscal_code, &notice.notice_number).await;
        let changed = answer.as_ref().is_ok_and(|offer| offer.amount != notice.amount);
        rows.push(Row {
            company: notice.company_name.clone(),
            description: notice.description.clone(),
            notice: notice.notice_number.grouped(),
            asked: euro(notice.amount),
            answer,
            changed,
        });
    }
    let total: Cents = cart.request.payment_notices.iter().map(|notice| notice.amount).sum();
    html(&Checkout {
        tr: language(&headers),
        payable: rows.iter().all(|row| row.answer.is_ok() && !row.changed),
        rows,
        total: euro(total),
        done: cart.done,
        providers: &PROVIDERS,
    })
}

/// `1.234,50 €`.
pub fn euro(amount: impl std::borrow::Borrow<Cents>) -> String {
    euro_unbroken(amount.borrow().0)
}
