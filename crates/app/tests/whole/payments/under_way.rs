//! While a receipt is on its way the notice says so: nobody pays twice for impatience.

use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use axum::{Extension, Router};
use pagopa::NoticeNumber;
use pagopa::cart::Cart;
use payments::pay_now::{self, Checkout, CheckoutError};
use payments::position::Position;

use crate::support::forms::{form, visitor, visitors_token};
use crate::support::till::Till;
use crate::support::{On, send};

on_both_engines! {
    who_has_paid_is_told_to_wait_for_the_receipt;
    the_warning_goes_with_its_time;
    who_broke_off_pays_when_he_wants;
    what_never_left_is_not_under_way;
}

const WARNING: &str = "Un pagamento è in corso";

/// Carts that went out; whether the checkout is away.
#[derive(Default)]
struct Carts(Mutex<Vec<Cart>>, bool);

impl Checkout for Carts {
    fn open(&self, _: i64, _: &str, cart: &Cart) -> Result<String, CheckoutError> {
        self.0.lock().unwrap().push(cart.clone());
        if self.1 { Err(CheckoutError::Away) } else { Ok("https://checkout.example/c/1".into()) }
    }
}

/// A till beside a checkout, and somebody with a notice of 45 euro in his hand.
struct Payer {
    till: Till,
    meals: Position,
    carts: Arc<Carts>,
    router: Router,
}

impl Payer {
    async fn before(on: On, away: bool) -> Payer {
        let line = "segregation = 1\n[body.creditor.postal_account]";
        let with =
            "segregation = 1\ncheckout = \"https://checkout.example/ec/v2\"\n[body.creditor.postal_account]";
        let till = Till::open_with(on, |text| text.replacen(line, with, 1)).await;
        let meals = till.create(till.meals(4_500)).await.unwrap();
        let carts = Arc::new(Carts(Mutex::default(), away));
        let at: Arc<dyn Checkout> = carts.clone();
        let router = till.house.house.router.clone().layer(Extension(at));
        Payer { till, meals, carts, router }
    }

    fn nav(&self) -> NoticeNumber {
        self.meals.options[0].instalments[0].nav.clone()
    }

    fn address(&self, nav: &NoticeNumber) -> String {
        let secret = pay_now::token(&self.till.house.house.ctx.key, self.till.body, nav);
        format!("/{}/pay/n/{secret}", self.till.slug())
    }

    async fn sees(&self, address: &str) -> String {
        let request = axum::http::Request::get(address).body(axum::body::Body::empty()).unwrap();
        let answer = send(self.router.clone(), request).await;
        assert_eq!(answer.status, StatusCode::OK);
        answer.text
    }

    async fn notice(&self) -> String {
        self.sees(&self.address(&self.nav())).await
    }

    async fn leaves(&self) -> StatusCode {
        let path = format!("{}/online", self.address(&self.nav()));
        send(self.router.clone(), form(&path, &visitor(""), &visitors_token(), &[("with", "")])).await.status
    }

    /// The page of return of the last cart.
    async fn comes_back(&self, way: &str) -> String {
        let urls = self.carts.0.lock().unwrap().last().unwrap().request().return_urls.clone();
        let ok = urls.return_ok_url.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
        self.sees(&format!("{}/{way}", ok.strip_suffix("/ok").unwrap())).await
    }

    /// He is warned, and paying is not what the page proposes first.
    async fn is_warned(&self) -> bool {
        let page = self.notice().await;
        let warned = page.contains(WARNING);
        assert_eq!(page.contains("Paga comunque"), warned);
        assert_eq!(page.contains("Paga online"), !warned);
        warned
    }
}

async fn who_has_paid_is_told_to_wait_for_the_receipt(on: On) {
    let payer = Payer::before(on, false).await;
    assert!(!payer.is_warned().await, "nobody has paid");
    assert_eq!(payer.leaves().await, StatusCode::OK);
    assert!(payer.is_warned().await, "he is at the checkout");
    for way in ["waiting", "ok", "cancel"] {
        payer.comes_back(way).await;
        assert!(payer.is_warned().await, "{way}: who has paid and leafs back has still paid");
    }
    payer.comes_back("ok").await;
    assert_eq!(payer.till.house.events("cart-returned").await, 2, "what is known is not written again");
    let other = payer.till.create(payer.till.meals(1_000)).await.unwrap();
    let other = payer.sees(&payer.address(&other.options[0].instalments[0].nav)).await;
    assert!(!other.contains(WARNING), "another notice was in no cart");
    payer.till.pays(&payer.nav(), "r", 4_500).await;
    let page = payer.notice().await;
    assert!(page.contains("Pagato:") && !page.contains(WARNING) && !page.contains("Paga comunque"));
}

async fn the_warning_goes_with_its_time(on: On) {
    let payer = Payer::before(on, false).await;
    payer.leaves().await;
    payer.till.house.later(20 * 60_000);
    payer.comes_back("ok").await;
    payer.till.house.later(29 * 60_000);
    assert!(payer.is_warned().await, "from his return on");
    payer.comes_back("ok").await;
    payer.till.house.later(60_000);
    assert!(!payer.is_warned().await, "looking at the page again does not prolong it");
}

async fn who_broke_off_pays_when_he_wants(on: On) {
    let payer = Payer::before(on, false).await;
    for way in ["cancel", "error"] {
        payer.leaves().await;
        assert!(payer.is_warned().await);
        assert!(
            !payer.comes_back("waiting").await.contains("Torna all’avviso"),
            "who waits is not sent to pay"
        );
        let page = payer.comes_back(way).await;
        let button =
            format!("class=\"btn btn-primary\" href=\"{}\">Torna all’avviso", payer.address(&payer.nav()));
        assert!(page.contains(&button), "{page}");
        assert!(!payer.is_warned().await, "{way}");
    }
}

async fn what_never_left_is_not_under_way(on: On) {
    let payer = Payer::before(on, true).await;
    assert_eq!(payer.leaves().await, StatusCode::BAD_GATEWAY);
    assert!(!payer.is_warned().await);
}
