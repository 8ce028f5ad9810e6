//! Who has paid takes the receipt with him: from the page of his notice, from the page after the checkout, from the
//! list of his payments. Nobody else does.

use axum::http::{StatusCode, header};
use payments::pay_now;
use payments::position::Position;

use crate::support::till::Till;
use crate::support::{On, small_office};

on_both_engines! {
    who_has_paid_takes_the_receipt_with_him;
    there_is_no_receipt_before_it_is_paid;
    what_was_paid_elsewhere_has_one_too;
    nobody_else_takes_it;
}

fn notice(till: &Till, position: &Position, part: usize) -> String {
    let nav = &position.options[0].instalments[part].nav;
    format!("/{}/pay/n/{}", till.slug(), pay_now::token(&till.house.house.ctx.key, till.body, nav))
}

async fn who_has_paid_takes_the_receipt_with_him(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let address = notice(&till, &meals, 0);
    assert!(!till.house.get(&address).await.text.contains("receipt.pdf"));
    till.pays(&meals.options[0].instalments[0].nav, "iur-1", 4_500).await;
    let page = till.house.get(&address).await.text;
    assert!(page.contains(&format!("href=\"{address}/receipt.pdf\">Scarica la ricevuta")), "{page}");
    let file = till.house.get(&format!("{address}/receipt.pdf")).await;
    assert_eq!(
        (file.status, &file.headers[header::CONTENT_TYPE]),
        (StatusCode::OK, &"application/pdf".parse().unwrap())
    );
    assert_eq!(file.headers[header::CACHE_CONTROL], "no-store");
    let name = file.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(name.contains("ricevuta-3") && file.text.starts_with("%PDF"), "{name}");
}

async fn there_is_no_receipt_before_it_is_paid(on: On) {
    let till = Till::open(on).await;
    let plan = till.create(till.wish("mensa", vec![till.plan(&[2_000, 2_500])])).await.unwrap();
    till.pays(&plan.options[0].instalments[0].nav, "iur-1", 2_000).await;
    for (part, status) in [(0, StatusCode::OK), (1, StatusCode::NOT_FOUND)] {
        let file = till.house.get(&format!("{}/receipt.pdf", notice(&till, &plan, part))).await;
        assert_eq!(file.status, status, "part {part}");
    }
}

async fn what_was_paid_elsewhere_has_one_too(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let version = meals.version.to_string();
    let nav = meals.options[0].instalments[0].nav.as_str().to_owned();
    let cookie = crate::support::forms::visitor(&till.house.signed_in(till.body, "p.cassa").await);
    let fields = [
        ("version", version.as_str()),
        ("nav", &nav),
        ("amount", "4500"),
        ("day", "2026-03-02"),
        ("method", "cash"),
        ("reason", "Pagato in contanti"),
    ];
    let path = format!("/{}/payments/{}/elsewhere", till.slug(), meals.id);
    let token = crate::support::forms::visitors_token();
    let sent = till.house.request(crate::support::forms::form(&path, &cookie, &token, &fields)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let file = till.house.get(&format!("{}/receipt.pdf", notice(&till, &meals, 0))).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.text);
}

async fn nobody_else_takes_it(on: On) {
    let till = Till::open(on).await;
    let (mine, other) =
        (till.create(till.meals(4_500)).await.unwrap(), till.create(till.meals(9_900)).await.unwrap());
    till.pays(&mine.options[0].instalments[0].nav, "iur-1", 4_500).await;
    let address = notice(&till, &mine, 0);
    // Who holds another notice has a secret that opens his own, and it is not paid.
    let stranger = till.house.get(&format!("{}/receipt.pdf", notice(&till, &other, 0))).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    let secret = address.rsplit('/').next().unwrap();
    let (rest, last) = secret.split_at(secret.len() - 1);
    let guessed = format!("{rest}{}", if last == "0" { "1" } else { "0" });
    till.house.import(&small_office("altra", 1, 1)).await;
    for path in [
        format!("/{}/pay/n/{guessed}/receipt.pdf", till.slug()),
        format!("/{}/pay/n/{}/receipt.pdf", till.slug(), mine.options[0].instalments[0].nav.as_str()),
        format!("/altra/pay/n/{secret}/receipt.pdf"),
    ] {
        assert_eq!(till.house.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
