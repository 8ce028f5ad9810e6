//! Holds are placed and lifted by who leads the desk, of this body alone.

use axum::http::StatusCode;
use helpdesk::erase::EraseError;
use helpdesk::erase::hold;
use helpdesk::work::Lead;
use platform::events::Actor;

use super::hands::ADA;
use crate::support::On;
use crate::support::desk::{Desk, Signed};
use crate::support::requests::{read, write};

pub async fn holds_are_the_leads(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = desk.ask(desk.asked(ADA)).await.unwrap();
    let (elena, marta) = (Signed::of(&desk, "e.fontana").await, Signed::of(&desk, "m.sala").await);
    let fields = [("code", ticket.code.as_str()), ("reason", "ispezione")];
    assert_eq!(marta.post("desk/holds", &fields).await.status, StatusCode::FORBIDDEN);
    assert_eq!(elena.post("desk/holds", &fields).await.status, StatusCode::SEE_OTHER);
    let twice = elena.post("desk/holds", &fields).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.text);
    for (wrong, status) in [
        (vec![("code", "XX-2026-9"), ("reason", "r")], 404),
        (vec![("code", ticket.code.as_str()), ("reason", " ")], 422),
        (vec![("customer", "1"), ("reason", "r")], 404),
        (vec![("code", ticket.code.as_str()), ("customer", "1"), ("reason", "r")], 422),
    ] {
        assert_eq!(elena.post("desk/holds", &wrong).await.status.as_u16(), status, "{wrong:?}");
    }
    let page = elena.get("desk/holds").await.text;
    assert!(page.contains(&ticket.code) && page.contains("ispezione"));
    let stranger = Lead::who_asked(desk.body + 1, Actor("staff:1".into()));
    let body = desk.body;
    let id = read(&desk, move |tx| Ok(hold::standing(tx, body)?[0].id)).await;
    let lifted = write(&desk, move |tx, _, _, now| hold::lift(tx, &stranger, id, now)).await;
    assert_eq!(lifted, Err(EraseError::Unknown), "another body's hold");
}
