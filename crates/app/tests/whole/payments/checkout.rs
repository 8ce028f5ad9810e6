//! The cart that goes out to the national checkout.

use std::sync::Arc;

use super::circle::node;
use crate::support::On;
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::till::{Till, nav};
use axum::Extension;
use axum::http::StatusCode;
use payments::joining::{self, Product, keys};
use payments::outward::Outward;
use payments::pay_now::{self, Checkout};
use platform::egress::{Egress, Settings as Calls};
use simulator::Version;

on_both_engines! {
    a_cart_goes_out_with_the_key_of_its_body;
}

const OLD: &str = "0123456789abcdef0123456789abc001";
const NEW: &str = "0123456789abcdef0123456789abc002";

async fn put(till: &Till, slot: i64, typed: &str) {
    let (admin, key) = (till.as_staff("t.pagamenti"), till.house.house.ctx.key.clone());
    let locked = keys::lock(&key, till.body, Product::Checkout, typed).unwrap();
    till.act(move |tx, _, now| keys::put(tx, &key, &admin, (slot, &locked), now))
        .await
        .unwrap_or_else(|error: joining::JoiningError| panic!("{error:?}"));
}

async fn a_cart_goes_out_with_the_key_of_its_body(on: On) {
    let door = platform::listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = format!("http://{}", door.local_addr().unwrap());
    let checkout =
        format!("segregation = 1\ncheckout = \"{address}/checkout/ec/v2\"\n[body.creditor.postal_account]");
    let till = Till::open_with(on, |text| {
        text.replacen("segregation = 1\n[body.creditor.postal_account]", &checkout, 1)
    })
    .await;
    let mut simulated = node(&till, Version::Second);
    simulated.settings.address = address;
    simulated.settings.key = Some(NEW.into());
    let pages = simulator::router(Arc::new(simulated));
    let limits = platform::listener::Limits::default();
    tokio::spawn(platform::listener::serve(door, None, pages, limits, std::future::pending()));
    let calls = Calls { inside: vec!["127.0.0.1".into()], ..Calls::default() };
    let outward: Arc<dyn Checkout> = Arc::new(Outward::new(till.house.house.ctx.clone(), Egress::new(calls)));
    let router = till.house.house.router.clone().layer(Extension(outward));
    let made = till.create(till.meals(4_500)).await.unwrap();
    let token = pay_now::token(&till.house.house.ctx.key, till.body, &nav(&made));
    let online = format!("/{}/pay/n/{token}/online", till.slug());
    let pays = async || {
        let sent = form(&online, &visitor(""), &visitors_token(), &[("with", "")]);
        crate::support::send(router.clone(), sent).await
    };
    let body = till.body;
    let refused = async || {
        let held = till.act(move |tx, _, _| keys::held(tx, body)).await.unwrap();
        held.iter().map(|key| (key.slot, key.refused_at.is_some())).collect::<Vec<_>>()
    };
    let away = pays().await;
    assert_eq!(away.status, StatusCode::BAD_GATEWAY, "no key at all");
    put(&till, 1, OLD).await;
    assert_eq!(pays().await.status, StatusCode::BAD_GATEWAY, "a wrong key");
    assert_eq!(refused().await, [(1, true)]);
    till.at("2026-03-02T10:01:00");
    put(&till, 2, NEW).await;
    let leaving = pays().await;
    assert_eq!(leaving.status, StatusCode::OK, "{}", leaving.text);
    assert_eq!(refused().await, [(1, true), (2, false)]);
    // The same keys change places: the refused one is still found out, and the good one still used.
    till.at("2026-03-02T10:02:00");
    put(&till, 2, OLD.replace("c001", "c003").as_str()).await;
    put(&till, 1, NEW).await;
    assert_eq!(pays().await.status, StatusCode::OK);
    let events = till
        .act(move |tx, _, _| {
            let rows = tx.rows(
                platform::sql!(
                    "SELECT facts FROM event WHERE body = ?1 AND kind LIKE 'platform-key%' ORDER BY at"
                ),
                platform::values![body],
            )?;
            rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, platform::StoreError>>()
        })
        .await
        .unwrap();
    assert!(!events.is_empty() && events.iter().all(|facts| !facts.contains("abc00")), "{events:?}");
}
