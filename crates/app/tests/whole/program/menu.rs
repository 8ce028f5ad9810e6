//! The menu shows what opens, to everybody.

use crate::support::till::Till;
use crate::support::{On, TestHouse, small_office};
use axum::body::Body;
use axum::http::Request;

on_both_engines! {
    every_line_of_the_menu_opens;
    who_deals_with_some_kinds_of_due_is_not_shown_whole_accounts;
}

/// The addresses in the menu of somebody, from the first page that has one.
async fn lines(house: &TestHouse, cookie: &str, slug: &str) -> Vec<String> {
    for first in ["counter", "desk", "payments", "refunds", "customer", "console", "payments/joining"] {
        let answer = look(house, cookie, &format!("/{slug}/{first}")).await;
        let Some((_, menu)) = answer.1.split_once("<nav class=\"side-nav\"") else { continue };
        let menu = menu.split("</nav>").next().unwrap();
        let links = menu.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        return links.map(str::to_owned).collect();
    }
    Vec::new()
}

async fn look(house: &TestHouse, cookie: &str, path: &str) -> (u16, String) {
    let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
    let answer = house.request(request).await;
    (answer.status.as_u16(), answer.text)
}

async fn all_open(house: &TestHouse, body: i64) {
    let office = house.house.ctx.offices.known(body).unwrap();
    for member in &office.staff {
        let cookie = house.signed_in(body, &member.doc.login).await;
        let lines = lines(house, &cookie, &office.body.key).await;
        assert!(!lines.is_empty(), "{} has a menu", member.doc.login);
        for line in lines {
            assert_eq!(look(house, &cookie, &line).await.0, 200, "{} {line}", member.doc.login);
        }
    }
}

async fn every_line_of_the_menu_opens(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("prova", 4, 2)).await;
    all_open(&house, body).await;
}

async fn who_deals_with_some_kinds_of_due_is_not_shown_whole_accounts(on: On) {
    let limited = "roles = [\"accountant\"]\n\n[[staff]]\nlogin = \"m.mensa\"\nname = \"Mara Mensa\"\nroles = [\"accountant\"]\ndues = [\"mensa\"]\n\n[[staff]]\nlogin = \"r.mensa\"\nname = \"Rosa Mensa\"\nroles = [\"payment_auditor\"]\ndues = [\"mensa\"]";
    let till = Till::open_with(on, |text| text.replacen("roles = [\"accountant\"]", limited, 1)).await;
    all_open(&till.house, till.body).await;
    for (login, whole) in [("r.ragioneria", true), ("m.mensa", false)] {
        let cookie = till.house.signed_in(till.body, login).await;
        let menu = lines(&till.house, &cookie, "valdora").await;
        for path in ["flows", "journals", "inbox"] {
            assert_eq!(menu.contains(&format!("/valdora/payments/{path}")), whole, "{login} {path}");
        }
        assert!(menu.contains(&"/valdora/payments/reconciliation".to_owned()), "{login}: {menu:?}");
    }
}
