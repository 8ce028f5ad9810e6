//! What is old goes at night, what is held stays, and one person's data are found, handed over and erased.

use office::lanes::HELPDESK;
use std::collections::BTreeSet;

use super::corpus;
use crate::support::archive::{download, text};
use crate::support::desk::{Desk, Signed};
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::requests::{read, write};
use crate::support::{Folder, On, TestHouse, at};
use axum::http::StatusCode;
use helpdesk::appoint::{self, Way, Wish};
use helpdesk::erase::hold::{self, What};
use helpdesk::erase::{Counts, ERASED, EraseError, Scope, recent};
use helpdesk::faces::{self, Face};
use helpdesk::intake::Source;
use helpdesk::merge::{merge, split};
use helpdesk::open::Asked;
use helpdesk::person::{TICKETS_MAX, Who, erase, find};
use helpdesk::retention::{Class, due, once};
use helpdesk::ticket::{State, Ticket, messages, steps};
use helpdesk::work::{self, Lead};
use office::Office;
use platform::events::Actor;
use platform::mailbox::Mailbox;
use platform::store::{Engine, StoreError};
use platform::{Lane, Moment, Tx, sql, values};

const ADA: &str = "ada@posta.example";
const VALLI: &str = "chiara@unionevalli.example";

async fn solved(desk: &Desk, mail: &str) -> Ticket {
    let ticket = desk.ask(desk.asked(mail)).await.unwrap();
    desk.becomes(ticket.id, State::Resolved).await;
    desk.now(ticket.id).await
}

/// What the page says would go, by class.
async fn would_go(desk: &Desk, class: Class) -> i64 {
    let (ctx, body, now) = (desk.house.house.ctx.clone(), desk.body, desk.house.clock.now());
    read(desk, move |tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        due(tx, &office, class, now)
    })
    .await
}

async fn night(desk: &Desk) -> Counts {
    once(&desk.house.house.ctx, desk.body).await.unwrap()
}

async fn hold(desk: &Desk, what: (What, i64)) -> i64 {
    write(desk, move |tx, office, lead, now| hold::place(tx, office, lead, what, "causa", now)).await.unwrap()
}

async fn the_night_takes_what_is_old_and_leaves_the_rest(on: On) {
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

async fn letters_go_byte_for_byte_and_never_come_back(on: On) {
    let folder = Folder::new();
    let engine = on.engine(&folder).await;
    let source = |name: &str| {
        let path = folder.0.join(name);
        std::fs::create_dir_all(&path).unwrap();
        let certified = name == "pec";
        Source { body: "valdora".into(), name: name.into(), mailbox: Mailbox::Folder(path), certified }
    };
    let mailboxes = ["urp", "pec"].map(source).to_vec();
    let (urp, pec) = (folder.0.join("urp"), folder.0.join("pec"));
    let house = TestHouse::built(engine, folder, |plan| plan.mailboxes = mailboxes).await;
    house.clock.set(at("2026-03-02T10:00:00"));
    let office = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let body = house.import(&office).await;
    let desk = Desk { house, body };
    let letter = corpus::from(ADA, "Aiuto", "");
    std::fs::write(urp.join("1.eml"), &letter).unwrap();
    std::fs::write(urp.join("2.eml"), corpus::from("bob@posta.example", "Resta aperta", "")).unwrap();
    std::fs::write(pec.join("3.eml"), corpus::envelope(1, corpus::INNER)).unwrap();
    std::fs::write(pec.join("4.eml"), corpus::bare_envelope()).unwrap();
    desk.house.house.intake.round().await.unwrap();
    let rows = move |tx: &mut Tx| {
        let rows = tx.rows(sql!("SELECT COALESCE(ticket, 0), state, sender, raw, COALESCE(file, 0) FROM letter ORDER BY mailbox, id"), &[])?;
        rows.iter()
            .map(|row| {
                let (ticket, state, file): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(4)?);
                Ok((ticket, state, row.get::<String>(2)? + &row.get::<String>(3)?, file))
            })
            .collect::<Result<Vec<_>, StoreError>>()
    };
    let before = read(&desk, rows).await;
    assert_eq!(before.len(), 4);
    for (ticket, state, ..) in &before {
        let open = *ticket != 0 && desk.now(*ticket).await.subject != "Resta aperta";
        if open {
            desk.becomes(*ticket, State::Resolved).await;
        } else if *ticket == 0 {
            assert_eq!(state, "quarantined");
        }
    }
    let lying =
        |letters: &[(i64, String, String, i64)]| letters.iter().filter(|letter| letter.3 != 0).count();
    desk.at("2026-08-28T10:00:00");
    assert_eq!(night(&desk).await.letters, 0);
    desk.at("2026-09-05T10:00:00");
    assert_eq!(
        (would_go(&desk, Class::SetAside).await, night(&desk).await.letters),
        (1, 1),
        "nobody looked at it"
    );
    desk.at("2027-03-03T10:00:00");
    assert_eq!(
        (would_go(&desk, Class::Letters).await, night(&desk).await.letters),
        (1, 1),
        "the open one stays"
    );
    desk.at("2028-03-10T10:00:00");
    assert_eq!((would_go(&desk, Class::Certified).await, would_go(&desk, Class::Tickets).await), (0, 2));
    night(&desk).await;
    let after = read(&desk, rows).await;
    assert_eq!((after.len(), lying(&after)), (4, 2), "rows stay, bytes go: {after:?}");
    for gone in after.iter().filter(|letter| letter.3 == 0) {
        assert_eq!(gone.2, "", "neither bytes nor sender");
    }
    // The envelope proves something for its own time: its request is gone, and who wrote it stands nowhere else.
    desk.at("2031-03-01T10:00:00");
    assert_eq!((would_go(&desk, Class::Certified).await, night(&desk).await.letters), (0, 0));
    desk.at("2031-03-03T10:00:00");
    assert_eq!((would_go(&desk, Class::Certified).await, night(&desk).await.letters), (1, 1));
    assert_eq!(lying(&read(&desk, rows).await), 1, "the open one's");
    let files = read(&desk, |tx| tx.numbers(sql!("SELECT COUNT(*) FROM file"), &[])).await;
    assert_eq!(files, [[1]]);
    // The mailbox hands the first one out again: its row knows it.
    std::fs::write(urp.join("1.eml"), &letter).unwrap();
    desk.house.house.intake.round().await.unwrap();
    assert_eq!(read(&desk, rows).await.len(), 4);
}

async fn somebody(desk: &Desk, mail: &str) -> helpdesk::person::Found {
    some_of(desk, mail, TICKETS_MAX).await
}

async fn some_of(desk: &Desk, mail: &str, most: i64) -> helpdesk::person::Found {
    let (ctx, body) = (desk.house.house.ctx.clone(), desk.body);
    let who = Who::parse(mail).unwrap();
    read(desk, move |tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        find(tx, &ctx.key, &office, &who, most)
    })
    .await
}

async fn forget(desk: &Desk, mail: &str, reason: &'static str) -> Result<Counts, EraseError> {
    let (key, who) = (desk.house.house.ctx.key.clone(), Who::parse(mail).unwrap());
    let erase = move |tx: &mut Tx, office: &Office, lead: &Lead, now: Moment| {
        erase(tx, &key, (office, lead), &who, reason, now)
    };
    write(desk, erase).await.map(|one| one.counts)
}

async fn a_person_is_found_handed_over_and_erased(on: On) {
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

async fn a_person_takes_along_all_that_there_is(on: On) {
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
async fn a_transaction_is_bounded_over_all_entries(on: On) {
    let desk = Desk::open_with(on, "").await;
    for _ in 0..5 {
        solved(&desk, ADA).await;
    }
    let found = some_of(&desk, ADA, 3).await;
    assert_eq!((found.people.len(), found.tickets().len()), (5, 3));
    assert_eq!(somebody(&desk, ADA).await.tickets().len(), 5);
}

async fn letters_of_a_held_customer_stay(on: On) {
    let desk = Desk::open_with(on, "").await;
    let customer = solved(&desk, VALLI).await.customer;
    desk.set_aside(VALLI, 60, Some(b"di Chiara")).await;
    desk.set_aside(ADA, 1, Some(b"di Ada")).await;
    let held = hold(&desk, (What::Customer, customer)).await;
    assert_eq!(forget(&desk, VALLI, "art. 17").await, Err(EraseError::Held));
    desk.at("2026-09-05T10:00:00");
    assert_eq!((would_go(&desk, Class::SetAside).await, night(&desk).await.letters), (1, 1), "only Ada's");
    write(&desk, move |tx, _, lead, now| hold::lift(tx, lead, held, now)).await.unwrap();
    assert_eq!((would_go(&desk, Class::SetAside).await, night(&desk).await.letters), (60, 60));
    // One who has nothing but letters, under the same customer.
    desk.set_aside("altra@unionevalli.example", 1, Some(b"di un'altra")).await;
    let held = hold(&desk, (What::Customer, customer)).await;
    assert_eq!(forget(&desk, "altra@unionevalli.example", "art. 17").await, Err(EraseError::Held));
    write(&desk, move |tx, _, lead, now| hold::lift(tx, lead, held, now)).await.unwrap();
    assert_eq!(forget(&desk, "altra@unionevalli.example", "art. 17").await.unwrap().letters, 1);
}

async fn a_closed_defect_loses_its_words_in_its_time(on: On) {
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

async fn a_round_that_a_crash_cut_short_is_closed_by_the_next(on: On) {
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

async fn booked(desk: &Desk, id: i64, topic: &str) -> i64 {
    let (ctx, marta) = (desk.house.house.ctx.clone(), desk.marta());
    let (start, phone) = (at("2026-03-02T11:00:00"), "333 1234567".to_owned());
    let wish = Wish { way: Way::Callback, start, phone, topic: topic.into(), chosen: true };
    let now = desk.house.clock.now();
    let book = move |tx: &mut Tx| {
        let (office, mut ticket) = work::load(tx, &ctx, marta.body, id, None)?;
        appoint::book(tx, &ctx, &office, &mut ticket, &marta, &wish, now)
    };
    desk.house.house.ctx.db.write(Lane::of(desk.body, HELPDESK), book).await.unwrap()
}

/// The seat of a call back stays counted; whom it was for, and what for, goes with the request.
async fn an_erased_request_takes_its_appointments_along(on: On) {
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

/// A new table that names a ticket is erased with it, or named here because it holds no words of people. The last
/// two are of the reception, whose tickets are numbers on paper.
const KEPT_ON_PURPOSE: [&str; 10] = [
    "ticket_step",
    "ticket_clock",
    "clock_notice",
    "ticket_vote",
    "article_use",
    "defect_ticket",
    "ticket_appointment",
    "ticket_attempt",
    "visit",
    "waiting",
];

/// The tables are the same on both engines; this one lists them.
#[tokio::test]
async fn every_table_of_a_ticket_is_erased_or_kept_on_purpose() {
    let house = TestHouse::open(On::Sqlite).await;
    let Engine::Sqlite { file, .. } = &house.engine else { unreachable!() };
    let store = rusqlite::Connection::open(file).unwrap();
    let sql = "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'ticket' ORDER BY m.name";
    let tables: Vec<String> =
        store.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let erased = std::fs::read_to_string("../helpdesk/src/erase/ticket.rs").unwrap()
        + &std::fs::read_to_string("../helpdesk/src/erase/letter.rs").unwrap();
    let forgotten = tables.iter().filter(|table| {
        let named = [format!("DELETE FROM {table} "), format!("UPDATE {table} ")];
        !named.iter().any(|text| erased.contains(text)) && !KEPT_ON_PURPOSE.contains(&table.as_str())
    });
    let forgotten: Vec<_> = forgotten.collect();
    assert!(forgotten.is_empty(), "erase/ticket.rs must say what becomes of {forgotten:?}");
    assert!(tables.len() > 8, "{tables:?}");
}

async fn holds_are_the_leads(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = desk.ask(desk.asked(ADA)).await.unwrap();
    let (elena, marta) = (Signed::of(&desk, "e.fontana").await, Signed::of(&desk, "m.sala").await);
    let fields = [("code", ticket.code.as_str()), ("reason", "ispezione")];
    assert_eq!(marta.post("desk/holds", &fields).await.status, StatusCode::FORBIDDEN);
    assert_eq!(elena.post("desk/holds", &fields).await.status, StatusCode::SEE_OTHER);
    let twice = elena.post("desk/holds", &fields).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.text);
    for (wrong, status) in [
        (vec![("code", "XX-2026-9"), ("reason", "r")], 404),
        (vec![("code", ticket.code.as_str()), ("reason", " ")], 422),
        (vec![("customer", "1"), ("reason", "r")], 404),
        (vec![("code", ticket.code.as_str()), ("customer", "1"), ("reason", "r")], 422),
    ] {
        assert_eq!(elena.post("desk/holds", &wrong).await.status.as_u16(), status, "{wrong:?}");
    }
    let page = elena.get("desk/holds").await.text;
    assert!(page.contains(&ticket.code) && page.contains("ispezione"));
    let stranger = Lead::who_asked(desk.body + 1, Actor("staff:1".into()));
    let body = desk.body;
    let id = read(&desk, move |tx| Ok(hold::standing(tx, body)?[0].id)).await;
    let lifted = write(&desk, move |tx, _, _, now| hold::lift(tx, &stranger, id, now)).await;
    assert_eq!(lifted, Err(EraseError::Unknown), "another body's hold");
}

on_both_engines! {
    the_night_takes_what_is_old_and_leaves_the_rest;
    letters_go_byte_for_byte_and_never_come_back;
    a_person_is_found_handed_over_and_erased;
    a_person_takes_along_all_that_there_is;
    a_transaction_is_bounded_over_all_entries;
    letters_of_a_held_customer_stay;
    a_closed_defect_loses_its_words_in_its_time;
    a_round_that_a_crash_cut_short_is_closed_by_the_next;
    an_erased_request_takes_its_appointments_along;
    holds_are_the_leads;
}
