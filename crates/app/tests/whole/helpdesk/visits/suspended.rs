//! While help on site is suspended nobody is sent out, but by an exception that somebody else granted.

use axum::http::StatusCode;
use helpdesk::appoint::suspend::{self, New, SuspendError};
use helpdesk::appoint::{AppointError, Outcome, Way};
use helpdesk::work::{AtDesk, Lead};
use office::lanes::HELPDESK;
use platform::{Lane, Tx};

use super::hands::{ask, book, does, moved, of, open, tried, wish};
use crate::support::desk::{Desk, Signed};
use crate::support::forms::to;
use crate::support::{On, at};

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

pub async fn a_suspension_holds_to_the_second(on: On) {
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

pub async fn an_exception_needs_four_eyes(on: On) {
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

pub async fn what_was_booked_before_is_listed_and_made_remote(on: On) {
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
