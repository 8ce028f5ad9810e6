//! The desk, who works there, and what they do again and again.

use helpdesk::ticket::Ticket;
use helpdesk::watchers;
use helpdesk::work::{self, AtDesk, WorkError};
use platform::Tx;

use crate::support::On;
use crate::support::desk::{Desk, Signed};
use crate::support::forms::to;

pub async fn open(on: On) -> Desk {
    Desk::open_with(on, "").await
}

pub fn who(desk: &Desk, login: &str) -> AtDesk {
    let office = desk.house.house.ctx.offices.known(desk.body).unwrap();
    AtDesk::named(&office, login)
}

pub async fn asked(desk: &Desk) -> Ticket {
    desk.ask(desk.asked("anna@posta.example")).await.unwrap()
}

/// Sets a severity by hand, or takes it back.
pub async fn judged(desk: &Desk, id: i64, severity: Option<i64>, reason: &str) -> Result<Ticket, WorkError> {
    let (marta, reason) = (desk.marta(), reason.to_owned());
    desk.act(id, move |tx, office, ticket, now| match severity {
        Some(severity) => work::set_severity(tx, office, ticket, &marta, (severity, &reason), now),
        None => work::give_back_severity(tx, office, ticket, &marta, now),
    })
    .await
}

/// A ready answer of the desk's head; answers its id.
pub async fn phrase(desk: &Desk, title: &str, text: &str) -> i64 {
    let elena = Signed::of(desk, "e.fontana").await;
    let fields = [("area", "0"), ("lang", "it"), ("title", title), ("text", text)];
    assert_eq!(to(&elena.post("desk/phrases", &fields).await), format!("/{}/desk/phrases", desk.slug()));
    let body = desk.body;
    let read = move |tx: &mut Tx| helpdesk::phrases::phrases(tx, body);
    let found = desk.house.house.ctx.db.read(read).await.unwrap();
    found.iter().find(|phrase| phrase.title == title).unwrap().id
}

pub fn row(ticket: &Ticket) -> String {
    format!("{}:{}", ticket.id, ticket.version)
}

pub async fn watching(desk: &Desk, id: i64) -> Vec<i64> {
    let body = desk.body;
    desk.house.house.ctx.db.read(move |tx| watchers::watchers(tx, body, id)).await.unwrap()
}
