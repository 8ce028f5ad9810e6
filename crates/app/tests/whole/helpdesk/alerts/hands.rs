//! Who works at the desk, and what was told to them, on the page and by mail.

use calendar::DayTime;
use helpdesk::alerts::{self, Alert, Kind};
use helpdesk::clocks;
use helpdesk::shifts::{self, Planned};
use helpdesk::ticket::Ticket;
use helpdesk::work::{self, AtDesk, Lead};
use platform::{Lane, Tx};

use crate::support::desk::Desk;

pub const VALLI: &str = "chiara@unionevalli.example";

pub fn named(desk: &Desk, login: &str) -> AtDesk {
    AtDesk::named(&desk.house.house.ctx.offices.known(desk.body).unwrap(), login)
}

/// She leads the desk.
pub fn elena(desk: &Desk) -> Lead {
    Lead::named(&desk.house.house.ctx.offices.known(desk.body).unwrap(), "e.fontana")
}

/// Two workers ring, as often as there is something to ring.
pub async fn ring(desk: &Desk) {
    let ctx = &desk.house.house.ctx;
    for _ in 0..3 {
        let (one, two) = tokio::join!(clocks::ring(ctx, ctx.clock.now()), clocks::ring(ctx, ctx.clock.now()));
        one.and(two).unwrap();
    }
}

pub async fn told(desk: &Desk, login: &str) -> Vec<Alert> {
    let (body, staff) = (desk.body, named(desk, login).staff);
    let mut all = desk.house.house.ctx.db.read(move |tx| alerts::shown(tx, body, staff)).await.unwrap();
    all.reverse();
    all
}

pub async fn kinds(desk: &Desk, login: &str) -> Vec<Kind> {
    told(desk, login).await.iter().map(|alert| alert.kind).collect()
}

/// Mails to somebody that lie in the spool, after what is due was sent.
pub async fn mails(desk: &Desk, to: &str) -> Vec<String> {
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let folder = std::fs::read_dir(desk.house.folder.0.join("mail"));
    let paths = folder.map(|entries| entries.flatten().map(|entry| entry.path()).collect::<Vec<_>>());
    let all = paths.unwrap_or_default().into_iter().map(|path| std::fs::read_to_string(path).unwrap());
    all.map(|mail| mail.replace("=\r\n", "")).filter(|mail| mail.contains(&format!("To: {to}"))).collect()
}

pub async fn taken(desk: &Desk, mail: &str) -> Ticket {
    let ticket = desk.ask(desk.asked(mail)).await.unwrap();
    let marta = desk.marta();
    desk.act(ticket.id, move |tx, office, ticket, now| {
        work::take(tx, office, ticket, &marta, marta.staff, now)
    })
    .await
    .unwrap()
}

pub async fn shift(desk: &Desk, login: &str, date: &str, (from, until): (&str, &str), kind: shifts::Kind) {
    let (planner, staff) = (elena(desk), named(desk, login).staff);
    let time = |text: &str| DayTime::parse(text).unwrap();
    let date = date.parse().unwrap();
    let planned = Planned { staff, date, from: time(from), until: time(until), kind, weeks: 1 };
    let (ctx, body, now) = (desk.house.house.ctx.clone(), desk.body, desk.house.clock.now());
    let work = move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        shifts::add(tx, &office, &planner, &planned, now)
    };
    desk.house.house.ctx.db.write(Lane::of(body, office::lanes::SHIFTS), work).await.unwrap();
}
