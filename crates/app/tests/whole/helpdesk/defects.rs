//! Defects: opened by the second level, linked to many tickets, told when mended; customers read no word of the
//! supplier.

use crate::support::On;
use crate::support::desk::{Desk, Signed};
use axum::http::StatusCode;
use helpdesk::alerts::{self, Kind};
use helpdesk::defects::{self, Defect, DefectError, NewDefect, State, TOLD_MAX};
use helpdesk::ticket::{Level, State as Stands, Ticket, by_id};
use helpdesk::work::{self, AtDesk};
use office::lanes::HELPDESK;
use platform::{Lane, Moment, Tx};

const VALLI: &str = "chiara@unionevalli.example";
/// A word that only the supplier writes.
const INSIDE: &str = "puntatore nullo nel modulo fiscale";

fn named(desk: &Desk, login: &str) -> AtDesk {
    AtDesk::named(&desk.house.house.ctx.offices.known(desk.body).unwrap(), login)
}

async fn write<T: Send + 'static>(
    desk: &Desk,
    work: impl Fn(&mut Tx, &office::Office, &AtDesk, Moment) -> Result<T, DefectError> + Send + 'static,
) -> Result<T, DefectError> {
    let (ctx, body, now) = (desk.house.house.ctx.clone(), desk.body, desk.house.clock.now());
    let davide = named(desk, "d.riva");
    let work = move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        work(tx, &office, &davide, now)
    };
    desk.house.house.ctx.db.write(Lane::of(body, HELPDESK), work).await
}

/// Handed to information technology, and taken by Davide.
async fn technical(desk: &Desk, mail: &str) -> Ticket {
    let ticket = desk.ask(desk.asked(mail)).await.unwrap();
    let davide = named(desk, "d.riva");
    let hand = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now: Moment| {
        work::hand_over(tx, office, ticket, &davide, (Level::Technical, 0), "Sembra un difetto", now)?;
        work::take(tx, office, ticket, &davide, davide.staff, now)
    };
    desk.act(ticket.id, hand).await.unwrap()
}

fn new(desk: &Desk, tell: bool) -> NewDefect {
    let office = desk.house.house.ctx.offices.known(desk.body).unwrap();
    NewDefect {
        title: "Pagina bianca dopo l'accesso".into(),
        text: "Dopo l'accesso la pagina resta bianca.".into(),
        supplier: office.suppliers[0].id,
        reference: String::new(),
        tell,
    }
}

async fn opened(desk: &Desk, ticket: i64, tell: bool) -> Result<i64, DefectError> {
    let new = new(desk, tell);
    write(desk, move |tx, office, davide, now| {
        let version = by_id(tx, office.id, ticket)?.map_or(0, |ticket| ticket.version);
        defects::open(tx, office, davide, (ticket, version), &new, now)
    })
    .await
}

async fn linked(desk: &Desk, defect: i64, ticket: i64) -> Result<(), DefectError> {
    write(desk, move |tx, _, davide, now| defects::link(tx, davide, (defect, ticket), now)).await
}

async fn becomes(desk: &Desk, id: i64, next: State, fixed_in: &'static str) -> Result<(), DefectError> {
    let version = now(desk, id).await.version;
    let said = move |tx: &mut Tx, office: &office::Office, davide: &AtDesk, now| {
        defects::become_state(tx, office, davide, (id, version), (next, "DN-4711", fixed_in, INSIDE), now)
    };
    write(desk, said).await
}

async fn now(desk: &Desk, id: i64) -> Defect {
    let body = desk.body;
    desk.house.house.ctx.db.read(move |tx| defects::by_id(tx, body, id)).await.unwrap().unwrap()
}

async fn told(desk: &Desk, login: &str) -> Vec<i64> {
    let (body, staff) = (desk.body, named(desk, login).staff);
    let all = desk.house.house.ctx.db.read(move |tx| alerts::shown(tx, body, staff)).await.unwrap();
    all.into_iter().rev().filter(|alert| alert.kind == Kind::Defect).map(|alert| alert.ticket).collect()
}

async fn a_defect_is_confirmed_by_the_second_level(on: On) {
    let desk = Desk::open_with(on, "").await;
    let first = desk.ask(desk.asked("anna@posta.example")).await.unwrap();
    assert_eq!(opened(&desk, first.id, false).await, Err(DefectError::Level));
    assert_eq!(opened(&desk, 1, false).await, Err(DefectError::Unknown));
    let ticket = technical(&desk, "bruno@posta.example").await;
    let wrong = NewDefect { supplier: 1, ..new(&desk, false) };
    let id = (ticket.id, ticket.version);
    let refused =
        write(&desk, move |tx, office, davide, now| defects::open(tx, office, davide, id, &wrong, now));
    assert_eq!(refused.await, Err(DefectError::Supplier));
    let untitled = NewDefect { title: " ".into(), ..new(&desk, false) };
    let refused =
        write(&desk, move |tx, office, davide, now| defects::open(tx, office, davide, id, &untitled, now));
    assert_eq!(refused.await, Err(DefectError::Title));
    let one = opened(&desk, ticket.id, false).await.unwrap();
    let two = opened(&desk, ticket.id, false).await.unwrap();
    assert_eq!(
        (now(&desk, one).await.code, now(&desk, two).await.code),
        ("D-26-0001".into(), "D-26-0002".into())
    );
    // Whoever recognises it links the next ticket, of the first level too; twice is once.
    linked(&desk, one, first.id).await.unwrap();
    linked(&desk, one, first.id).await.unwrap();
    assert_eq!(desk.events("ticket_defect_linked").await, 3);
    let unlink =
        |ticket: i64| write(&desk, move |tx, _, davide, now| defects::unlink(tx, davide, (one, ticket), now));
    unlink(first.id).await.unwrap();
    assert_eq!(unlink(first.id).await, Err(DefectError::Unknown));
    desk.becomes(first.id, Stands::Spam).await;
    assert_eq!(linked(&desk, one, first.id).await, Err(DefectError::Aside));
}

async fn its_steps_are_kept_and_nobody_overwrites_the_other(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = technical(&desk, "anna@posta.example").await;
    let id = opened(&desk, ticket.id, false).await.unwrap();
    assert_eq!(becomes(&desk, id, State::Fixed, " ").await, Err(DefectError::FixedIn));
    becomes(&desk, id, State::Acknowledged, "").await.unwrap();
    let late = write(&desk, move |tx, office, davide, now| {
        defects::become_state(tx, office, davide, (id, 0), (State::Refused, "", "", ""), now)
    });
    assert_eq!(late.await, Err(DefectError::Changed));
    becomes(&desk, id, State::Fixed, "7.2").await.unwrap();
    assert_eq!(becomes(&desk, id, State::Acknowledged, "").await, Err(DefectError::Transition));
    becomes(&desk, id, State::Closed, "7.2").await.unwrap();
    assert_eq!(becomes(&desk, id, State::BeingFixed, "").await, Err(DefectError::Transition));
    assert_eq!(linked(&desk, id, ticket.id).await, Err(DefectError::Transition));
    let defect = now(&desk, id).await;
    assert_eq!((defect.reference.as_str(), defect.fixed_in.as_str()), ("DN-4711", "7.2"));
    let body = desk.body;
    let steps = desk.house.house.ctx.db.read(move |tx| defects::steps(tx, body, id)).await.unwrap();
    let states: Vec<State> = steps.iter().map(|moved| moved.state).collect();
    assert_eq!(states, [State::Reported, State::Acknowledged, State::Fixed, State::Closed]);
    let by = named(&desk, "d.riva").actor.0;
    assert!(steps.iter().all(|moved| moved.actor == by));
}

async fn mended_is_told_once_and_the_tickets_stay_the_desks(on: On) {
    let desk = Desk::open_with(on, "").await;
    let held = technical(&desk, "anna@posta.example").await;
    let nobodys = desk.ask(desk.asked("bruno@posta.example")).await.unwrap();
    let over = desk.ask(desk.asked("carla@posta.example")).await.unwrap();
    let id = opened(&desk, held.id, false).await.unwrap();
    linked(&desk, id, nobodys.id).await.unwrap();
    linked(&desk, id, over.id).await.unwrap();
    desk.becomes(over.id, Stands::Resolved).await;
    becomes(&desk, id, State::BeingFixed, "").await.unwrap();
    assert!(told(&desk, "d.riva").await.is_empty());
    becomes(&desk, id, State::Fixed, "7.2").await.unwrap();
    // The same said again, with another note, is no news.
    becomes(&desk, id, State::Fixed, "7.2.1").await.unwrap();
    assert_eq!(
        (told(&desk, "d.riva").await, told(&desk, "e.fontana").await),
        (vec![held.id], vec![nobodys.id])
    );
    for ticket in [&held, &nobodys] {
        assert!(desk.now(ticket.id).await.state.is_open(), "the desk tells the requester and closes");
    }
    // It was not mended after all: the next time is told again.
    becomes(&desk, id, State::BeingFixed, "").await.unwrap();
    becomes(&desk, id, State::Fixed, "7.3").await.unwrap();
    assert_eq!(told(&desk, "d.riva").await, [held.id, held.id]);
}

/// More tickets than one transaction tells: the rest follow, unless it proves not to be mended.
async fn many_tickets_are_told_in_turns(on: On) {
    let desk = Desk::open_with(on, "").await;
    let held = technical(&desk, "anna@posta.example").await;
    let id = opened(&desk, held.id, false).await.unwrap();
    for _ in 0..=TOLD_MAX {
        let other = desk.ask(desk.asked("bruno@posta.example")).await.unwrap();
        linked(&desk, id, other.id).await.unwrap();
    }
    becomes(&desk, id, State::Fixed, "7.2").await.unwrap();
    let at_once = told(&desk, "d.riva").await.len() + told(&desk, "e.fontana").await.len();
    assert_eq!(at_once, TOLD_MAX);
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    assert_eq!((told(&desk, "d.riva").await.len(), told(&desk, "e.fontana").await.len()), (1, TOLD_MAX + 1));
    becomes(&desk, id, State::BeingFixed, "").await.unwrap();
    becomes(&desk, id, State::Fixed, "7.3").await.unwrap();
    becomes(&desk, id, State::BeingFixed, "").await.unwrap();
    let before = told(&desk, "e.fontana").await.len();
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    assert_eq!(told(&desk, "e.fontana").await.len(), before, "not mended after all");
}

/// What the supplier was sent, after what is due was sent.
async fn written_to_supplier(desk: &Desk) -> Vec<String> {
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let folder = std::fs::read_dir(desk.house.folder.0.join("mail")).unwrap();
    let mails = folder.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    mails.filter(|mail| mail.contains("To: assistenza@datanord.example")).collect()
}

async fn the_supplier_gets_title_and_description_and_no_word_of_the_requester(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = technical(&desk, "anna@posta.example").await;
    opened(&desk, ticket.id, false).await.unwrap();
    opened(&desk, ticket.id, true).await.unwrap();
    let sent = written_to_supplier(&desk).await;
    assert_eq!(sent.len(), 1, "only where it was ticked");
    assert!(sent[0].contains("D-26-0002") && sent[0].contains("Pagina bianca"), "{}", sent[0]);
    assert!(!sent[0].contains("anna@") && !sent[0].contains("Non riesco"), "{}", sent[0]);
}

async fn a_customer_reads_that_it_is_in_hand_and_nothing_inside(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = technical(&desk, VALLI).await;
    let page = format!("customer/{}", ticket.id);
    let chiara = Signed::of(&desk, "unione.valli").await;
    assert!(!chiara.get(&page).await.text.contains("Difetto confermato"));
    let id = opened(&desk, ticket.id, false).await.unwrap();
    becomes(&desk, id, State::Acknowledged, "").await.unwrap();
    let text = chiara.get(&page).await.text;
    assert!(text.contains("Difetto confermato, in lavorazione dal fornitore."), "{text}");
    for inside in [INSIDE, "DN-4711", "DataNord", "D-26-", "Pagina bianca dopo"] {
        assert!(!text.contains(inside), "{inside} in {text}");
    }
    becomes(&desk, id, State::Refused, "").await.unwrap();
    assert!(!chiara.get(&page).await.text.contains("ifetto"), "refused: nothing is promised");
    for closed in ["desk/defects".to_owned(), format!("desk/defects/{id}")] {
        assert_eq!(chiara.get(&closed).await.status, StatusCode::FORBIDDEN);
    }
}

async fn the_pages_do_what_they_say(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = technical(&desk, "anna@posta.example").await;
    let davide = Signed::of(&desk, "d.riva").await;
    let on_ticket = format!("desk/{}/defects", ticket.id);
    let supplier = new(&desk, false).supplier.to_string();
    let version = desk.now(ticket.id).await.version.to_string();
    let open = [
        ("what", "open"),
        ("version", version.as_str()),
        ("title", "Pagina bianca"),
        ("supplier", supplier.as_str()),
        ("tell", "yes"),
    ];
    let form = davide.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(form.contains(&format!("name=\"version\" value=\"{version}\"")), "{form}");
    assert_eq!(davide.post(&on_ticket, &open).await.status, StatusCode::SEE_OTHER);
    let again = davide.post(&on_ticket, &open).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "pressed twice");
    assert_eq!((desk.events("defect_opened").await, written_to_supplier(&desk).await.len()), (1, 1));
    let body = desk.body;
    let found =
        desk.house.house.ctx.db.read(move |tx| defects::of_ticket(tx, body, ticket.id)).await.unwrap();
    let id = found[0].id;
    let panel = davide.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(panel.contains("D-26-0001") && panel.contains(&format!("desk/defects/{id}")), "{panel}");
    assert!(davide.get("desk/defects").await.text.contains("Pagina bianca"));
    let said = [("version", "0"), ("state", "fixed"), ("fixed_in", "7.2"), ("words", INSIDE)];
    let page = format!("desk/defects/{id}");
    assert_eq!(davide.post(&page, &said).await.status, StatusCode::SEE_OTHER);
    assert_eq!(davide.post(&page, &said).await.status, StatusCode::CONFLICT, "read before it changed");
    let text = davide.get(&page).await.text;
    assert!(text.contains("7.2") && text.contains(INSIDE) && text.contains(&ticket.code), "{text}");
    assert_eq!(davide.get("desk/defects/1").await.status, StatusCode::NOT_FOUND);
    let defect = id.to_string();
    let unlink = [("what", "unlink"), ("defect", defect.as_str())];
    assert_eq!(davide.post(&on_ticket, &unlink).await.status, StatusCode::SEE_OTHER);
    assert_eq!(davide.post(&on_ticket, &unlink).await.status, StatusCode::NOT_FOUND);
}

on_both_engines! {
    a_defect_is_confirmed_by_the_second_level;
    its_steps_are_kept_and_nobody_overwrites_the_other;
    mended_is_told_once_and_the_tickets_stay_the_desks;
    many_tickets_are_told_in_turns;
    the_supplier_gets_title_and_description_and_no_word_of_the_requester;
    a_customer_reads_that_it_is_in_hand_and_nothing_inside;
    the_pages_do_what_they_say;
}
