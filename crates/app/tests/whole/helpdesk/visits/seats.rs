//! A seat and the step of its ticket come and go together, and whoever asked is told.

use axum::http::StatusCode;
use helpdesk::appoint::{AppointError, Outcome, Way};
use helpdesk::ticket::{State, Ticket};
use office::docs::Metric;

use super::hands::{ask, book, cancelled, follow, moved, of, open, tried, wish};
use crate::support::desk::{Desk, Signed};
use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::{On, at};

async fn mails(desk: &Desk) -> Vec<String> {
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let Ok(folder) = std::fs::read_dir(desk.house.folder.0.join("mail")) else { return Vec::new() };
    let read = |entry: std::fs::DirEntry| std::fs::read_to_string(entry.path()).unwrap().replace("=\r\n", "");
    folder.flatten().map(read).collect()
}

pub async fn a_call_back_pauses_until_its_hour_and_not_longer(on: On) {
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

pub async fn the_last_seat_goes_to_one_of_two_desks(on: On) {
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

pub async fn a_visit_has_its_clock_from_asking_to_done(on: On) {
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

pub async fn the_requester_is_told_sees_his_own_and_gives_up(on: On) {
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
