//! Tickets from the first word to the solution, with the clocks that they promise.

use crate::support::desk::Desk;
use crate::support::{On, at};
use helpdesk::answer::{self, Said};
use helpdesk::clocks;
use helpdesk::merge::{self, MergeError};
use helpdesk::open::Asked;
use helpdesk::ticket::{Author, Channel, Level, State, Ticket};
use helpdesk::work::{self, AtDesk, WorkError};
use office::docs::Metric;
use office::lanes::HELPDESK;
use platform::events::Actor;
use platform::{Lane, Moment, Tx};

/// The mid-size town: its desk is open from 8 to 13:30 and from 14 to 20.
async fn open(on: On) -> Desk {
    Desk::open_with(on, "").await
}

fn reply(desk: &AtDesk, public: bool, now: Moment) -> Said {
    let text = "Ci stiamo lavorando.".to_owned();
    Said { author: Author::Staff, staff: desk.staff, channel: Channel::Mail, public, text, at: now }
}

async fn a_ticket_has_a_code_and_its_clocks_at_once(on: On) {
    let desk = open(on).await;
    let ticket = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    assert!(ticket.code.contains("-26-000001-"), "{}", ticket.code);
    let clock = desk.clock(&ticket, Metric::FirstContact).await;
    // 2,400 working minutes: 11.5 hours a day, from Monday at ten.
    assert_eq!(clock.due_at, Some(at("2026-03-05T16:00:00")));
    assert_eq!(clock.state, "running");
    let again = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    assert!(again.code.contains("-26-000002-"), "{}", again.code);
}

async fn an_answer_is_the_first_contact_and_a_note_is_not(on: On) {
    let desk = open(on).await;
    let ticket = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    desk.house.clock.set(at("2026-03-02T11:00:00"));
    let marta = desk.marta();
    let note = marta.clone();
    desk.act(ticket.id, move |tx, office, ticket, now| {
        answer::by_staff(tx, office, ticket, &note, &reply(&note, false, now), now)
    })
    .await
    .unwrap();
    assert_eq!(desk.clock(&ticket, Metric::FirstContact).await.state, "running");
    let ticket = desk
        .act(ticket.id, move |tx, office, ticket, now| {
            answer::by_staff(tx, office, ticket, &marta, &reply(&marta, true, now), now)
        })
        .await
        .unwrap();
    let clock = desk.clock(&ticket, Metric::FirstContact).await;
    assert_eq!((clock.state, clock.elapsed_s), ("met", 3_600));
    assert_eq!((ticket.state, ticket.last_word), (State::InProgress, Author::Staff));
}

async fn a_breach_and_its_warnings_happen_once(on: On) {
    let desk = open(on).await;
    let ticket = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    // Taking charge: 240 working minutes from ten, with the pause from 13:30 to 14.
    desk.house.clock.set(at("2026-03-02T14:30:00"));
    let ctx = &desk.house.house.ctx;
    for _ in 0..3 {
        let (one, two) = tokio::join!(clocks::ring(ctx, ctx.clock.now()), clocks::ring(ctx, ctx.clock.now()));
        one.and(two).unwrap();
    }
    assert_eq!(desk.events("clock_warned").await, 3);
    assert_eq!(desk.events("clock_breached").await, 0, "used up, but not late yet");
    desk.house.clock.set(at("2026-03-02T14:30:01"));
    for _ in 0..3 {
        let (one, two) = tokio::join!(clocks::ring(ctx, ctx.clock.now()), clocks::ring(ctx, ctx.clock.now()));
        one.and(two).unwrap();
    }
    assert_eq!(desk.events("clock_breached").await, 1);
    assert_eq!(desk.clock(&ticket, Metric::TakeCharge).await.state, "late");
}

async fn waiting_for_the_requester_pauses_the_solution_alone(on: On) {
    let desk = open(on).await;
    let ticket = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    let before = desk.clock(&ticket, Metric::Solution).await.due_at.unwrap();
    let marta = desk.marta();
    let waiting = marta.clone();
    desk.act(ticket.id, move |tx, office, ticket, now| {
        work::become_state(tx, office, ticket, &waiting, State::WaitingRequester, now)
    })
    .await
    .unwrap();
    assert_eq!(desk.clock(&ticket, Metric::Solution).await.due_at, None, "no promise while it stands still");
    assert!(desk.clock(&ticket, Metric::FirstContact).await.due_at.is_some());
    desk.house.clock.set(at("2026-03-02T11:00:00"));
    let ticket = desk
        .act(ticket.id, move |tx, office, ticket, now| {
            let said = Said { author: Author::Requester, ..reply(&marta, true, now) };
            Ok(answer::by_requester(tx, office, ticket, &said, &Actor("web".into()), now)?)
        })
        .await
        .unwrap();
    assert_eq!(desk.clock(&ticket, Metric::Solution).await.due_at, Some(before.plus_s(3_600)));
}

async fn solving_needs_the_mandatory_checks_and_answering_reopens(on: On) {
    let desk = open(on).await;
    let office = desk.house.house.ctx.offices.known(desk.body).unwrap();
    let area = office.areas.iter().find(|part| part.doc.key == "servizi-online").unwrap().id;
    let ticket = desk.ask(Asked { area, ..desk.asked("anna@posta.example") }).await.unwrap();
    let marta = desk.marta();
    let solving = marta.clone();
    let solve = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now| {
        work::become_state(tx, office, ticket, &solving, State::Resolved, now)
    };
    assert_eq!(desk.act(ticket.id, solve.clone()).await, Err(WorkError::Unchecked(1)));
    let checking = marta.clone();
    desk.act(ticket.id, move |tx, office, ticket, now| {
        work::check(tx, office, ticket, &checking, (0, true), now)
    })
    .await
    .unwrap();
    let solved = desk.act(ticket.id, solve).await.unwrap();
    assert!(!solved.state.is_open());
    desk.house.clock.set(at("2026-03-03T10:00:00"));
    let again = desk
        .act(ticket.id, move |tx, office, ticket, now| {
            let said = Said { author: Author::Requester, ..reply(&marta, true, now) };
            Ok(answer::by_requester(tx, office, ticket, &said, &Actor("web".into()), now)?)
        })
        .await
        .unwrap();
    assert_eq!(again.state, State::New);
    let clock = desk.clock(&again, Metric::Solution).await;
    assert_eq!((clock.state, clock.elapsed_s), ("running", 0), "since it was solved nobody worked on it");
}

async fn a_supplier_has_its_own_clock_and_returns_need_a_reason(on: On) {
    let desk = open(on).await;
    let ticket = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    let (marta, office) = (desk.marta(), desk.house.house.ctx.offices.known(desk.body).unwrap());
    let supplier = office.suppliers[0].id;
    let hand = |to: (Level, i64), reason: &'static str| {
        let marta = marta.clone();
        move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now: Moment| {
            work::hand_over(tx, office, ticket, &marta, to, reason, now)
        }
    };
    assert_eq!(desk.act(ticket.id, hand((Level::Supplier, supplier), " ")).await, Err(WorkError::Reason));
    assert_eq!(desk.act(ticket.id, hand((Level::Supplier, 1), "perché")).await, Err(WorkError::Whom));
    let ticket =
        desk.act(ticket.id, hand((Level::Supplier, supplier), "Difetto del gestionale")).await.unwrap();
    assert_eq!(ticket.state, State::WaitingSupplier);
    let clock = desk.clock(&ticket, Metric::Supplier).await;
    assert_eq!((clock.state, clock.target_s), ("running", 960 * 60));
    // Its delay never stops the clock of the citizen.
    assert!(desk.clock(&ticket, Metric::Solution).await.due_at.is_some());
    let ticket = desk.act(ticket.id, hand((Level::First, 0), "Corretto")).await.unwrap();
    assert_eq!(desk.clock(&ticket, Metric::Supplier).await.state, "met");
}

async fn a_customer_is_known_by_its_domain_and_served_on_its_terms(on: On) {
    let desk = open(on).await;
    let ticket = desk.ask(desk.asked("chiara@unionevalli.example")).await.unwrap();
    assert_ne!(ticket.customer, 0);
    assert_eq!(desk.clock(&ticket, Metric::FirstContact).await.due_at, Some(at("2026-03-02T14:00:00")));
    let stranger = desk.ask(desk.asked("x@falsaunionevalli.example")).await.unwrap();
    assert_eq!(stranger.customer, 0);
}

async fn hours_that_change_never_rewrite_the_past(on: On) {
    let desk = open(on).await;
    let ticket = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    desk.house.clock.set(at("2026-03-03T09:00:00"));
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let shorter = text.replace(r#"from = "14:00", to = "20:00" }"#, r#"from = "14:00", to = "18:00" }"#);
    assert_ne!(text, shorter);
    let file = office::file::read(&shorter, office::file::Limits::Published).unwrap();
    let (ctx, now) = (desk.house.house.ctx.clone(), desk.house.clock.now());
    let work = move |tx: &mut Tx| {
        office::import::change(tx, &file, &ctx.consequences, &ctx.key, &Actor("staff:1".into()), now)
    };
    desk.house.house.ctx.db.write(Lane::HOUSE, work).await.unwrap();
    desk.house.house.runner.round().await.unwrap();
    // Monday counted until 20; from Tuesday on a day has two hours less.
    let clock = desk.clock(&ticket, Metric::FirstContact).await;
    assert_eq!(clock.due_at, Some(at("2026-03-06T10:00:00")));
}

async fn two_who_work_at_once_do_not_overwrite_each_other(on: On) {
    let desk = open(on).await;
    let ticket = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    let (ctx, body, now, marta) =
        (desk.house.house.ctx.clone(), desk.body, desk.house.clock.now(), desk.marta());
    let take = move |version: i64| {
        let (inner, marta) = (ctx.clone(), marta.clone());
        let work = move |tx: &mut Tx| {
            let (office, mut ticket) = work::load(tx, &inner, body, ticket.id, Some(version))?;
            work::take(tx, &office, &mut ticket, &marta, marta.staff, now)
        };
        let db = ctx.db.clone();
        async move { db.write(Lane::of(body, HELPDESK), work).await }
    };
    let (one, two) = tokio::join!(take(0), take(0));
    let outcomes = [one, two];
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    assert!(outcomes.contains(&Err(WorkError::Changed)));
}

async fn join(desk: &Desk, absorbed: i64, into: i64) -> Result<(), MergeError> {
    let (ctx, marta, now) = (desk.house.house.ctx.clone(), desk.marta(), desk.house.clock.now());
    let work = move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, marta.body)?.unwrap();
        merge::merge(tx, &office, &marta, (absorbed, into), now)
    };
    desk.house.house.ctx.db.write(Lane::of(desk.body, HELPDESK), work).await
}

async fn a_merge_never_hides_lateness_and_can_be_undone(on: On) {
    let desk = open(on).await;
    let first = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    let promised = desk.clock(&first, Metric::FirstContact).await.due_at;
    desk.house.clock.set(at("2026-03-04T10:00:00"));
    let second = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    assert_eq!(join(&desk, first.id, first.id).await, Err(MergeError::Same));
    join(&desk, first.id, second.id).await.unwrap();
    assert_eq!(desk.now(first.id).await.state, State::Merged);
    assert_eq!(desk.clock(&first, Metric::FirstContact).await.state, "cancelled");
    assert_eq!(desk.clock(&desk.now(second.id).await, Metric::FirstContact).await.due_at, promised);
    assert_eq!(join(&desk, first.id, second.id).await, Err(MergeError::Aside));
    let (ctx, marta, now) = (desk.house.house.ctx.clone(), desk.marta(), desk.house.clock.now());
    let work = move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, marta.body)?.unwrap();
        merge::unmerge(tx, &office, &marta, first.id, now)
    };
    desk.house.house.ctx.db.write(Lane::of(desk.body, HELPDESK), work).await.unwrap();
    let again = desk.now(first.id).await;
    assert_eq!(desk.clock(&again, Metric::FirstContact).await.due_at, promised);
}

/// Each follows his ticket by a link, which after a merge shows the words of both.
async fn two_citizens_never_read_each_other_by_a_merge(on: On) {
    let desk = open(on).await;
    let anna = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    let bruno = desk.ask(desk.asked("bruno@posta.example")).await.unwrap();
    assert_eq!(join(&desk, anna.id, bruno.id).await, Err(MergeError::Requesters));
    assert_eq!(desk.now(anna.id).await.state, State::New);
}

async fn two_merges_at_once_lose_nobody(on: On) {
    let desk = open(on).await;
    let one = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    let two = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    let outcomes = tokio::join!(join(&desk, one.id, two.id), join(&desk, two.id, one.id));
    assert_eq!(
        [&outcomes.0, &outcomes.1].iter().filter(|outcome| outcome.is_ok()).count(),
        1,
        "{outcomes:?}"
    );
    let customers = desk.ask(desk.asked("chiara@unionevalli.example")).await.unwrap();
    let survivor = if outcomes.0.is_ok() { two.id } else { one.id };
    assert_eq!(join(&desk, customers.id, survivor).await, Err(MergeError::Customers));
}

on_both_engines! {
    a_merge_never_hides_lateness_and_can_be_undone;
    two_citizens_never_read_each_other_by_a_merge;
    two_merges_at_once_lose_nobody;
    a_ticket_has_a_code_and_its_clocks_at_once;
    an_answer_is_the_first_contact_and_a_note_is_not;
    a_breach_and_its_warnings_happen_once;
    waiting_for_the_requester_pauses_the_solution_alone;
    solving_needs_the_mandatory_checks_and_answering_reopens;
    a_supplier_has_its_own_clock_and_returns_need_a_reason;
    a_customer_is_known_by_its_domain_and_served_on_its_terms;
    hours_that_change_never_rewrite_the_past;
    two_who_work_at_once_do_not_overwrite_each_other;
}
