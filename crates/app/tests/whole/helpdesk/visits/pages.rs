//! An hour is chosen on a page, from the agenda that is there, and by nobody of another body.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use helpdesk::appoint::{AppointError, Way};
use helpdesk::ticket::State;
use helpdesk::work;

use super::hands::{ask, book, of, open, wish};
use crate::support::desk::{Desk, Signed};
use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::{On, TestHouse, at};

pub async fn a_seat_is_chosen_on_a_page_and_nothing_typed_is_lost(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let marta = Signed::of(&desk, "m.sala").await;
    let path = format!("desk/{}/appoint/callback", ticket.id);
    let page = marta.get(&path).await.text;
    let eleven = at("2026-03-02T11:00:00").ms().to_string();
    assert!(page.contains(&format!("value=\"{eleven}\"")) && page.contains("+393331234567"), "{page}");
    assert!(!page.contains(&at("2026-03-02T09:45:00").ms().to_string()), "the past is not offered");
    let version = ticket.version.to_string();
    let mut fields = vec![("start", &*eleven), ("phone", "12"), ("topic", "VPN"), ("version", &*version)];
    let wrong = marta.post(&path, &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"VPN\"") && wrong.text.contains("value=\"12\""), "{}", wrong.text);
    fields[1] = ("phone", "");
    assert!(to(&marta.post(&path, &fields).await).ends_with(&format!("desk/{}", ticket.id)));
    assert_eq!(marta.post(&path, &fields).await.status, StatusCode::CONFLICT, "a version ago");
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains("+393331234567") && page.contains("VPN") && !page.contains("act-at"), "{page}");
    // No number, no call back.
    let mut silent = desk.asked("bruno@posta.example");
    silent.requester.phone = None;
    let silent = desk.ask(silent).await.unwrap();
    let booked = book(&desk, silent.id, wish(Way::Callback, "2026-03-02T15:00:00")).await;
    assert_eq!(booked, Err(AppointError::NoPhone));
    // A time without a seat, and one that has passed.
    for civil in ["2026-03-02T11:01:00", "2026-03-08T11:00:00", "2026-03-02T09:00:00"] {
        let booked = book(&desk, ticket.id, wish(Way::Remote, civil)).await;
        assert!(matches!(booked, Err(AppointError::Book(_))), "{civil}: {booked:?}");
    }
}

pub async fn another_body_reaches_neither_ticket_nor_agenda(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let booked = book(&desk, ticket.id, wish(Way::Callback, "2026-03-02T11:00:00")).await.unwrap();
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let other = desk.house.import(&text.replacen("key = \"valdora\"", "key = \"altrove\"", 1)).await;
    let cookies = visitor(&desk.house.signed_in(other, "e.fontana").await);
    let post = |path: String, fields: Vec<(&'static str, String)>| {
        let (house, cookies): (&TestHouse, _) = (&desk.house, cookies.clone());
        async move {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            house.request(form(&path, &cookies, &visitors_token(), &fields)).await.status
        }
    };
    let version = desk.now(ticket.id).await.version.to_string();
    let one = vec![("what", "done".to_owned()), ("version", version.clone())];
    let seat = vec![
        ("start", at("2026-03-02T15:00:00").ms().to_string()),
        ("topic", "VPN".into()),
        ("version", version.clone()),
    ];
    let exception = vec![("suspension", "1".to_owned()), ("reason", "x".into()), ("version", version)];
    // Her own address, and ours with her sign-in.
    for slug in ["altrove", "valdora"] {
        let at_ticket = |rest: &str| format!("/{slug}/desk/{}/{rest}", ticket.id);
        for (path, fields) in [
            (at_ticket(&format!("appointments/{booked}")), one.clone()),
            (at_ticket("appoint/remote"), seat.clone()),
            (at_ticket("exceptions"), exception.clone()),
            (at_ticket("exceptions/1"), vec![("said", "grant".to_owned())]),
        ] {
            let status = post(path.clone(), fields).await;
            assert!(matches!(status.as_u16(), 303 | 401 | 403 | 404), "{path}: {status}");
            if slug == "altrove" {
                assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        let request = Request::get(format!("/{slug}/desk/{}/appoint/remote", ticket.id));
        let request = request.header("cookie", &cookies).body(Body::empty()).unwrap();
        assert_ne!(desk.house.request(request).await.status, StatusCode::OK);
    }
    let seen = of(&desk, ticket.id).await;
    assert_eq!((seen.len(), seen[0].tries, seen[0].outcome), (1, 0, None));
    // A link of the other body with our ticket's secret opens nothing there.
    let token = helpdesk::ticket::token(&desk.house.house.ctx.key, desk.body, ticket.id);
    assert_eq!(desk.house.get(&format!("/altrove/t/{token}")).await.status, StatusCode::NOT_FOUND);
}

pub async fn without_an_agenda_a_call_back_is_a_free_time(on: On) {
    let desk = Desk::without_agendas(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let none = book(&desk, ticket.id, wish(Way::Callback, "2026-03-02T11:00:00")).await;
    assert_eq!(none, Err(AppointError::NoAgenda));
    let page = Signed::of(&desk, "m.sala").await.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains("act-at") && !page.contains("appoint/callback"), "{page}");
    let marta = desk.marta();
    desk.act(ticket.id, move |tx, office, ticket, now| {
        work::agree_callback(tx, office, ticket, &marta, (now.plus_s(3_600), true), now)
    })
    .await
    .unwrap();
    assert_eq!(desk.now(ticket.id).await.state, State::Callback);
}

pub async fn with_an_agenda_a_free_hour_is_refused(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let marta = Signed::of(&desk, "m.sala").await;
    let version = ticket.version.to_string();
    let fields = [("what", "callback"), ("at", "2026-03-02T11:07"), ("version", &*version)];
    let refused = marta.post(&format!("desk/{}/act", ticket.id), &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("Fissa una richiamata"), "{}", refused.text);
    assert_eq!(desk.now(ticket.id).await.state, State::New);
}

#[test]
fn an_office_names_only_agendas_that_fit() {
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let errors =
        |text: &str| office::file::read(text, office::file::Limits::Published).err().unwrap_or_default();
    assert_eq!(errors(&text), []);
    for (from, into) in [
        ("callback = \"richiamata\"", "callback = \"visita\""),
        ("callback = \"richiamata\"", "callback = \"nessuna\""),
        ("given = \"phone\"", "given = \"remote\""),
        ("given = \"phone\"", "given = \"phone\"\nportal = true"),
        ("services = [\"carta-identita\", \"anagrafe\"]", "services = [\"carta-identita\", \"visita\"]"),
        ("key = \"certificati\"", "key = \"certificati\"\nhelp = { on_site = \"richiamata\" }"),
    ] {
        assert!(text.contains(from));
        assert_ne!(errors(&text.replacen(from, into, 1)), [], "{into}");
    }
    let own =
        text.replacen("key = \"certificati\"", "key = \"certificati\"\nhelp = { on_site = \"visita\" }", 1);
    assert_eq!(errors(&own), []);
}
