//! Who sees what of the positions, and what a look leaves behind.

use super::list::listed;
use super::{ask, secret, tell};
use crate::support::On;
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::till::{Till, nav};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use payments::desk::{Filter, Search};
use payments::position::State;
use platform::store::StoreError;
use platform::{sql, values};

pub async fn a_clerk_sees_his_own_kinds_of_due_only(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(100)).await.unwrap();
    let waste = till.create(till.wish("rifiuti", vec![till.whole(100)])).await.unwrap();
    assert_eq!(listed(&till, "s.scuola", Filter::default()).await, [(meals.id, State::Valid)]);
    let search = Search::parse(nav(&waste).as_str());
    assert_eq!(listed(&till, "s.scuola", Filter { search, ..Filter::default() }).await, []);
    let due = till.due("rifiuti");
    assert_eq!(listed(&till, "s.scuola", Filter { due, ..Filter::default() }).await, []);
    let version = waste.version.to_string();
    let pages = [format!("payments/{}", waste.id), format!("payments/{}/edit", waste.id)];
    for page in pages {
        assert_eq!(ask(&till, "s.scuola", &page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    let pdf = format!("payments/{}/notice.pdf", nav(&waste));
    assert_eq!(ask(&till, "s.scuola", &pdf).await.status, StatusCode::NOT_FOUND);
    let act = format!("payments/{}/act", waste.id);
    let refused = tell(&till, "s.scuola", &act, &[("what", "withdraw"), ("version", &version)]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert_eq!(till.read(waste.id).await, waste);
    assert_eq!(ask(&till, "s.scuola", &format!("payments/{}", meals.id)).await.status, StatusCode::OK);
}

pub async fn another_body_sees_nothing(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(100)).await.unwrap();
    let other = till.neighbour().await;
    let cookie = visitor(&till.house.signed_in(other, "l.tributi").await);
    for rest in [format!("payments/{}", meals.id), format!("payments/{}/notice.pdf", nav(&meals))] {
        let path = format!("/altrove/{rest}");
        let request = Request::get(path).header("cookie", &cookie).body(Body::empty()).unwrap();
        assert_eq!(till.house.request(request).await.status, StatusCode::NOT_FOUND, "{rest}");
    }
    let list = Request::get("/altrove/payments?q=ada").header("cookie", &cookie).body(Body::empty()).unwrap();
    assert!(!till.house.request(list).await.text.contains("Ada Rossi"));
    let (number, code) = (nav(&meals), "RSSDAA80A41L424T");
    let fields = [("number", number.as_str()), ("code", code)];
    let found = till.house.request(form("/altrove/pay", &visitor(""), &visitors_token(), &fields)).await;
    assert_eq!(found.status, StatusCode::UNPROCESSABLE_ENTITY);
    let path = format!("/altrove/pay/n/{}", secret(&till, &number));
    assert_eq!(till.house.get(&path).await.status, StatusCode::NOT_FOUND, "a secret opens its own body's");
}

pub async fn whoever_looks_leaves_a_trace_without_names(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(100)).await.unwrap();
    let page = ask(&till, "i.revisione", &format!("payments/{}", meals.id)).await;
    assert!(page.text.contains("Ada Rossi") && page.text.contains("Da pagare"), "{}", page.text);
    assert_eq!(till.house.events("position-viewed").await, 1);
    ask(&till, "p.cassa", &format!("payments/{}/notice.pdf", nav(&meals))).await;
    assert_eq!(till.house.events("notice-printed").await, 1);
    ask(&till, "i.revisione", "payments?q=RSSDAA80A41L424T").await;
    ask(&till, "i.revisione", "payments?q=ada").await;
    assert_eq!(till.house.events("positions-searched").await, 2);
    let body = till.body;
    let read = till.house.house.ctx.db.read(move |tx| {
        tx.rows(sql!("SELECT facts FROM event WHERE body = ?1 AND kind IN ('position-created', 'position-viewed', 'positions-searched', 'notice-printed')"), values![body])?
            .iter()
            .map(|row| row.get::<String>(0))
            .collect::<Result<String, _>>()
    });
    let facts: Result<String, StoreError> = read.await;
    let facts = facts.unwrap().to_lowercase();
    assert!(facts.contains("\"found\":1") && !facts.contains("ada") && !facts.contains("rss"), "{facts}");
}
