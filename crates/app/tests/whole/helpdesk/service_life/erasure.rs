//! An erasure takes the customer and nobody else.

use axum::http::StatusCode;
use helpdesk::answer::{self, Said};
use helpdesk::erase::hold::{self, What};
use helpdesk::erase::{ERASED, EraseError, Scope, recent};
use helpdesk::merge::merge;
use helpdesk::service_life::{ServiceError, Stage, of_customer};
use helpdesk::ticket::{Author, Channel, State, Ticket, messages, steps};
use office::Office;
use office::lanes::HELPDESK;
use platform::events::Actor;
use platform::store::StoreError;
use platform::{Lane, Moment, Tx, sql, values};

use super::customers::{ACQUE, MORE, VALLI, attach, count, erasure, terminated};
use crate::support::On;
use crate::support::desk::{Desk, Signed};
use crate::support::requests::{read, write};

pub async fn an_erasure_takes_the_customer_and_nobody_else(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let own = desk.ask(desk.asked(ACQUE)).await.unwrap();
    let absorbed = desk.ask(desk.asked(ACQUE)).await.unwrap();
    let twin = desk.ask(desk.asked(VALLI)).await.unwrap();
    for ticket in [&own, &twin] {
        attach(&desk, ticket, b"lo stesso foglio").await;
    }
    desk.says(own.id, true, "Fatto").await;
    let (body, one, other, marta) = (desk.body, own.id, twin.id, desk.marta());
    let (inside, keeper) = (absorbed.id, own.id);
    write(&desk, move |tx, office, _, now| merge(tx, office, &marta, (inside, keeper), now)).await.unwrap();
    // The same letter is known in a ticket of each.
    let known = move |tx: &mut Tx| {
        for ticket in [one, other] {
            let message = messages(tx, body, ticket)?[0].id;
            tx.execute(
                sql!("INSERT INTO letter_known_id (body, id, ticket, message) VALUES (?1, 'a@b.example', ?2, ?3)"),
                values![body, ticket, message],
            )?;
        }
        Ok::<_, StoreError>(())
    };
    desk.house.house.ctx.db.write(Lane::of(body, HELPDESK), known).await.unwrap();
    let course = terminated(&desk).await;
    assert_eq!(erasure(&desk, course).await, Err(ServiceError::Erase(EraseError::StillOpen(1))));
    desk.becomes(own.id, State::Resolved).await;
    let logged = read(&desk, move |tx| steps(tx, body, one)).await.len();
    let customer = desk.customer("acque");
    let held = write(&desk, move |tx, office, lead, now| {
        hold::place(tx, office, lead, (What::Ticket, one), "causa 12/2026", now)
    })
    .await
    .unwrap();
    assert_eq!(erasure(&desk, course).await, Err(ServiceError::Erase(EraseError::Held)));
    let elena = Signed::of(&desk, "e.fontana").await;
    let path = format!("desk/services/{customer}");
    let refused = elena.post(&path, &[("what", "erase"), ("course", &course.to_string())]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("blocco legale"), "{}", refused.text);
    write(&desk, move |tx, _, lead, now| hold::lift(tx, lead, held, now)).await.unwrap();

    erasure(&desk, course).await.unwrap();
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let (erased, kept) = (desk.now(own.id).await, desk.now(twin.id).await);
    assert_eq!((erased.subject.as_str(), erased.requester, &erased.code), (ERASED, None, &own.code));
    assert_eq!(erased.state, State::Resolved);
    assert_eq!(read(&desk, move |tx| steps(tx, body, one)).await.len(), logged, "its log stays");
    assert!(read(&desk, move |tx| messages(tx, body, one)).await.is_empty());
    assert_eq!((kept.subject.as_str(), kept.requester), ("Non riesco a entrare", twin.requester));
    assert_eq!(read(&desk, move |tx| messages(tx, body, other)).await.len(), 1);
    for (ticket, left) in [(one, 0), (other, 1)] {
        let files = sql!(
            "SELECT COUNT(*) FROM ticket_file f JOIN file g ON g.body = f.body AND g.id = f.file WHERE f.body = ?1 AND f.ticket = ?2"
        );
        let ids = sql!("SELECT COUNT(*) FROM letter_known_id WHERE body = ?1 AND ticket = ?2");
        assert_eq!((count(&desk, files, ticket).await, count(&desk, ids, ticket).await), (left, left));
    }
    let clocks = sql!("SELECT COUNT(*) FROM ticket_clock WHERE body = ?1 AND ticket = ?2");
    assert!(count(&desk, clocks, one).await > 0, "clocks are statistics");
    let person = sql!("SELECT COUNT(*) FROM person WHERE body = ?1 AND id = ?2 AND email IS NOT NULL");
    assert_eq!(count(&desk, person, own.requester.unwrap()).await, 0);
    assert_eq!(count(&desk, person, twin.requester.unwrap()).await, 1);
    let found = elena.get("desk?q=bianca&view=all").await.text;
    assert!(!found.contains(&own.code), "the search has forgotten it");
    let [certificate] = &read(&desk, move |tx| recent(tx, body, Scope::Customer, customer)).await[..] else {
        panic!("one certificate")
    };
    let counts = certificate.counts;
    assert_eq!((counts.tickets, counts.messages, counts.files, counts.people), (2, 3, 1, 2));
    assert!(certificate.done_at.is_some());
    assert_eq!(
        read(&desk, move |tx| Ok(of_customer(tx, body, customer)?[0].stage())).await,
        Some(Stage::Erased)
    );
    assert_eq!(elena.get(&path).await.status, StatusCode::OK);
    assert_eq!(elena.get(&format!("desk/{}", own.id)).await.status, StatusCode::OK, "its page still opens");
    assert_eq!(erasure(&desk, course).await, Err(ServiceError::Order), "once");
    let late = move |tx: &mut Tx, office: &Office, ticket: &mut Ticket, now: Moment| {
        let (author, channel, text) = (Author::Requester, Channel::Mail, "ancora io".to_owned());
        let said = Said { author, staff: 0, channel, public: true, text, at: now };
        assert_eq!(answer::by_requester(tx, office, ticket, &said, &Actor("mail".into()), now)?, None);
        Ok(())
    };
    desk.act(own.id, late).await.unwrap();
}
