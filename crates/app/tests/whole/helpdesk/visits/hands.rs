//! What people do in these trials: they ask, agree an hour, move it, give it up, come and try.

use std::sync::atomic::{AtomicI64, Ordering};

use helpdesk::alerts::{self, Kind};
use helpdesk::appoint::{self, AppointError, Appointed, Outcome, Way, Wish};
use helpdesk::open::Asked;
use helpdesk::ticket::Ticket;
use helpdesk::work::{self, AtDesk, WorkError};
use office::lanes::HELPDESK;
use office::people::Someone;
use office::{Ctx, Office};
use platform::store::StoreError;
use platform::{Lane, Moment, Tx};

use crate::support::desk::Desk;
use crate::support::{On, at};

/// The mid-size town on Monday 2 March 2026 at ten: call backs every quarter of an hour from 8 to 18, sessions
/// from afar every half hour from 7, one visit an hour from 8:30.
pub async fn open(on: On) -> Desk {
    Desk::open_with(on, "").await
}

pub async fn ask(desk: &Desk, mail: &str) -> Ticket {
    let phone = identity::Phone::parse("333 1234567").ok();
    let requester = Someone { email: identity::Email::parse(mail).ok(), phone, ..Someone::default() };
    desk.ask(Asked { requester, ..desk.asked(mail) }).await.unwrap()
}

pub fn wish(way: Way, civil: &str) -> Wish {
    Wish { way, start: at(civil), phone: String::new(), topic: "La stampante".into(), chosen: true }
}

/// Somebody of the desk does something to a ticket, in a lane of his own: what two do at once really meets.
pub async fn does<T: Send + 'static, E: From<StoreError> + From<WorkError> + Send + 'static>(
    desk: &Desk,
    ticket: i64,
    work: impl Fn(&mut Tx, &Ctx, &Office, &mut Ticket, Moment) -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    static LANES: AtomicI64 = AtomicI64::new(0);
    let (ctx, body, now) = (desk.house.house.ctx.clone(), desk.body, desk.house.clock.now());
    let lane = Lane::of(body, HELPDESK + LANES.fetch_add(1, Ordering::Relaxed));
    let work = move |tx: &mut Tx| {
        let (office, mut ticket) = work::load(tx, &ctx, body, ticket, None)?;
        work(tx, &ctx, &office, &mut ticket, now)
    };
    desk.house.house.ctx.db.write(lane, work).await
}

pub async fn book(desk: &Desk, ticket: i64, wish: Wish) -> Result<i64, AppointError> {
    let marta = desk.marta();
    does(desk, ticket, move |tx, ctx, office, ticket, now| {
        appoint::book(tx, ctx, office, ticket, &marta, &wish, now)
    })
    .await
}

pub async fn moved(desk: &Desk, ticket: i64, from: i64, wish: Wish) -> Result<i64, AppointError> {
    let marta = desk.marta();
    does(desk, ticket, move |tx, ctx, office, ticket, now| {
        appoint::move_to(tx, ctx, office, ticket, &marta, (from, &wish), now)
    })
    .await
}

pub async fn cancelled(desk: &Desk, ticket: i64, appointment: i64) -> Result<(), AppointError> {
    let marta = desk.marta();
    does(desk, ticket, move |tx, _, office, ticket, now| {
        appoint::cancel(tx, office, ticket, &marta, appointment, now)
    })
    .await
}

pub async fn tried(desk: &Desk, ticket: i64, appointment: i64, outcome: Outcome) -> Result<(), AppointError> {
    let marta = desk.marta();
    does(desk, ticket, move |tx, _, office, ticket, now| {
        appoint::attempt(tx, office, ticket, &marta, (appointment, outcome), now)
    })
    .await
}

pub async fn of(desk: &Desk, ticket: i64) -> Vec<Appointed> {
    let body = desk.body;
    desk.house.house.ctx.db.read(move |tx| appoint::of_ticket(tx, body, ticket)).await.unwrap()
}

pub async fn follow(desk: &Desk) {
    let ctx = &desk.house.house.ctx;
    appoint::follow(ctx, ctx.clock.now()).await.unwrap();
}

/// The tickets of which somebody was told that an hour passed untried, the oldest first.
pub async fn told(desk: &Desk, login: &str) -> Vec<i64> {
    let ctx = &desk.house.house.ctx;
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let staff = AtDesk::named(&ctx.offices.known(desk.body).unwrap(), login).staff;
    let body = desk.body;
    let all = ctx.db.read(move |tx| alerts::shown(tx, body, staff)).await.unwrap();
    all.iter().rev().filter(|alert| alert.kind == Kind::Callback).map(|alert| alert.ticket).collect()
}

pub async fn taken(desk: &Desk, mail: &str) -> Ticket {
    let (ticket, marta) = (ask(desk, mail).await, desk.marta());
    let take = move |tx: &mut Tx, office: &Office, ticket: &mut Ticket, now| {
        work::take(tx, office, ticket, &marta, marta.staff, now)
    };
    desk.act(ticket.id, take).await.unwrap()
}
