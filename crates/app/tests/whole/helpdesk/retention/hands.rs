//! What these trials do again and again: solve, hold, let a night pass, look for somebody and forget him.

use helpdesk::appoint::{self, Way, Wish};
use helpdesk::erase::hold::{self, What};
use helpdesk::erase::{Counts, EraseError};
use helpdesk::person::{TICKETS_MAX, Who, erase, find};
use helpdesk::retention::{Class, due, once};
use helpdesk::ticket::{State, Ticket};
use helpdesk::work::{self, Lead};
use office::Office;
use office::lanes::HELPDESK;
use platform::{Lane, Moment, Tx};

use crate::support::at;
use crate::support::desk::Desk;
use crate::support::requests::{read, write};

pub const ADA: &str = "ada@posta.example";
pub const VALLI: &str = "chiara@unionevalli.example";

pub async fn solved(desk: &Desk, mail: &str) -> Ticket {
    let ticket = desk.ask(desk.asked(mail)).await.unwrap();
    desk.becomes(ticket.id, State::Resolved).await;
    desk.now(ticket.id).await
}

/// What the page says would go, by class.
pub async fn would_go(desk: &Desk, class: Class) -> i64 {
    let (ctx, body, now) = (desk.house.house.ctx.clone(), desk.body, desk.house.clock.now());
    read(desk, move |tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        due(tx, &office, class, now)
    })
    .await
}

pub async fn night(desk: &Desk) -> Counts {
    once(&desk.house.house.ctx, desk.body).await.unwrap()
}

pub async fn hold(desk: &Desk, what: (What, i64)) -> i64 {
    write(desk, move |tx, office, lead, now| hold::place(tx, office, lead, what, "causa", now)).await.unwrap()
}

pub async fn somebody(desk: &Desk, mail: &str) -> helpdesk::person::Found {
    some_of(desk, mail, TICKETS_MAX).await
}

pub async fn some_of(desk: &Desk, mail: &str, most: i64) -> helpdesk::person::Found {
    let (ctx, body) = (desk.house.house.ctx.clone(), desk.body);
    let who = Who::parse(mail).unwrap();
    read(desk, move |tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        find(tx, &ctx.key, &office, &who, most)
    })
    .await
}

pub async fn forget(desk: &Desk, mail: &str, reason: &'static str) -> Result<Counts, EraseError> {
    let (key, who) = (desk.house.house.ctx.key.clone(), Who::parse(mail).unwrap());
    let erase = move |tx: &mut Tx, office: &Office, lead: &Lead, now: Moment| {
        erase(tx, &key, (office, lead), &who, reason, now)
    };
    write(desk, erase).await.map(|one| one.counts)
}

pub async fn booked(desk: &Desk, id: i64, topic: &str) -> i64 {
    let (ctx, marta) = (desk.house.house.ctx.clone(), desk.marta());
    let (start, phone) = (at("2026-03-02T11:00:00"), "333 1234567".to_owned());
    let wish = Wish { way: Way::Callback, start, phone, topic: topic.into(), chosen: true };
    let now = desk.house.clock.now();
    let book = move |tx: &mut Tx| {
        let (office, mut ticket) = work::load(tx, &ctx, marta.body, id, None)?;
        appoint::book(tx, &ctx, &office, &mut ticket, &marta, &wish, now)
    };
    desk.house.house.ctx.db.write(Lane::of(desk.body, HELPDESK), book).await.unwrap()
}
