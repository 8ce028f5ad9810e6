//! Notices on their way to the checkout and back.

use super::secret;
use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::till::{Till, nav};
use crate::support::{On, send};
use axum::Extension;
use axum::http::StatusCode;
use pagopa::cart::Cart;
use payments::pay_now::{Checkout, CheckoutError};
use std::sync::{Arc, Mutex};

/// A checkout that remembers what it got, and answers as it is told.
#[derive(Default)]
struct Told(Mutex<Vec<Cart>>, Mutex<Option<Result<String, CheckoutError>>>);

impl Checkout for Told {
    fn open(&self, _: i64, address: &str, cart: &Cart) -> Result<String, CheckoutError> {
        assert_eq!(address, "https://checkout.example/ec/v2");
        self.0.lock().unwrap().push(cart.clone());
        self.1.lock().unwrap().clone().unwrap_or_else(|| Ok("https://checkout.example/c/1".into()))
    }
}

pub async fn a_cart_goes_out_and_only_the_receipt_pays(on: On) {
    let line = "segregation = 1\n[body.creditor.postal_account]";
    let with =
        "segregation = 1\ncheckout = \"https://checkout.example/ec/v2\"\n[body.creditor.postal_account]";
    let till = Till::open_with(on, |text| text.replacen(line, with, 1)).await;
    let first = till.create(till.meals(4_500)).await.unwrap();
    let second = till.create(till.meals(1_000)).await.unwrap();
    let mut foreign = till.meals(9_900);
    foreign.options[0].debtor.code = "DLCGUO80A01L424P".into();
    let foreign = till.create(foreign).await.unwrap();
    let told = Arc::new(Told::default());
    let at: Arc<dyn Checkout> = told.clone();
    let router = till.house.house.router.clone().layer(Extension(at));
    let base = format!("/{}/pay/n/{}", till.slug(), secret(&till, &nav(&first)));
    let post = |rest: &str, fields: &[(&str, &str)]| {
        send(router.clone(), form(&format!("{base}/{rest}"), &visitor(""), &visitors_token(), fields))
    };
    let refused = post("add", &[("with", ""), ("number", nav(&foreign).as_str())]).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another's debts are not even told to exist"
    );
    let added = to(&post("add", &[("with", ""), ("number", nav(&second).as_str())]).await);
    let with = added.split("with=").nth(1).unwrap().to_owned();
    let smuggled = format!("{with}.{}", secret(&till, &nav(&foreign)));
    let out = post("online", &[("with", &smuggled)]).await;
    assert_eq!(
        (out.status, out.headers["refresh"].to_str().unwrap()),
        (StatusCode::OK, "0; url=https://checkout.example/c/1")
    );
    assert!(out.text.contains("href=\"https://checkout.example/c/1\""), "without the header there is a link");
    let cart = told.0.lock().unwrap()[0].request().clone();
    let amounts: Vec<i64> = cart.payment_notices.iter().map(|notice| notice.amount.0).collect();
    assert_eq!(amounts, [4_500, 1_000]);
    let back = cart.return_urls.return_ok_url.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    let page = till.house.get(&back).await;
    assert!(page.text.contains("Stiamo aspettando la ricevuta"), "{}", page.text);
    assert_eq!(till.read(first.id).await, first, "coming back proves nothing");
    till.pays(&nav(&first), "r1", 4_500).await;
    assert!(till.house.get(&back).await.text.contains("Stiamo aspettando la ricevuta"), "one of two");
    till.pays(&nav(&second), "r2", 1_000).await;
    assert!(till.house.get(&back).await.text.contains("Pagamento ricevuto"));
    let again = post("online", &[("with", "")]).await;
    assert_eq!(to(&again), base, "what is paid goes to no checkout");
    assert_eq!(told.0.lock().unwrap().len(), 1);
    let third = till.create(till.meals(700)).await.unwrap();
    let base = format!("/{}/pay/n/{}/online", till.slug(), secret(&till, &nav(&third)));
    for answer in
        [Ok("http://eve.example/".to_owned()), Err(CheckoutError::Away), Err(CheckoutError::Refused)]
    {
        *told.1.lock().unwrap() = Some(answer);
        let page = send(router.clone(), form(&base, &visitor(""), &visitors_token(), &[("with", "")])).await;
        assert_eq!(page.status, StatusCode::BAD_GATEWAY);
        assert!(page.text.contains("Non è stato pagato niente"), "{}", page.text);
    }
    let wrong = format!("/{}/pay/back/{}/ok", till.slug(), "a".repeat(26));
    assert_eq!(till.house.get(&wrong).await.status, StatusCode::NOT_FOUND);
}
