//! The national checkout: creditors post a cart, the payer comes with a browser, and is sent back.
//!
//! The addresses of return say nothing about a payment: the receipt does. So the page lets whoever plays choose
//! what becomes of it, also what is unlikely.

mod page;

pub(crate) use page::euro;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use pagopa::cart::{Cart, CartError, CartRequest};
use platform::i18n::{Lang, Tr};
use serde::Deserialize;
use serde_json::json;

use crate::kept::KeptCart;
use crate::{Course, Node, Wish, chance};

/// Of one of the creditor's calls.
pub fn service() -> Router<Arc<Node>> {
    Router::new().route("/checkout/ec/v2/carts", post(receive))
}

pub fn pages() -> Router<Arc<Node>> {
    Router::new().route("/checkout/{cart}", get(page::show).post(choose))
}

async fn receive(State(node): State<Arc<Node>>, body: String) -> Response {
    match Cart::parse(&body) {
        Ok(cart) => {
            let key = node.keep_cart(cart.request().clone());
            let location = format!("{}/checkout/{key}", node.settings.address);
            (StatusCode::FOUND, [(header::LOCATION, location)]).into_response()
        }
        Err(error) => refused(error),
    }
}

fn refused(error: CartError) -> Response {
    let detail = format!("cart: {error:?}");
    let body = json!({ "title": "Bad Request", "status": 400, "detail": detail });
    (StatusCode::BAD_REQUEST, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

#[derive(Deserialize)]
struct Chosen {
    choice: String,
    psp: Option<usize>,
}

async fn choose(
    State(node): State<Arc<Node>>,
    Path(key): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Response {
    let Some(cart) = node.cart(&key) else { return StatusCode::NOT_FOUND.into_response() };
    if cart.done {
        return Redirect::to(&format!("/checkout/{key}")).into_response();
    }
    let back = cart.request.return_urls.clone();
    let (course, end) = match chosen.choice.as_str() {
        "pay" => (Course::Paid, back.return_ok_url),
        "late" => (Course::Late, back.return_waiting_url),
        "lost" => (Course::Lost, back.return_ok_url),
        "cancel" => return Redirect::to(&back.return_cancel_url).into_response(),
        "error" => return Redirect::to(&back.return_error_url).into_response(),
        _ => return StatusCode::BAD_REQUEST.into_response(),
    };
    node.finish_cart(&key);
    let paid = node.pay_cart(&cart.request, course, chosen.psp).await;
    Redirect::to(if paid { &end } else { &back.return_error_url }).into_response()
}

impl Node {
    /// The name of the cart in the addresses of the checkout.
    pub fn keep_cart(&self, request: CartRequest) -> String {
        self.change(|kept| {
            let key = chance::token(self.settings.seed, kept.place());
            kept.carts.push(KeptCart { key: key.clone(), request, done: false });
            key
        })
    }

    fn cart(&self, key: &str) -> Option<KeptCart> {
        self.read(|kept| kept.carts.iter().find(|cart| cart.key == key).cloned())
    }

    fn finish_cart(&self, key: &str) {
        self.change(|kept| {
            kept.carts.iter_mut().filter(|cart| cart.key == key).for_each(|cart| cart.done = true)
        });
    }

    /// Whether the cart was paid.
    async fn pay_cart(&self, cart: &CartRequest, course: Course, psp: Option<usize>) -> bool {
        let wishes = cart.payment_notices.iter().map(|notice| Wish {
            amount: Some(notice.amount),
            note: cart.id_cart.clone(),
            psp,
            course,
            ..Wish::new(notice.fiscal_code.clone(), notice.notice_number.clone())
        });
        self.pay_all(wishes.collect()).await.is_ok()
    }
}

/// The language that the browser asks for.
pub(crate) fn language(headers: &HeaderMap) -> Tr {
    let header =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Tr(Lang::negotiate(header, &Lang::ALL).unwrap_or(Lang::It))
}
