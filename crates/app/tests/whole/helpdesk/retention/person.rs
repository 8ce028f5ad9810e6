//! One person's data are found, handed over and erased.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use helpdesk::erase::EraseError;
use helpdesk::erase::hold::{self, What};
use helpdesk::faces::{self, Face};
use helpdesk::merge::split;
use helpdesk::open::Asked;
use helpdesk::ticket::{State, messages};
use platform::events::Actor;
use platform::store::StoreError;
use platform::{sql, values};

use super::hands::{ADA, booked, forget, hold, solved, some_of, somebody};
use crate::support::On;
use crate::support::archive::{download, text};
use crate::support::desk::{Desk, Signed};
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::requests::{read, write};

pub async fn a_person_is_found_handed_over_and_erased(on: On) {
    let desk = Desk::open_with(on, "").await;
    let first =
        desk.ask(Asked { text: "le mie parole".into(), ..desk.asked("Ada@Posta.example") }).await.unwrap();
    let second = desk.ask(desk.asked(ADA)).await.unwrap();
    let other = desk.ask(Asked { text: "canarino".into(), ..desk.asked("bob@posta.example") }).await.unwrap();
    desk.says(first.id, false, "nota: canarino").await;
    let (marta, body, from) = (desk.marta(), desk.body, first.id);
    // A second message becomes a ticket of its own, of the same person.
    let said = helpdesk::answer::Said {
        author: helpdesk::ticket::Author::Requester,
        staff: 0,
        channel: helpdesk::ticket::Channel::Mail,
        public: true,
        text: "e un'altra cosa".into(),
        at: desk.house.clock.now(),
    };
    desk.act(first.id, move |tx, office, ticket, now| {
        helpdesk::answer::by_requester(tx, office, ticket, &said, &Actor("mail".into()), now)?;
        Ok(())
    })
    .await
    .unwrap();
    let ctx = desk.house.house.ctx.clone();
    let part = write(&desk, move |tx, office, _, now| {
        let last = messages(tx, body, from)?.last().unwrap().id;
        split(tx, &ctx, office, &marta, (from, last), now)
    })
    .await
    .unwrap();
    // And it wrote into a request of somebody else without being part of it.
    let (key, stranger) = (desk.house.house.ctx.key.clone(), other.id);
    write(&desk, move |tx, _, _, now| {
        let message = tx.new_id();
        tx.execute(sql!("INSERT INTO ticket_message (body, id, ticket, at, author, staff, channel, public, text) VALUES (?1, ?2, ?3, ?4, 'stranger', 0, 'mail', 0, 'intrusa')"), values![body, message, stranger, now])?;
        let address = office::people::indexes(&key, body, &office::people::Someone { email: identity::Email::parse(ADA).ok(), ..Default::default() }).mail;
        tx.execute(sql!("INSERT INTO letter_stranger (body, message, ticket, address, accepted_at, accepted_by) VALUES (?1, ?2, ?3, ?4, NULL, '')"), values![body, message, stranger, address])?;
        tx.execute(sql!("INSERT INTO letter_receipt (body, id, letter, ticket, message, kind, at, reason) VALUES (?1, ?2, 1, ?3, ?4, 'accepted', ?5, '')"), values![body, tx.new_id(), stranger, message, now])?;
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();

    let found = somebody(&desk, ADA).await;
    let codes: BTreeSet<i64> = found.asked.iter().map(|ticket| ticket.id).collect();
    assert_eq!(codes, BTreeSet::from([first.id, second.id, part.id]));
    assert_eq!(found.strange.len(), 1);

    let cookie = visitor(&desk.house.signed_in(desk.body, "e.fontana").await);
    let path = |rest: &str| format!("/{}/desk/people{rest}", desk.slug());
    let post = |rest: &str, fields: &[(&str, &str)]| form(&path(rest), &cookie, &visitors_token(), fields);
    let files = download(desk.house.house.router.clone(), post("/export", &[("who", ADA)])).await.unwrap();
    let all = text(&files, "messaggi.csv");
    assert!(all.contains("le mie parole") && !all.contains("canarino"), "{all}");
    assert!(text(&files, "altri-messaggi.csv").contains("intrusa"), "what it wrote elsewhere is its own");
    let strangers = String::from_utf8_lossy(&files["altri-messaggi.csv"]).into_owned();
    assert!(!strangers.contains(&other.code), "whose request it was is not: {strangers}");
    let shown = desk.house.request(post("", &[("who", ADA)])).await;
    assert!(shown.text.contains(&first.code) && !shown.text.contains(&other.code));
    let wrong = desk.house.request(post("", &[("who", "Ada")])).await;
    assert!(wrong.text.contains("codice fiscale"));
    let marta = Signed::of(&desk, "m.sala").await;
    assert_eq!(marta.post("desk/people", &[("who", ADA)]).await.status, StatusCode::FORBIDDEN);

    assert_eq!(forget(&desk, ADA, "").await, Err(EraseError::Reason));
    assert_eq!(forget(&desk, ADA, "art. 17").await, Err(EraseError::StillOpen(3)));
    for id in [first.id, second.id, part.id] {
        desk.becomes(id, State::Resolved).await;
    }
    let held = hold(&desk, (What::Ticket, part.id)).await;
    assert_eq!(forget(&desk, ADA, "art. 17").await, Err(EraseError::Held));
    assert_eq!(desk.now(first.id).await.subject, first.subject, "all or nothing");
    let refused = desk.house.request(post("/erase", &[("who", ADA), ("reason", "art. 17")])).await;
    assert!(refused.text.contains("blocco legale"));
    write(&desk, move |tx, _, lead, now| hold::lift(tx, lead, held, now)).await.unwrap();
    let gone = forget(&desk, ADA, "art. 17").await.unwrap();
    assert_eq!((gone.tickets, gone.people), (3, 2), "split tickets share their person");
    assert!(somebody(&desk, ADA).await.is_nothing());
    let left = read(&desk, move |tx| messages(tx, body, stranger)).await;
    assert_eq!(left.len(), 1, "of the other's request its own words stay");
    assert_eq!(left[0].text, "canarino");
    let receipts = read(&desk, |tx| tx.numbers(sql!("SELECT COUNT(*) FROM letter_receipt"), &[])).await;
    assert_eq!(receipts, [[0]], "nor that its mail was received");
    assert_eq!(forget(&desk, ADA, "art. 17").await, Err(EraseError::Unknown));
    let traces = read(&desk, |tx| {
        let rows = tx.rows(sql!("SELECT kind || facts FROM event"), &[])?;
        rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, _>>()
    });
    assert!(!traces.await.join("\n").to_lowercase().contains("ada@"), "events carry no address");
}

pub async fn a_person_takes_along_all_that_there_is(on: On) {
    let desk = Desk::open_with(on, "").await;
    let mut asked = desk.asked(ADA);
    asked.requester.phone = identity::Phone::parse("333 1234567").ok();
    let ticket = desk.ask(asked).await.unwrap();
    booked(&desk, ticket.id, "=La stampante di Ada").await;
    desk.becomes(ticket.id, State::Resolved).await;
    let id = ticket.id;
    write(&desk, move |tx, _, lead, now| {
        let ticket = helpdesk::ticket::by_id(tx, lead.body, id)?.unwrap();
        faces::invite(tx, &ticket, now)?;
        faces::vote(tx, &ticket, Face::Good, "=bravi", now).unwrap();
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    desk.set_aside(ADA, 1, Some(b"la lettera com'era")).await;
    desk.set_aside("bob@posta.example", 1, Some(b"canarino")).await;
    let cookie = visitor(&desk.house.signed_in(desk.body, "e.fontana").await);
    let path = format!("/{}/desk/people/export", desk.slug());
    let sent = form(&path, &cookie, &visitors_token(), &[("who", ADA)]);
    let files = download(desk.house.house.router.clone(), sent).await.unwrap();
    for (name, word) in [
        ("recapiti.csv", ADA),
        ("recapiti.csv", "1234567"),
        ("appuntamenti.csv", "'=La stampante di Ada"),
        ("giudizi.csv", "'=bravi"),
        ("lettere.csv", "'=Oggetto"),
    ] {
        assert!(text(&files, name).contains(word), "{name}: {}", text(&files, name));
    }
    assert!(text(&files, "giudizi.csv").contains("Contento") && files.contains_key("altri-messaggi.csv"));
    let letters: Vec<_> = files.keys().filter(|name| name.starts_with("lettere/")).collect();
    let [letter] = letters[..] else { panic!("{letters:?}") };
    assert_eq!(text(&files, letter), "la lettera com'era");
}

/// However many entries somebody has, one transaction takes so many requests in all.
pub async fn a_transaction_is_bounded_over_all_entries(on: On) {
    let desk = Desk::open_with(on, "").await;
    for _ in 0..5 {
        solved(&desk, ADA).await;
    }
    let found = some_of(&desk, ADA, 3).await;
    assert_eq!((found.people.len(), found.tickets().len()), (5, 3));
    assert_eq!(somebody(&desk, ADA).await.tickets().len(), 5);
}

/// The seat of a call back stays counted; whom it was for, and what for, goes with the request.
pub async fn an_erased_request_takes_its_appointments_along(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = desk.ask(desk.asked(ADA)).await.unwrap();
    let booked = booked(&desk, ticket.id, "La stampante di Ada").await;
    let told = || {
        let sql = sql!(
            "SELECT a.detail, p.phone FROM appointment a JOIN person p ON p.body = a.body AND p.id = a.person WHERE a.body = ?1 AND a.id = ?2"
        );
        let body = desk.body;
        read(&desk, move |tx| {
            let row = tx.row(sql, values![body, booked])?.unwrap();
            Ok::<_, StoreError>((row.get::<String>(0)?, row.get::<Option<String>>(1)?.is_some()))
        })
    };
    assert_eq!(told().await, ("La stampante di Ada".to_owned(), true));
    desk.becomes(ticket.id, State::Resolved).await;
    forget(&desk, ADA, "art. 17").await.unwrap();
    assert_eq!(told().await, (String::new(), false));
}
