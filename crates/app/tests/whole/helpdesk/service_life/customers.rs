//! Two customers more than the town has, and what is done about their services again and again.

use helpdesk::attached;
use helpdesk::service_life::{Advance, Notice, ServiceError, Stage, advance, ask_erasure, give_notice, send};
use helpdesk::ticket::{Ticket, messages};
use office::lanes::HELPDESK;
use platform::{Lane, Moment, Tx, values};

use crate::support::at;
use crate::support::desk::Desk;
use crate::support::requests::{read, write};

/// A second customer, and one that is about to become one.
pub const MORE: &str = r#"
[[customer]]
key = "acque"
name = "Consorzio Acque"
mails = ["@acque.example", "ada@pec.example"]
certified_mail = "acque@pec.acque.example"
[[contract]]
key = "acque-2026"
name = "Assistenza acque"
customer = "acque"
from = "2026-01-01"
hours = "remoto"
target = [ { metric = "first_contact", minutes = 240 } ]
fee_cents = 100000
[[staff]]
login = "acque"
name = "Piero Acque"
roles = ["customer"]
customer = "acque"
[[customer]]
key = "nuova"
name = "Nuova Comunità"
mails = ["@nuova.example"]
"#;

pub const ACQUE: &str = "piero@acque.example";
pub const VALLI: &str = "chiara@unionevalli.example";

pub async fn step(desk: &Desk, course: i64, stage: Stage, with: Advance) -> Result<(), ServiceError> {
    write(desk, move |tx, office, lead, now| advance(tx, office, lead, (course, stage), &with, now)).await
}

pub async fn notice(desk: &Desk, customer: &str, at: Moment) -> Result<i64, ServiceError> {
    let customer = desk.customer(customer);
    write(desk, move |tx, office, lead, now| give_notice(tx, office, lead, customer, Notice::ByHand(at), now))
        .await
}

pub async fn count(desk: &Desk, sql: &'static platform::store::Sql, ticket: i64) -> i64 {
    let body = desk.body;
    read(desk, move |tx| tx.row(sql, values![body, ticket])?.unwrap().get(0)).await
}

pub async fn formally(desk: &Desk, course: i64) -> Result<i64, ServiceError> {
    let ctx = desk.house.house.ctx.clone();
    write(desk, move |tx, office, lead, now| send(tx, &ctx, office, lead, course, now)).await
}

/// A file in a ticket, with these bytes.
pub async fn attach(desk: &Desk, ticket: &Ticket, bytes: &'static [u8]) {
    let (body, id, ctx) = (desk.body, ticket.id, desk.house.house.ctx.clone());
    let kept =
        tokio::task::spawn_blocking(move || ctx.files.keep("foglio.txt", bytes).unwrap()).await.unwrap();
    let now = desk.house.clock.now();
    let work = move |tx: &mut Tx| {
        let message = messages(tx, body, id)?[0].id;
        attached::keep(tx, body, (id, message), std::slice::from_ref(&kept), now)
    };
    desk.house.house.ctx.db.write(Lane::of(body, HELPDESK), work).await.unwrap();
}

/// Terminated, everything solved, handed over; answers the course.
pub async fn terminated(desk: &Desk) -> i64 {
    desk.at("2026-03-02T12:00:00");
    let course = notice(desk, "acque", at("2026-03-02T11:00:00")).await.unwrap();
    desk.at("2026-03-10T09:00:00");
    step(desk, course, Stage::Exported, Advance::default()).await.unwrap();
    course
}

pub async fn erasure(desk: &Desk, course: i64) -> Result<(), ServiceError> {
    write(desk, move |tx, _, lead, now| ask_erasure(tx, lead, course, now)).await
}
