//! Another body, a customer and a program reach none of it.

use axum::http::StatusCode;
use helpdesk::work::AtDesk;
use platform::events::Actor;

use super::hands::{asked, open, phrase, row, watching};
use crate::support::desk::Signed;
use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::{On, small_office};

pub async fn another_body_and_a_customer_reach_none_of_it(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    let kept =
        to(&Signed::of(&desk, "m.sala").await.post("desk/views", &[("name", "A"), ("late", "yes")]).await);
    let view = kept.split("view=").nth(1).unwrap().to_owned();
    let phrase = phrase(&desk, "Saluti", "Saluti").await;
    let other = desk.house.import(&small_office("altra", 1, 1)).await;
    let cookie = visitor(&desk.house.signed_in(other, "guida").await);
    let client = Signed::of(&desk, "unione.valli").await;
    let (id, row) = (ticket.id, row(&ticket));
    let say = [("what", "keep"), ("text", "Spiato"), ("version", "0"), ("row", row.as_str()), ("staff", "0")];
    for path in [
        format!("desk/{id}/watch"),
        format!("desk/{id}/draft"),
        format!("desk/views/{view}/remove"),
        format!("desk/phrases/{phrase}/remove"),
    ] {
        for slug in ["altra".to_owned(), desk.slug()] {
            let sent = form(&format!("/{slug}/{path}"), &cookie, &visitors_token(), &say);
            assert_eq!(desk.house.request(sent).await.status, StatusCode::NOT_FOUND, "{slug} {path}");
        }
        assert_eq!(client.post(&path, &say).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let spam = [("what", "spam"), ("row", row.as_str())];
    let sent = form("/altra/desk/bulk", &cookie, &visitors_token(), &spam);
    let verdicts = desk.house.request(sent).await.text;
    assert!(verdicts.contains("Fatte 0 su 1.") && !verdicts.contains(&ticket.code), "{verdicts}");
    assert_eq!(desk.now(id).await, ticket);
    assert_eq!(watching(&desk, id).await, [0_i64; 0]);
}

pub async fn a_program_neither_watches_nor_drafts(on: On) {
    let desk = open(on).await;
    let id = asked(&desk).await.id;
    let token = desk.house.token(desk.body, "tickets").await;
    for rest in ["watch", "draft"] {
        let path = format!("/{}/desk/{id}/{rest}", desk.slug());
        let fields = [("what", "keep"), ("text", "x"), ("version", "0")];
        let mut sent = form(&path, &visitor(""), &visitors_token(), &fields);
        sent.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
        assert_eq!(desk.house.request(sent).await.status, StatusCode::FORBIDDEN, "{rest}");
    }
    let machine = AtDesk { body: desk.body, staff: 0, actor: Actor("token:1".into()) };
    assert!(machine.person().is_err());
}
