//! An hour that passes untried is told once; what is over, moved or merged keeps no seat that misleads.

use helpdesk::alerts::{self, Kind};
use helpdesk::appoint::{self, AppointError, Outcome, Way};
use helpdesk::defects::{self, NewDefect};
use helpdesk::merge;
use helpdesk::ticket::State;
use helpdesk::watchers::{self, watchers};
use helpdesk::work::{self, AtDesk, WorkError};
use platform::Tx;
use platform::store::StoreError;

use super::hands::{book, does, follow, moved, of, open, taken, told, tried, wish};
use crate::support::desk::Signed;
use crate::support::{On, at};

pub async fn a_missed_seat_is_told_once_after_its_end(on: On) {
    let desk = open(on).await;
    let call = taken(&desk, "anna@posta.example").await;
    let rung = taken(&desk, "bruno@posta.example").await;
    let session = taken(&desk, "carlo@posta.example").await;
    book(&desk, call.id, wish(Way::Callback, "2026-03-02T11:00:00")).await.unwrap();
    let second = book(&desk, rung.id, wish(Way::Callback, "2026-03-02T11:00:00")).await;
    let second = match second {
        Ok(second) => second,
        Err(_) => book(&desk, rung.id, wish(Way::Callback, "2026-03-02T11:15:00")).await.unwrap(),
    };
    let third = book(&desk, session.id, wish(Way::Remote, "2026-03-02T11:00:00")).await.unwrap();
    desk.at("2026-03-02T11:10:00");
    tried(&desk, rung.id, second, Outcome::NoAnswer).await.unwrap();
    let ends = of(&desk, call.id).await[0].end;
    desk.house.clock.set(ends.plus_s(-1));
    follow(&desk).await;
    assert!(told(&desk, "m.sala").await.is_empty(), "somebody may still be speaking");
    desk.house.clock.set(ends);
    follow(&desk).await;
    assert_eq!(told(&desk, "m.sala").await, [call.id]);
    desk.at("2026-03-02T12:30:00");
    follow(&desk).await;
    follow(&desk).await;
    assert_eq!(told(&desk, "m.sala").await, [call.id, session.id], "who was rung was tried");
    assert_eq!(
        (desk.events("ticket_appointment_missed").await, desk.events("ticket_callback_missed").await),
        (2, 0)
    );
    // Given another hour, nothing was tried yet: by the desk, and by the requester on the pass.
    moved(&desk, rung.id, second, wish(Way::Callback, "2026-03-02T15:00:00")).await.unwrap();
    let later = moved(&desk, session.id, third, wish(Way::Remote, "2026-03-02T15:00:00")).await.unwrap();
    assert_ne!(later, third);
    let pass = book(&desk, call.id, wish(Way::OnSite, "2026-03-04T09:30:00")).await.unwrap();
    does(&desk, call.id, move |tx, ctx, office, ticket, now| {
        let seat = agenda::appointment::by_id(tx, ticket.body, pass)?.unwrap();
        let web = platform::events::Actor("web".into());
        let start = at("2026-03-03T09:30:00");
        agenda::reschedule::reschedule(tx, ctx, office, &seat, start, &web, now).map_err(AppointError::from)
    })
    .await
    .unwrap();
    follow(&desk).await;
    desk.at("2026-03-03T12:00:00");
    follow(&desk).await;
    let mut again = told(&desk, "m.sala").await.split_off(2);
    again.sort_unstable();
    assert_eq!(again, [call.id, rung.id, session.id]);
    assert_eq!(desk.events("ticket_callback_missed").await, 0);
}

pub async fn tries_are_those_of_the_hour(on: On) {
    let desk = open(on).await;
    let ticket = taken(&desk, "anna@posta.example").await;
    let booked = book(&desk, ticket.id, wish(Way::Remote, "2026-03-03T11:00:00")).await.unwrap();
    tried(&desk, ticket.id, booked, Outcome::NoAnswer).await.unwrap();
    assert_eq!(of(&desk, ticket.id).await[0].tries, 1);
    moved(&desk, ticket.id, booked, wish(Way::Remote, "2026-03-03T15:00:00")).await.unwrap();
    assert_eq!(of(&desk, ticket.id).await[0].tries, 0);
    desk.at("2026-03-03T16:00:00");
    follow(&desk).await;
    assert_eq!(told(&desk, "m.sala").await, [ticket.id]);
}

pub async fn a_closed_ticket_keeps_no_live_seat(on: On) {
    let desk = open(on).await;
    let ticket = taken(&desk, "anna@posta.example").await;
    book(&desk, ticket.id, wish(Way::Remote, "2026-03-02T11:00:00")).await.unwrap();
    desk.at("2026-03-02T11:10:00");
    desk.becomes(ticket.id, State::Resolved).await;
    follow(&desk).await;
    assert_eq!(of(&desk, ticket.id).await[0].outcome, None, "in its time the outcome can still be written");
    desk.at("2026-03-02T12:00:00");
    follow(&desk).await;
    follow(&desk).await;
    assert_eq!(of(&desk, ticket.id).await[0].outcome, Some(Outcome::Lapsed));
    assert_eq!((desk.events("ticket_appointment_lapsed").await, desk.events("cancelled").await), (1, 0));
    let marta = Signed::of(&desk, "m.sala").await;
    assert!(!marta.get("desk/appointments").await.text.contains(&ticket.code));
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains("scaduto senza esito") && !page.contains("[step-"), "{page}");
    // Opened again it is neither late nor taken.
    desk.becomes(ticket.id, State::InProgress).await;
    follow(&desk).await;
    assert!(told(&desk, "m.sala").await.is_empty());
    book(&desk, ticket.id, wish(Way::Remote, "2026-03-03T11:00:00")).await.unwrap();
}

pub async fn what_hangs_on_a_merged_ticket_goes_on(on: On) {
    let desk = open(on).await;
    let (absorbed, into) =
        (taken(&desk, "anna@posta.example").await, taken(&desk, "anna@posta.example").await);
    let booked = book(&desk, absorbed.id, wish(Way::Callback, "2026-03-02T11:00:00")).await.unwrap();
    let (one, two, marta) = (absorbed.id, into.id, desk.marta());
    let office = desk.house.house.ctx.offices.known(desk.body).unwrap();
    let elena = AtDesk::named(&office, "e.fontana");
    let defect = does(&desk, one, move |tx, _, office, ticket, now| {
        watchers::watch(tx, office, &elena, (one, elena.staff), now)?;
        let hand = (helpdesk::ticket::Level::Technical, 0);
        work::hand_over(tx, office, ticket, &marta, hand, "Sembra un difetto", now)?;
        work::take(tx, office, ticket, &marta, marta.staff, now)?;
        let supplier = office.suppliers[0].id;
        let new = NewDefect {
            title: "Pagina bianca".into(),
            text: String::new(),
            supplier,
            reference: String::new(),
            tell: false,
        };
        let defect = defects::open(tx, office, &marta, (one, ticket.version), &new, now).unwrap();
        merge::merge(tx, office, &marta, (one, two), now).unwrap();
        Ok::<_, WorkError>(defect)
    })
    .await
    .unwrap();
    let body = desk.body;
    let hanging = |ticket: i64| {
        let db = desk.house.house.ctx.db.clone();
        async move {
            let read = move |tx: &mut Tx| {
                let seats = appoint::of_ticket(tx, body, ticket)?.len();
                let defects = defects::of_ticket(tx, body, ticket)?.len();
                Ok::<_, StoreError>((seats, defects, watchers(tx, body, ticket)?.len()))
            };
            db.read(read).await.unwrap()
        }
    };
    assert_eq!(hanging(two).await, (1, 1, 1));
    let link = helpdesk::ticket::token(&desk.house.house.ctx.key, body, one);
    assert!(desk.house.get(&format!("/{}/t/{link}", desk.slug())).await.text.contains("11:00"));
    let again = book(&desk, two, wish(Way::Callback, "2026-03-03T11:00:00")).await;
    assert_eq!(again, Err(AppointError::Already));
    // Missed, and who watched the one hears of the other.
    desk.at("2026-03-02T12:00:00");
    follow(&desk).await;
    follow(&desk).await;
    assert_eq!((told(&desk, "m.sala").await, told(&desk, "e.fontana").await), (vec![two], vec![two]));
    let marta = Signed::of(&desk, "m.sala").await;
    let list = marta.get("desk/appointments").await.text;
    assert!(list.contains(&into.code) && !list.contains(&absorbed.code), "{list}");
    // Worked on from there.
    let later = moved(&desk, two, booked, wish(Way::Callback, "2026-03-02T15:00:00")).await.unwrap();
    desk.at("2026-03-02T15:05:00");
    tried(&desk, two, later, Outcome::Reached).await.unwrap();
    assert_eq!(desk.now(two).await.state, State::InProgress);
    // Mended: the living ticket is told of, once.
    let davide = desk.marta();
    does(&desk, two, move |tx, _, office, _, now| {
        let said = (defects::State::Fixed, "", "4.2", "");
        defects::become_state(tx, office, &davide, (defect, 0), said, now).unwrap();
        Ok::<_, WorkError>(())
    })
    .await
    .unwrap();
    let staff = desk.marta().staff;
    let all = desk.house.house.ctx.db.read(move |tx| alerts::shown(tx, body, staff)).await.unwrap();
    let mended: Vec<i64> = all.iter().filter(|one| one.kind == Kind::Defect).map(|one| one.ticket).collect();
    assert_eq!(mended, [two]);
    // Taken apart, each has its own again.
    let marta = desk.marta();
    does(&desk, one, move |tx, _, office, _, now| {
        merge::unmerge(tx, office, &marta, one, now).unwrap();
        Ok::<_, WorkError>(())
    })
    .await
    .unwrap();
    assert_eq!((hanging(one).await, hanging(two).await), ((2, 1, 1), (0, 0, 0)));
}
