//! The night takes what is old in its class and leaves the rest.

use helpdesk::erase::hold::{self, What};
use helpdesk::erase::{Counts, ERASED, Scope, recent};
use helpdesk::merge::merge;
use helpdesk::retention::Class;
use helpdesk::ticket::{State, messages, steps};
use helpdesk::work::Lead;
use office::Office;
use platform::store::StoreError;
use platform::{Moment, Tx, sql, values};

use super::hands::{ADA, VALLI, hold, night, solved, would_go};
use crate::support::desk::{Desk, Signed};
use crate::support::requests::{read, write};
use crate::support::{On, at};

pub async fn the_night_takes_what_is_old_and_leaves_the_rest(on: On) {
    let desk = Desk::open_with(on, "").await;
    let old = solved(&desk, ADA).await;
    let held = solved(&desk, ADA).await;
    let customers = solved(&desk, VALLI).await;
    let open = desk.ask(desk.asked(ADA)).await.unwrap();
    // Merged long ago into one that is still open and shows its words.
    let merged = desk.ask(desk.asked(ADA)).await.unwrap();
    let (marta, pair) = (desk.marta(), (merged.id, open.id));
    write(&desk, move |tx, office, _, now| merge(tx, office, &marta, pair, now)).await.unwrap();
    let on_ticket = hold(&desk, (What::Ticket, held.id)).await;
    hold(&desk, (What::Customer, customers.customer)).await;
    desk.at("2027-03-02T10:00:00");
    let young = solved(&desk, ADA).await;
    assert_eq!(night(&desk).await, Counts::default(), "nothing is old yet");

    desk.at("2028-03-02T10:00:01");
    assert_eq!(would_go(&desk, Class::Tickets).await, 1);
    let admin = Signed::of(&desk, "b.fontana").await;
    let page = admin.get("console/retention").await;
    assert!(page.text.contains(&old.code) && !page.text.contains(&held.code), "{}", page.text);
    let gone = night(&desk).await;
    assert_eq!((gone.tickets, gone.messages, gone.people), (1, 1, 1));
    assert_eq!(desk.now(old.id).await.subject, ERASED);
    let (body, id) = (desk.body, old.id);
    assert!(!read(&desk, move |tx| steps(tx, body, id)).await.is_empty(), "its log and clocks stay");
    for kept in [&held, &customers, &open, &merged, &young] {
        assert_eq!(desk.now(kept.id).await.subject, kept.subject, "{}", kept.code);
        let id = kept.id;
        assert!(!read(&desk, move |tx| messages(tx, body, id)).await.is_empty());
    }
    assert_eq!(night(&desk).await, Counts::default());
    let records = read(&desk, move |tx| recent(tx, body, Scope::Retention, 0)).await;
    assert_eq!((records.len(), records[0].counts), (1, gone), "what went is written down, as counts");
    assert!(admin.get("console/retention").await.text.contains("Regole di conservazione"));

    write(&desk, move |tx, _, lead, now| hold::lift(tx, lead, on_ticket, now)).await.unwrap();
    assert_eq!(night(&desk).await.tickets, 1, "without its hold it goes");
    desk.becomes(open.id, State::Resolved).await;
    desk.at("2030-03-03T10:00:00");
    assert_eq!(night(&desk).await.tickets, 3, "and the merged one with the one that showed it");
}

pub async fn a_closed_defect_loses_its_words_in_its_time(on: On) {
    let desk = Desk::open_with(on, "").await;
    let (held, now, body) = (solved(&desk, ADA).await.id, desk.house.clock.now(), desk.body);
    let defects = [("DF-1", "closed", 0, 0), ("DF-2", "fixed", 1, 0), ("DF-3", "closed", 0, held)];
    write(&desk, move |tx, _, _, _| {
        for (code, state, open, ticket) in defects {
            let id = tx.new_id();
            tx.execute(sql!("INSERT INTO defect (body, id, code, title, text, supplier, reference, fixed_in, state, open, opened_at, version) VALUES (?1, ?2, ?3, 'Pagina bianca', 'A Ada resta bianca', 1, 'DN-1', '', ?4, ?5, ?6, 1)"), values![body, id, code, state, open, now])?;
            tx.execute(sql!("INSERT INTO defect_step (body, id, defect, at, actor, state, words) VALUES (?1, ?2, ?3, ?4, 'staff:1', ?5, 'Sentita Ada')"), values![body, tx.new_id(), id, now, state])?;
            if ticket != 0 {
                tx.execute(sql!("INSERT INTO defect_ticket (body, defect, ticket, at, actor) VALUES (?1, ?2, ?3, ?4, 'staff:1')"), values![body, id, ticket, now])?;
            }
        }
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    hold(&desk, (What::Ticket, held)).await;
    desk.at("2031-03-02T10:00:00");
    assert_eq!((would_go(&desk, Class::Defects).await, night(&desk).await.defects), (0, 0));
    desk.at("2031-03-02T10:00:01");
    assert_eq!((would_go(&desk, Class::Defects).await, night(&desk).await.defects), (1, 1));
    let left = read(&desk, |tx| {
        let rows = tx.rows(sql!("SELECT d.code || d.title || d.text || s.words FROM defect d JOIN defect_step s ON s.body = d.body AND s.defect = d.id ORDER BY d.code"), &[])?;
        rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, _>>()
    });
    let whole = |code: &str| format!("{code}Pagina biancaA Ada resta biancaSentita Ada");
    assert_eq!(left.await, [format!("DF-1{ERASED}"), whole("DF-2"), whole("DF-3")]);
    assert_eq!(night(&desk).await, Counts::default());
    let admin = Signed::of(&desk, "b.fontana").await;
    assert!(admin.get("console/retention").await.text.contains("Difetti chiusi"));
}

pub async fn a_round_that_a_crash_cut_short_is_closed_by_the_next(on: On) {
    let desk = Desk::open_with(on, "").await;
    let begin = |tx: &mut Tx, _: &Office, lead: &Lead, now: Moment| {
        helpdesk::erase::begin(tx, lead.body, (Scope::Retention, 0), "", &lead.actor, now)
    };
    write(&desk, begin).await.unwrap();
    let body = desk.body;
    let ended = || read(&desk, move |tx| Ok(recent(tx, body, Scope::Retention, 0)?[0].done_at));
    assert_eq!(ended().await, None);
    desk.at("2026-03-03T02:00:00");
    night(&desk).await;
    assert_eq!(ended().await, Some(at("2026-03-03T02:00:00")));
}
