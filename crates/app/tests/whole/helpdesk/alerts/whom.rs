//! Whom an alert concerns: the holder while at work, else who leads the desk; nobody who cannot come in.

use helpdesk::alerts::{CALLBACK_GRACE_S, Kind};
use helpdesk::shifts;
use helpdesk::ticket::{Level, State, Ticket};
use helpdesk::watchers;
use helpdesk::work::{self, BOUNCES_MAX, WorkError};
use platform::{Lane, Moment, Tx, sql, values};

use super::hands::{VALLI, kinds, mails, named, ring, shift, taken, told};
use crate::support::desk::{Desk, Signed};
use crate::support::{On, at};

pub async fn the_holder_is_told_while_at_work_and_else_who_leads_the_desk(on: On) {
    let desk = Desk::open_with(on, "").await;
    let nobodys = desk.ask(desk.asked(VALLI)).await.unwrap();
    // An hour for taking charge: warned at 10:45 (75 %), and at 10:54.
    desk.at("2026-03-02T10:45:00");
    ring(&desk).await;
    assert_eq!(kinds(&desk, "e.fontana").await, [Kind::Warning]);
    assert!(kinds(&desk, "m.sala").await.is_empty());
    assert!(kinds(&desk, "t.moretti").await.is_empty(), "an administrator only where nobody leads the desk");
    let marta = desk.marta();
    let take = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now| {
        work::take(tx, office, ticket, &marta, marta.staff, now)
    };
    desk.act(nobodys.id, take).await.unwrap();
    // First contact within four hours: three of them are 75 %.
    desk.at("2026-03-02T13:00:00");
    ring(&desk).await;
    assert_eq!(kinds(&desk, "m.sala").await, [Kind::Warning]);
    // Today is planned without her.
    desk.at("2026-03-02T13:30:00");
    shift(&desk, "d.riva", "2026-03-02", ("08:00", "14:00"), shifts::Kind::Desk).await;
    desk.at("2026-03-02T13:36:00");
    ring(&desk).await;
    assert_eq!(kinds(&desk, "m.sala").await, [Kind::Warning], "she has no shift today");
    assert_eq!(kinds(&desk, "e.fontana").await, [Kind::Warning, Kind::Warning]);
    assert!(kinds(&desk, "d.riva").await.is_empty(), "a colleague hears of his own");
}

pub async fn a_missed_call_back_is_told_once_and_a_made_one_never(on: On) {
    let desk = Desk::without_agendas(on).await;
    let (missed, made) =
        (taken(&desk, "anna@posta.example").await, taken(&desk, "bruno@posta.example").await);
    let agreed = at("2026-03-02T11:00:00");
    for id in [missed.id, made.id] {
        let marta = desk.marta();
        let agree = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now: Moment| {
            work::agree_callback(tx, office, ticket, &marta, (agreed, true), now)
        };
        desk.act(id, agree).await.unwrap();
    }
    desk.at("2026-03-02T11:05:00");
    desk.becomes(made.id, State::InProgress).await;
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    assert!(kinds(&desk, "m.sala").await.is_empty(), "he may still be speaking");
    for minutes in [0, 60] {
        desk.house.clock.set(agreed.plus_s(CALLBACK_GRACE_S + minutes * 60));
        while desk.house.house.runner.round().await.unwrap() > 0 {}
    }
    let told = told(&desk, "m.sala").await;
    let callbacks: Vec<i64> = told.iter().filter(|a| a.kind == Kind::Callback).map(|a| a.ticket).collect();
    assert_eq!(callbacks, [missed.id]);
    assert_eq!(desk.events("ticket_callback_missed").await, 1);
}

pub async fn a_ticket_that_goes_to_and_fro_is_told_to_who_leads_the_desk(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    for time in 0..=BOUNCES_MAX {
        for to in [Level::Technical, Level::First] {
            let marta = desk.marta();
            let hand = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now: Moment| {
                work::hand_over(tx, office, ticket, &marta, (to, 0), "non è nostra", now)
            };
            desk.act(ticket.id, hand).await.unwrap();
        }
        let expected = if time < BOUNCES_MAX { vec![] } else { vec![Kind::Bounced] };
        assert_eq!(kinds(&desk, "e.fontana").await, expected, "after {} returns", time + 1);
    }
    assert!(kinds(&desk, "m.sala").await.is_empty());
}

async fn disable(desk: &Desk, login: &str) {
    let (body, staff, now) = (desk.body, named(desk, login).staff, desk.house.clock.now());
    let shut = move |tx: &mut Tx| {
        tx.execute(
            sql!("INSERT INTO staff_account (body, staff, disabled_at) VALUES (?1, ?2, ?3) ON CONFLICT (body, staff) DO UPDATE SET disabled_at = excluded.disabled_at"),
            values![body, staff, now],
        )
    };
    desk.house.house.ctx.db.write(Lane::HOUSE, shut).await.unwrap();
}

pub async fn who_cannot_sign_in_is_told_nothing_and_given_nothing(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = taken(&desk, VALLI).await;
    let (marta, davide) = (desk.marta(), named(&desk, "d.riva"));
    let (watcher, by) = (davide.staff, marta.clone());
    let watch = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now| {
        watchers::watch(tx, office, &by, (ticket.id, watcher), now)
    };
    desk.act(ticket.id, watch.clone()).await.unwrap();
    disable(&desk, "m.sala").await;
    disable(&desk, "d.riva").await;
    // Three of the four hours until the first contact.
    desk.at("2026-03-02T13:00:00");
    ring(&desk).await;
    assert!(kinds(&desk, "m.sala").await.is_empty() && kinds(&desk, "d.riva").await.is_empty());
    assert_eq!(kinds(&desk, "e.fontana").await, [Kind::Warning], "who leads the desk hears for the holder");
    assert_eq!(desk.act(ticket.id, watch).await.map(|_| ()), Err(WorkError::Disabled));
    let give = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now| {
        work::take(tx, office, ticket, &marta, davide.staff, now)
    };
    assert_eq!(desk.act(ticket.id, give).await.map(|_| ()), Err(WorkError::Disabled));
    let row = format!("{}:{}", ticket.id, desk.now(ticket.id).await.version);
    let staff = watcher.to_string();
    let fields = [("what", "assign"), ("staff", staff.as_str()), ("row", row.as_str())];
    let verdict = Signed::of(&desk, "e.fontana").await.post("desk/bulk", &fields).await.text;
    assert!(verdict.contains("il suo accesso è disabilitato"), "{verdict}");
    // Told before, and shut before the mail left; then nobody leads but who may do everything.
    disable(&desk, "e.fontana").await;
    assert_eq!(mails(&desk, "e.fontana@").await.len(), 0);
    desk.at("2026-03-02T14:00:01");
    ring(&desk).await;
    assert_eq!(kinds(&desk, "e.fontana").await, [Kind::Warning]);
    assert_eq!(kinds(&desk, "t.moretti").await, [Kind::Breach]);
}
