//! Somebody with a notice in his hand, a till beside a checkout, and what he sees.

use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use axum::{Extension, Router};
use pagopa::NoticeNumber;
use pagopa::cart::Cart;
use payments::pay_now::{self, Checkout, CheckoutError};
use payments::position::Position;

use super::forms::{form, visitor, visitors_token};
use super::till::Till;
use super::{On, send};

pub const WARNING: &str = "Un pagamento è in corso di verifica";

/// Carts that went out; whether the checkout is away.
#[derive(Default)]
pub struct Carts(Mutex<Vec<Cart>>, bool);

impl Checkout for Carts {
    fn open(&self, _: i64, _: &str, cart: &Cart) -> Result<String, CheckoutError> {
        self.0.lock().unwrap().push(cart.clone());
        if self.1 { Err(CheckoutError::Away) } else { Ok("https://checkout.example/c/1".into()) }
    }
}

/// A till beside a checkout, and somebody with a notice of 45 euro in his hand.
pub struct Payer {
    pub till: Till,
    pub meals: Position,
    carts: Arc<Carts>,
    router: Router,
}

/// The town's file with a checkout.
pub fn with_checkout(text: String) -> String {
    let line = "segregation = 1\n[body.creditor.postal_account]";
    let with =
        "segregation = 1\ncheckout = \"https://checkout.example/ec/v2\"\n[body.creditor.postal_account]";
    text.replacen(line, with, 1)
}

impl Payer {
    pub async fn before(on: On, away: bool) -> Payer {
        Payer::of(Till::open_with(on, with_checkout).await, away).await
    }

    pub async fn of(till: Till, away: bool) -> Payer {
        let meals = till.create(till.meals(4_500)).await.unwrap();
        let carts = Arc::new(Carts(Mutex::default(), away));
        let at: Arc<dyn Checkout> = carts.clone();
        let router = till.house.house.router.clone().layer(Extension(at));
        Payer { till, meals, carts, router }
    }

    pub fn nav(&self) -> NoticeNumber {
        self.meals.options[0].instalments[0].nav.clone()
    }

    pub fn address(&self, nav: &NoticeNumber) -> String {
        let secret = pay_now::token(&self.till.house.house.ctx.key, self.till.body, nav);
        format!("/{}/pay/n/{secret}", self.till.slug())
    }

    pub async fn sees(&self, address: &str) -> String {
        let request = axum::http::Request::get(address).body(axum::body::Body::empty()).unwrap();
        let answer = send(self.router.clone(), request).await;
        assert_eq!(answer.status, StatusCode::OK);
        answer.text
    }

    pub async fn notice(&self) -> String {
        self.sees(&self.address(&self.nav())).await
    }

    pub async fn leaves(&self) -> StatusCode {
        let path = format!("{}/online", self.address(&self.nav()));
        send(self.router.clone(), form(&path, &visitor(""), &visitors_token(), &[("with", "")])).await.status
    }

    /// The page of return of the last cart.
    pub async fn comes_back(&self, way: &str) -> String {
        self.sees(&self.back(way)).await
    }

    /// Its address.
    pub fn back(&self, way: &str) -> String {
        let urls = self.carts.0.lock().unwrap().last().unwrap().request().return_urls.clone();
        let ok = urls.return_ok_url.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
        format!("{}/{way}", ok.strip_suffix("/ok").unwrap())
    }

    /// He is warned, and paying is not what the page proposes first.
    pub async fn is_warned(&self) -> bool {
        let page = self.notice().await;
        let warned = page.contains(WARNING);
        assert_eq!(page.contains("Paga comunque"), warned);
        assert_eq!(page.contains("Paga online"), !warned);
        warned
    }
}
