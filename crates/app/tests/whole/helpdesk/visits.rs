//! Appointments of a ticket: a seat and a step together, attempts, and visits while help on site is suspended.

use office::lanes::HELPDESK;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::support::desk::{Desk, Signed};
use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::{On, TestHouse, at};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use helpdesk::alerts::{self, Kind};
use helpdesk::appoint::suspend::{self, New, SuspendError};
use helpdesk::appoint::{self, AppointError, Appointed, Outcome, Way, Wish};
use helpdesk::defects::{self, NewDefect};
use helpdesk::merge;
use helpdesk::open::Asked;
use helpdesk::ticket::{State, Ticket};
use helpdesk::watchers::{self, watchers};
use helpdesk::work::{self, AtDesk, Lead, WorkError};
use office::docs::Metric;
use office::people::Someone;
use office::{Ctx, Office};
use platform::store::StoreError;
use platform::{Lane, Moment, Tx};

/// The mid-size town on Monday 2 March 2026 at ten: call backs every quarter of an hour from 8 to 18, sessions
/// from afar every half hour from 7, one visit an hour from 8:30.
async fn open(on: On) -> Desk {
    Desk::open_with(on, "").await
}

async fn ask(desk: &Desk, mail: &str) -> Ticket {
    let phone = identity::Phone::parse("333 1234567").ok();
    let requester = Someone { email: identity::Email::parse(mail).ok(), phone, ..Someone::default() };
    desk.ask(Asked { requester, ..desk.asked(mail) }).await.unwrap()
}

fn wish(way: Way, civil: &str) -> Wish {
    Wish { way, start: at(civil), phone: String::new(), topic: "La stampante".into(), chosen: true }
}

/// Somebody of the desk does something to a ticket, in a lane of his own: what two do at once really meets.
async fn does<T: Send + 'static, E: From<StoreError> + From<WorkError> + Send + 'static>(
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

async fn book(desk: &Desk, ticket: i64, wish: Wish) -> Result<i64, AppointError> {
    let marta = desk.marta();
    does(desk, ticket, move |tx, ctx, office, ticket, now| {
        appoint::book(tx, ctx, office, ticket, &marta, &wish, now)
    })
    .await
}

async fn moved(desk: &Desk, ticket: i64, from: i64, wish: Wish) -> Result<i64, AppointError> {
    let marta = desk.marta();
    does(desk, ticket, move |tx, ctx, office, ticket, now| {
        appoint::move_to(tx, ctx, office, ticket, &marta, (from, &wish), now)
    })
    .await
}

async fn cancelled(desk: &Desk, ticket: i64, appointment: i64) -> Result<(), AppointError> {
    let marta = desk.marta();
    does(desk, ticket, move |tx, _, office, ticket, now| {
        appoint::cancel(tx, office, ticket, &marta, appointment, now)
    })
    .await
}

async fn tried(desk: &Desk, ticket: i64, appointment: i64, outcome: Outcome) -> Result<(), AppointError> {
    let marta = desk.marta();
    does(desk, ticket, move |tx, _, office, ticket, now| {
        appoint::attempt(tx, office, ticket, &marta, (appointment, outcome), now)
    })
    .await
}

async fn of(desk: &Desk, ticket: i64) -> Vec<Appointed> {
    let body = desk.body;
    desk.house.house.ctx.db.read(move |tx| appoint::of_ticket(tx, body, ticket)).await.unwrap()
}

async fn follow(desk: &Desk) {
    let ctx = &desk.house.house.ctx;
    appoint::follow(ctx, ctx.clock.now()).await.unwrap();
}

async fn mails(desk: &Desk) -> Vec<String> {
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let Ok(folder) = std::fs::read_dir(desk.house.folder.0.join("mail")) else { return Vec::new() };
    let read = |entry: std::fs::DirEntry| std::fs::read_to_string(entry.path()).unwrap().replace("=\r\n", "");
    folder.flatten().map(read).collect()
}

fn lead(desk: &Desk, login: &str) -> Lead {
    let office = desk.house.house.ctx.offices.known(desk.body).unwrap();
    Lead::named(&office, login)
}

async fn suspends(desk: &Desk, from: &str, until: &str) -> Result<i64, SuspendError> {
    let new = New { from: at(from), until: at(until), reason: "Allerta sanitaria".into() };
    let (elena, now) = (lead(desk, "e.fontana"), desk.house.clock.now());
    let work = move |tx: &mut Tx| suspend::make(tx, &elena, &new, now);
    desk.house.house.ctx.db.write(Lane::of(desk.body, HELPDESK), work).await
}

/// Elena, who leads the desk, asks for an exception herself.
async fn elena_asks(desk: &Desk, ticket: i64, suspension: i64) -> Result<i64, SuspendError> {
    let office = desk.house.house.ctx.offices.known(desk.body).unwrap();
    let elena = AtDesk::named(&office, "e.fontana");
    does(desk, ticket, move |tx, _, _, ticket, now| {
        suspend::ask(tx, ticket, &elena, (suspension, "Il server è fermo"), now)
    })
    .await
}

async fn decides(desk: &Desk, login: &str, ticket: i64, asked: (i64, bool)) -> Result<(), SuspendError> {
    let lead = lead(desk, login);
    does(desk, ticket, move |tx, _, _, ticket, now| suspend::decide(tx, ticket, &lead, asked, now)).await
}

async fn a_call_back_pauses_until_its_hour_and_not_longer(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let before = desk.clock(&ticket, Metric::Solution).await.due_at.unwrap();
    let booked = book(&desk, ticket.id, wish(Way::Callback, "2026-03-02T11:00:00")).await.unwrap();
    assert_eq!(desk.now(ticket.id).await.state, State::Callback);
    assert_eq!(desk.clock(&ticket, Metric::FirstContact).await.state, "met");
    // The requester chose eleven o'clock: an hour does not count, however late somebody looks.
    for now in ["2026-03-02T10:30:00", "2026-03-02T13:00:00"] {
        desk.at(now);
        assert_eq!(desk.clock(&ticket, Metric::Solution).await.due_at, Some(before.plus_s(3_600)), "{now}");
    }
    let again = book(&desk, ticket.id, wish(Way::Callback, "2026-03-03T11:00:00")).await;
    assert_eq!(again, Err(AppointError::Already));
    assert_eq!(of(&desk, ticket.id).await.len(), 1, "nothing of the second was kept");
    // Nobody called: said once, and red.
    follow(&desk).await;
    follow(&desk).await;
    assert_eq!(desk.events("ticket_appointment_missed").await, 1);
    let marta = Signed::of(&desk, "m.sala").await;
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains("is-missed") && !page.contains("[appoint") && !page.contains("[ticket-"), "{page}");
    assert!(marta.get("desk/appointments").await.text.contains("is-missed"));
    // Nobody answers: it stays, to be tried again; then he is reached, and it is work again.
    tried(&desk, ticket.id, booked, Outcome::NoAnswer).await.unwrap();
    assert_eq!(desk.now(ticket.id).await.state, State::Callback);
    assert!(!marta.get("desk/appointments").await.text.contains("is-missed"));
    tried(&desk, ticket.id, booked, Outcome::Reached).await.unwrap();
    assert_eq!(desk.now(ticket.id).await.state, State::InProgress);
    assert_eq!(tried(&desk, ticket.id, booked, Outcome::Done).await, Err(AppointError::Unknown));
    let seen = of(&desk, ticket.id).await;
    assert_eq!((seen[0].tries, seen[0].outcome), (2, Some(Outcome::Reached)));
    assert_eq!(desk.clock(&ticket, Metric::Solution).await.due_at, Some(before.plus_s(3_600)));
}

async fn the_last_seat_goes_to_one_of_two_desks(on: On) {
    let desk = open(on).await;
    for day in ["2026-03-03T09:30:00", "2026-03-04T09:30:00", "2026-03-05T10:30:00"] {
        let one = ask(&desk, "anna@posta.example").await;
        let two = ask(&desk, "bruno@posta.example").await;
        let (first, second) = tokio::join!(
            book(&desk, one.id, wish(Way::OnSite, day)),
            book(&desk, two.id, wish(Way::OnSite, day))
        );
        assert_eq!(first.is_ok() as i32 + second.is_ok() as i32, 1, "{first:?} {second:?}");
        let (lost, loser) = if first.is_ok() { (second, two.id) } else { (first, one.id) };
        let refused = lost.unwrap_err();
        assert!(matches!(refused, AppointError::Book(agenda::book::BookError::Full { .. })), "{refused:?}");
        assert_eq!(platform::web::Failed::from(refused).status, StatusCode::CONFLICT);
        assert_eq!(of(&desk, loser).await, [], "no step without its seat");
    }
    // One requester may need two visits for two requests.
    let other = ask(&desk, "anna@posta.example").await;
    book(&desk, other.id, wish(Way::OnSite, "2026-03-06T08:30:00")).await.unwrap();
    assert_eq!(desk.events("booked").await, 4);
    assert_eq!(desk.events("ticket_appointed").await, 4);
}

async fn a_visit_has_its_clock_from_asking_to_done(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "s.villa@unionevalli.example").await;
    let visit = book(&desk, ticket.id, wish(Way::OnSite, "2026-03-03T09:30:00")).await.unwrap();
    let asked = desk.clock(&ticket, Metric::OnSite).await;
    // Sixteen working hours from Monday at ten, from 8:30 to 17:30.
    assert_eq!((asked.state, asked.due_at), ("running", Some(at("2026-03-03T17:00:00"))));
    desk.at("2026-03-02T11:00:00");
    let later = moved(&desk, ticket.id, visit, wish(Way::OnSite, "2026-03-03T11:30:00")).await.unwrap();
    assert_eq!(later, visit, "the same appointment, and the same pass");
    cancelled(&desk, ticket.id, visit).await.unwrap();
    let visit = book(&desk, ticket.id, wish(Way::OnSite, "2026-03-03T09:30:00")).await.unwrap();
    let still = desk.clock(&ticket, Metric::OnSite).await;
    assert_eq!(
        (still.generation, still.due_at),
        (0, asked.due_at),
        "one clock, from when it was first asked for"
    );
    desk.at("2026-03-03T10:00:00");
    tried(&desk, ticket.id, visit, Outcome::Done).await.unwrap();
    let met = desk.clock(&ticket, Metric::OnSite).await;
    assert_eq!((met.state, met.ended_at), ("met", Some(at("2026-03-03T10:00:00"))));
    assert_eq!(desk.events("ticket_on_site_asked").await, 1);
    // A ticket solved before its session gives the seat back.
    let solved = ask(&desk, "carlo@posta.example").await;
    book(&desk, solved.id, wish(Way::Remote, "2026-03-05T09:00:00")).await.unwrap();
    desk.becomes(solved.id, State::Resolved).await;
    follow(&desk).await;
    assert_eq!(of(&desk, solved.id).await[0].outcome, Some(Outcome::Cancelled));
    assert_eq!(desk.now(solved.id).await.state, State::Resolved);
    // Cancelled seats are free again, and what has passed is not cancelled but has an outcome.
    let other = ask(&desk, "anna@posta.example").await;
    let visit = book(&desk, other.id, wish(Way::OnSite, "2026-03-03T11:30:00")).await.unwrap();
    desk.at("2026-03-03T11:30:00");
    assert!(matches!(cancelled(&desk, other.id, visit).await, Err(AppointError::Cancel(_))));
    let again = moved(&desk, other.id, visit, wish(Way::OnSite, "2026-03-04T11:30:00")).await.unwrap();
    assert_ne!(again, visit, "a missed one stays as it was");
    let seen: Vec<_> = of(&desk, other.id).await.iter().map(|one| one.outcome).collect();
    assert_eq!(seen, [None, Some(Outcome::Moved)]);
}

async fn the_requester_is_told_sees_his_own_and_gives_up(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let other = ask(&desk, "bruno@posta.example").await;
    let booked = book(&desk, ticket.id, wish(Way::Callback, "2026-03-05T15:00:00")).await.unwrap();
    let key = &desk.house.house.ctx.key;
    let own = |ticket: &Ticket| {
        format!("/{}/t/{}", desk.slug(), helpdesk::ticket::token(key, desk.body, ticket.id))
    };
    let page = desk.house.get(&own(&ticket)).await.text;
    assert!(
        page.contains("Richiamata") && page.contains("15:00") && !page.contains("La stampante"),
        "{page}"
    );
    let pass = crate::support::forms::between(&page, "/a/", "\"");
    assert!(!desk.house.get(&own(&other)).await.text.contains("15:00"));
    // Told now and the day before, without a place to go to; the pass has no code to wait for.
    let told = mails(&desk).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("Ti telefoniamo noi") && told[0].contains("text/calendar"), "{}", told[0]);
    assert!(!told[0].contains("Piazza della Libert") && !told[0].contains("Ti chiamiamo con il codice"));
    let shown = desk.house.get(&format!("/{}/a/{pass}", desk.slug())).await.text;
    assert!(shown.contains("Ti telefoniamo noi") && !shown.contains("Piazza della Libert"), "{shown}");
    desk.at("2026-03-04T14:59:59");
    assert_eq!(mails(&desk).await.len(), 1);
    desk.at("2026-03-04T15:00:00");
    let told = mails(&desk).await;
    assert_eq!(told.iter().filter(|mail| mail.contains("Ti ricordiamo")).count(), 1);
    // He gives it up on the pass, and the ticket knows.
    let path = format!("/{}/a/{pass}/cancel", desk.slug());
    to(&desk.house.request(form(&path, &visitor(""), &visitors_token(), &[])).await);
    follow(&desk).await;
    assert_eq!(desk.now(ticket.id).await.state, State::InProgress);
    assert_eq!(of(&desk, ticket.id).await[0].outcome, Some(Outcome::GivenUp));
    assert!(!desk.house.get(&own(&ticket)).await.text.contains("15:00"));
    assert_eq!(tried(&desk, ticket.id, booked, Outcome::Done).await, Err(AppointError::Unknown));
    // A reminder of a time that is no longer true is not sent; nor can a visit be moved from its pass.
    let visit = book(&desk, other.id, wish(Way::OnSite, "2026-03-06T09:30:00")).await.unwrap();
    moved(&desk, other.id, visit, wish(Way::OnSite, "2026-03-09T09:30:00")).await.unwrap();
    desk.at("2026-03-05T12:00:00");
    assert_eq!(mails(&desk).await.iter().filter(|mail| mail.contains("Ti ricordiamo")).count(), 1);
    let page = desk.house.get(&own(&other)).await.text;
    let pass = crate::support::forms::between(&page, "/a/", "\"");
    let path = format!("/{}/a/{pass}/move", desk.slug());
    let start = at("2026-03-10T09:30:00").ms().to_string();
    let refused = desk.house.request(form(&path, &visitor(""), &visitors_token(), &[("slot", &start)])).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(of(&desk, other.id).await[0].start, at("2026-03-09T09:30:00"));
}

async fn a_suspension_holds_to_the_second(on: On) {
    let desk = open(on).await;
    // From Wednesday 9:30 until Thursday 10:30: what ends as it begins, or begins as it ends, is free.
    suspends(&desk, "2026-03-04T09:30:00", "2026-03-05T10:30:00").await.unwrap();
    assert_eq!(
        suspends(&desk, "2026-03-05T10:29:59", "2026-03-05T12:00:00").await,
        Err(SuspendError::Overlaps)
    );
    let until = at("2026-03-05T10:30:00");
    for (civil, free) in [
        ("2026-03-04T08:30:00", true),
        ("2026-03-04T09:30:00", false),
        ("2026-03-05T09:30:00", false),
        ("2026-03-05T10:30:00", true),
    ] {
        let ticket = ask(&desk, "anna@posta.example").await;
        let visit = book(&desk, ticket.id, wish(Way::OnSite, civil)).await;
        match free {
            true => drop(visit.unwrap()),
            false => assert_eq!(visit, Err(AppointError::Suspended(until)), "{civil}"),
        }
        // Nothing else is suspended.
        book(&desk, ticket.id, wish(Way::Remote, civil)).await.unwrap();
    }
    // A second more on either side takes these visits too.
    suspends(&desk, "2026-03-09T09:29:59", "2026-03-10T10:30:01").await.unwrap();
    for civil in ["2026-03-09T08:30:00", "2026-03-10T10:30:00"] {
        let ticket = ask(&desk, "anna@posta.example").await;
        let visit = book(&desk, ticket.id, wish(Way::OnSite, civil)).await;
        assert!(matches!(visit, Err(AppointError::Suspended(_))), "{civil}: {visit:?}");
    }
    // Nor is one moved into it.
    let ticket = ask(&desk, "anna@posta.example").await;
    let visit = book(&desk, ticket.id, wish(Way::OnSite, "2026-03-11T09:30:00")).await.unwrap();
    let into = moved(&desk, ticket.id, visit, wish(Way::OnSite, "2026-03-10T09:30:00")).await;
    assert!(matches!(into, Err(AppointError::Suspended(_))), "{into:?}");
    assert_eq!(of(&desk, ticket.id).await[0].start, at("2026-03-11T09:30:00"), "its seat was kept");
    // Ended early it ends that second; the page says so before, and to nobody afterwards.
    desk.at("2026-03-04T09:30:00");
    let help = format!("/{}/help", desk.slug());
    assert!(desk.house.get(&help).await.text.contains("Allerta sanitaria"));
    desk.at("2026-03-05T10:30:00");
    assert!(!desk.house.get(&help).await.text.contains("Allerta sanitaria"), "ended by itself");
    desk.at("2026-03-09T12:30:00");
    let body = desk.body;
    let found = desk.house.house.ctx.db.read(move |tx| suspend::latest(tx, body)).await.unwrap();
    let (elena, now, id) = (lead(&desk, "e.fontana"), desk.house.clock.now(), found[0].id);
    let work = move |tx: &mut Tx| suspend::end(tx, &elena, id, now);
    desk.house.house.ctx.db.write(Lane::of(body, HELPDESK), work).await.unwrap();
    let ticket = ask(&desk, "anna@posta.example").await;
    book(&desk, ticket.id, wish(Way::OnSite, "2026-03-09T13:30:00")).await.unwrap();
    assert_eq!(suspends(&desk, "2026-03-01T00:00:00", "2026-03-09T12:30:00").await, Err(SuspendError::When));
}

async fn an_exception_needs_four_eyes(on: On) {
    let desk = open(on).await;
    let suspension = suspends(&desk, "2026-03-03T00:00:00", "2026-03-20T00:00:00").await.unwrap();
    let ticket = ask(&desk, "s.villa@unionevalli.example").await;
    let asked = elena_asks(&desk, ticket.id, suspension).await.unwrap();
    assert_eq!(elena_asks(&desk, ticket.id, suspension).await, Err(SuspendError::Asked));
    assert_eq!(
        decides(&desk, "e.fontana", ticket.id, (asked, true)).await,
        Err(SuspendError::FourEyes),
        "who leads the desk does not grant her own wish"
    );
    let visit = || wish(Way::OnSite, "2026-03-04T09:30:00");
    assert!(matches!(book(&desk, ticket.id, visit()).await, Err(AppointError::Suspended(_))));
    decides(&desk, "b.fontana", ticket.id, (asked, false)).await.unwrap();
    assert_eq!(decides(&desk, "b.fontana", ticket.id, (asked, true)).await, Err(SuspendError::Decided));
    assert_eq!(book(&desk, ticket.id, visit()).await, Err(AppointError::Refused));
    // Asked again with a better reason, and granted: once, for this ticket alone.
    let asked = elena_asks(&desk, ticket.id, suspension).await.unwrap();
    decides(&desk, "b.fontana", ticket.id, (asked, true)).await.unwrap();
    let booked = book(&desk, ticket.id, visit()).await.unwrap();
    assert_eq!(of(&desk, ticket.id).await[0].exception, asked);
    let other = ask(&desk, "anna@posta.example").await;
    assert!(matches!(
        book(&desk, other.id, wish(Way::OnSite, "2026-03-05T09:30:00")).await,
        Err(AppointError::Suspended(_))
    ));
    desk.at("2026-03-04T10:00:00");
    tried(&desk, ticket.id, booked, Outcome::Done).await.unwrap();
    assert!(
        book(&desk, ticket.id, wish(Way::OnSite, "2026-03-05T09:30:00")).await.is_err(),
        "used up by the visit that was made"
    );
    elena_asks(&desk, ticket.id, suspension).await.unwrap();
    desk.at("2026-03-20T00:00:00");
    assert_eq!(elena_asks(&desk, other.id, suspension).await, Err(SuspendError::Unknown), "it is over");
}

async fn what_was_booked_before_is_listed_and_made_remote(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    book(&desk, ticket.id, wish(Way::OnSite, "2026-03-04T09:30:00")).await.unwrap();
    let outside = ask(&desk, "bruno@posta.example").await;
    book(&desk, outside.id, wish(Way::OnSite, "2026-03-06T09:30:00")).await.unwrap();
    let (elena, marta) = (Signed::of(&desk, "e.fontana").await, Signed::of(&desk, "m.sala").await);
    let fields = [("from", "2026-03-04T00:00"), ("until", "2026-03-05T00:00"), ("reason", "Neve")];
    assert_eq!(marta.get("desk/suspensions").await.status, StatusCode::FORBIDDEN);
    assert_eq!(marta.post("desk/suspensions", &fields).await.status, StatusCode::FORBIDDEN);
    to(&elena.post("desk/suspensions", &fields).await);
    let page = elena.get("desk/suspensions").await.text;
    assert!(page.contains(&ticket.code) && !page.contains(&outside.code), "{page}");
    assert!(!page.contains("[suspend") && !page.contains("[appoint"), "{page}");
    let action = crate::support::forms::between(&page, &format!("desk/{}/appointments/", ticket.id), "\"");
    let version = desk.now(ticket.id).await.version.to_string();
    let path = format!("desk/{}/appointments/{action}", ticket.id);
    let deed = [("what", "remote"), ("version", &*version), ("back", "suspensions")];
    assert!(to(&elena.post(&path, &deed).await).ends_with("desk/suspensions"));
    let again = elena.post(&path, &deed).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "the same click twice");
    let seen: Vec<_> =
        of(&desk, ticket.id).await.iter().map(|one| (one.way, one.start, one.outcome)).collect();
    let nine = at("2026-03-04T09:30:00");
    assert_eq!(seen.len(), 2);
    assert!(seen.contains(&(Way::Remote, nine, None)));
    assert!(seen.contains(&(Way::OnSite, nine, Some(Outcome::Cancelled))));
    assert!(!elena.get("desk/suspensions").await.text.contains(&ticket.code));
    // At the ticket: a reason, and somebody else's word.
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains("Neve") && page.contains("name=\"suspension\""), "{page}");
    let suspension = crate::support::forms::between(&page, "name=\"suspension\" value=\"", "\"");
    let version = desk.now(ticket.id).await.version.to_string();
    let exceptions = format!("desk/{}/exceptions", ticket.id);
    let asking = [("suspension", &*suspension), ("reason", " "), ("version", &*version)];
    assert_eq!(marta.post(&exceptions, &asking).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asking = [("suspension", &*suspension), ("reason", "Server fermo"), ("version", &*version)];
    to(&marta.post(&exceptions, &asking).await);
    let page = elena.get(&format!("desk/{}", ticket.id)).await.text;
    let exception = crate::support::forms::between(&page, &format!("desk/{}/exceptions/", ticket.id), "\"");
    let path = format!("{exceptions}/{exception}");
    assert_eq!(marta.post(&path, &[("said", "grant")]).await.status, StatusCode::FORBIDDEN);
    to(&elena.post(&path, &[("said", "grant")]).await);
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains("concessa da") && page.contains("appoint/on_site"), "{page}");
}

async fn a_seat_is_chosen_on_a_page_and_nothing_typed_is_lost(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let marta = Signed::of(&desk, "m.sala").await;
    let path = format!("desk/{}/appoint/callback", ticket.id);
    let page = marta.get(&path).await.text;
    let eleven = at("2026-03-02T11:00:00").ms().to_string();
    assert!(page.contains(&format!("value=\"{eleven}\"")) && page.contains("+393331234567"), "{page}");
    assert!(!page.contains(&at("2026-03-02T09:45:00").ms().to_string()), "the past is not offered");
    let version = ticket.version.to_string();
    let mut fields = vec![("start", &*eleven), ("phone", "12"), ("topic", "VPN"), ("version", &*version)];
    let wrong = marta.post(&path, &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"VPN\"") && wrong.text.contains("value=\"12\""), "{}", wrong.text);
    fields[1] = ("phone", "");
    assert!(to(&marta.post(&path, &fields).await).ends_with(&format!("desk/{}", ticket.id)));
    assert_eq!(marta.post(&path, &fields).await.status, StatusCode::CONFLICT, "a version ago");
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains("+393331234567") && page.contains("VPN") && !page.contains("act-at"), "{page}");
    // No number, no call back.
    let mut silent = desk.asked("bruno@posta.example");
    silent.requester.phone = None;
    let silent = desk.ask(silent).await.unwrap();
    let booked = book(&desk, silent.id, wish(Way::Callback, "2026-03-02T15:00:00")).await;
    assert_eq!(booked, Err(AppointError::NoPhone));
    // A time without a seat, and one that has passed.
    for civil in ["2026-03-02T11:01:00", "2026-03-08T11:00:00", "2026-03-02T09:00:00"] {
        let booked = book(&desk, ticket.id, wish(Way::Remote, civil)).await;
        assert!(matches!(booked, Err(AppointError::Book(_))), "{civil}: {booked:?}");
    }
}

async fn another_body_reaches_neither_ticket_nor_agenda(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let booked = book(&desk, ticket.id, wish(Way::Callback, "2026-03-02T11:00:00")).await.unwrap();
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let other = desk.house.import(&text.replacen("key = \"valdora\"", "key = \"altrove\"", 1)).await;
    let cookies = visitor(&desk.house.signed_in(other, "e.fontana").await);
    let post = |path: String, fields: Vec<(&'static str, String)>| {
        let (house, cookies): (&TestHouse, _) = (&desk.house, cookies.clone());
        async move {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            house.request(form(&path, &cookies, &visitors_token(), &fields)).await.status
        }
    };
    let version = desk.now(ticket.id).await.version.to_string();
    let one = vec![("what", "done".to_owned()), ("version", version.clone())];
    let seat = vec![
        ("start", at("2026-03-02T15:00:00").ms().to_string()),
        ("topic", "VPN".into()),
        ("version", version.clone()),
    ];
    let exception = vec![("suspension", "1".to_owned()), ("reason", "x".into()), ("version", version)];
    // Her own address, and ours with her sign-in.
    for slug in ["altrove", "valdora"] {
        let at_ticket = |rest: &str| format!("/{slug}/desk/{}/{rest}", ticket.id);
        for (path, fields) in [
            (at_ticket(&format!("appointments/{booked}")), one.clone()),
            (at_ticket("appoint/remote"), seat.clone()),
            (at_ticket("exceptions"), exception.clone()),
            (at_ticket("exceptions/1"), vec![("said", "grant".to_owned())]),
        ] {
            let status = post(path.clone(), fields).await;
            assert!(matches!(status.as_u16(), 303 | 401 | 403 | 404), "{path}: {status}");
            if slug == "altrove" {
                assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        let request = Request::get(format!("/{slug}/desk/{}/appoint/remote", ticket.id));
        let request = request.header("cookie", &cookies).body(Body::empty()).unwrap();
        assert_ne!(desk.house.request(request).await.status, StatusCode::OK);
    }
    let seen = of(&desk, ticket.id).await;
    assert_eq!((seen.len(), seen[0].tries, seen[0].outcome), (1, 0, None));
    // A link of the other body with our ticket's secret opens nothing there.
    let token = helpdesk::ticket::token(&desk.house.house.ctx.key, desk.body, ticket.id);
    assert_eq!(desk.house.get(&format!("/altrove/t/{token}")).await.status, StatusCode::NOT_FOUND);
}

async fn without_an_agenda_a_call_back_is_a_free_time(on: On) {
    let desk = Desk::without_agendas(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let none = book(&desk, ticket.id, wish(Way::Callback, "2026-03-02T11:00:00")).await;
    assert_eq!(none, Err(AppointError::NoAgenda));
    let page = Signed::of(&desk, "m.sala").await.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains("act-at") && !page.contains("appoint/callback"), "{page}");
    let marta = desk.marta();
    desk.act(ticket.id, move |tx, office, ticket, now| {
        work::agree_callback(tx, office, ticket, &marta, (now.plus_s(3_600), true), now)
    })
    .await
    .unwrap();
    assert_eq!(desk.now(ticket.id).await.state, State::Callback);
}

/// The tickets of which somebody was told that an hour passed untried, the oldest first.
async fn told(desk: &Desk, login: &str) -> Vec<i64> {
    let ctx = &desk.house.house.ctx;
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let staff = AtDesk::named(&ctx.offices.known(desk.body).unwrap(), login).staff;
    let body = desk.body;
    let all = ctx.db.read(move |tx| alerts::shown(tx, body, staff)).await.unwrap();
    all.iter().rev().filter(|alert| alert.kind == Kind::Callback).map(|alert| alert.ticket).collect()
}

async fn taken(desk: &Desk, mail: &str) -> Ticket {
    let (ticket, marta) = (ask(desk, mail).await, desk.marta());
    let take = move |tx: &mut Tx, office: &Office, ticket: &mut Ticket, now| {
        work::take(tx, office, ticket, &marta, marta.staff, now)
    };
    desk.act(ticket.id, take).await.unwrap()
}

async fn a_missed_seat_is_told_once_after_its_end(on: On) {
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

async fn tries_are_those_of_the_hour(on: On) {
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

async fn a_closed_ticket_keeps_no_live_seat(on: On) {
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

async fn what_hangs_on_a_merged_ticket_goes_on(on: On) {
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

async fn with_an_agenda_a_free_hour_is_refused(on: On) {
    let desk = open(on).await;
    let ticket = ask(&desk, "anna@posta.example").await;
    let marta = Signed::of(&desk, "m.sala").await;
    let version = ticket.version.to_string();
    let fields = [("what", "callback"), ("at", "2026-03-02T11:07"), ("version", &*version)];
    let refused = marta.post(&format!("desk/{}/act", ticket.id), &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("Fissa una richiamata"), "{}", refused.text);
    assert_eq!(desk.now(ticket.id).await.state, State::New);
}

#[test]
fn an_office_names_only_agendas_that_fit() {
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let errors =
        |text: &str| office::file::read(text, office::file::Limits::Published).err().unwrap_or_default();
    assert_eq!(errors(&text), []);
    for (from, into) in [
        ("callback = \"richiamata\"", "callback = \"visita\""),
        ("callback = \"richiamata\"", "callback = \"nessuna\""),
        ("given = \"phone\"", "given = \"remote\""),
        ("given = \"phone\"", "given = \"phone\"\nportal = true"),
        ("services = [\"carta-identita\", \"anagrafe\"]", "services = [\"carta-identita\", \"visita\"]"),
        ("key = \"certificati\"", "key = \"certificati\"\nhelp = { on_site = \"richiamata\" }"),
    ] {
        assert!(text.contains(from));
        assert_ne!(errors(&text.replacen(from, into, 1)), [], "{into}");
    }
    let own =
        text.replacen("key = \"certificati\"", "key = \"certificati\"\nhelp = { on_site = \"visita\" }", 1);
    assert_eq!(errors(&own), []);
}

on_both_engines! {
    a_call_back_pauses_until_its_hour_and_not_longer;
    the_last_seat_goes_to_one_of_two_desks;
    a_visit_has_its_clock_from_asking_to_done;
    the_requester_is_told_sees_his_own_and_gives_up;
    a_suspension_holds_to_the_second;
    an_exception_needs_four_eyes;
    what_was_booked_before_is_listed_and_made_remote;
    a_seat_is_chosen_on_a_page_and_nothing_typed_is_lost;
    another_body_reaches_neither_ticket_nor_agenda;
    without_an_agenda_a_call_back_is_a_free_time;
    a_missed_seat_is_told_once_after_its_end;
    tries_are_those_of_the_hour;
    a_closed_ticket_keeps_no_live_seat;
    what_hangs_on_a_merged_ticket_goes_on;
    with_an_agenda_a_free_hour_is_refused;
}
