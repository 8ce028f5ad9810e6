//! How a customer's service begins and ends: steps in their order, days that the law counts, an archive that holds
//! its own alone, an erasure that takes the customer and nobody else.

use super::corpus;
use crate::support::archive::{Files, download, text};
use crate::support::desk::{Desk, Signed, program};
use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::requests::{read, write};
use crate::support::{Folder, On, TestHouse, at};
use axum::http::{Request, StatusCode};
use helpdesk::answer::{self, Said};
use helpdesk::attached;
use helpdesk::erase::customer::{Progress, batch};
use helpdesk::erase::hold::{self, What};
use helpdesk::erase::{ERASED, EraseError, Scope, recent};
use helpdesk::intake::Source;
use helpdesk::merge::merge;
use helpdesk::open::Asked;
use helpdesk::service_life::{
    Advance, Facts, Notice, ServiceError, Stage, advance, ask_erasure, due, give_notice, nth_working_day,
    of_customer, request, send, withdraw,
};
use helpdesk::ticket::{Author, Channel, State, Ticket, by_id, messages, steps};
use helpdesk::work::Lead;
use jiff::civil::{Date, date};
use office::Office;
use office::lanes::HELPDESK;
use office::people::mail::{address_index, came_back};
use platform::events::Actor;
use platform::mail::{Certified, Post};
use platform::mailbox::Mailbox;
use platform::store::StoreError;
use platform::{Lane, Moment, Tx, sql, values};

/// A second customer, and one that is about to become one.
const MORE: &str = r#"
[[customer]]
key = "acque"
name = "Consorzio Acque"
mails = ["@acque.example", "ada@pec.example"]
certified_mail = "acque@pec.acque.example"
[[contract]]
key = "acque-2026"
name = "Assistenza acque"
customer = "acque"
from = "2026-01-01"
hours = "remoto"
target = [ { metric = "first_contact", minutes = 240 } ]
fee_cents = 100000
[[staff]]
login = "acque"
name = "Piero Acque"
roles = ["customer"]
customer = "acque"
[[customer]]
key = "nuova"
name = "Nuova Comunità"
mails = ["@nuova.example"]
"#;
const NEW_CONTRACT: &str = r#"
[[contract]]
key = "nuova-2026"
name = "Assistenza nuova"
customer = "nuova"
from = "2026-04-20"
hours = "remoto"
target = [ { metric = "first_contact", minutes = 240 } ]
"#;

const ACQUE: &str = "piero@acque.example";
const VALLI: &str = "chiara@unionevalli.example";

async fn step(desk: &Desk, course: i64, stage: Stage, with: Advance) -> Result<(), ServiceError> {
    write(desk, move |tx, office, lead, now| advance(tx, office, lead, (course, stage), &with, now)).await
}

async fn notice(desk: &Desk, customer: &str, at: Moment) -> Result<i64, ServiceError> {
    let customer = desk.customer(customer);
    write(desk, move |tx, office, lead, now| give_notice(tx, office, lead, customer, Notice::ByHand(at), now))
        .await
}

async fn count(desk: &Desk, sql: &'static platform::store::Sql, ticket: i64) -> i64 {
    let body = desk.body;
    read(desk, move |tx| tx.row(sql, values![body, ticket])?.unwrap().get(0)).await
}

/// The first day without the service, by contract on the fifth working day after the notice.
async fn the_fifth_working_day_leaves_holidays_out(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let office = desk.house.house.ctx.offices.known(desk.body).unwrap();
    let fifth = |after: Date| nth_working_day(&office, after, 5);
    for (after, ends, why) in [
        (date(2026, 3, 2), date(2026, 3, 9), "an ordinary Monday"),
        (date(2026, 3, 7), date(2026, 3, 13), "a Saturday counts from Monday on"),
        (date(2026, 4, 2), date(2026, 4, 10), "Easter Monday"),
        (date(2026, 4, 29), date(2026, 5, 7), "the first of May"),
        (date(2025, 8, 11), date(2025, 8, 19), "the middle of August"),
        (date(2026, 6, 22), date(2026, 6, 30), "the patron of the town"),
        (date(2027, 10, 1), date(2027, 10, 11), "Saint Francis, a holiday again"),
        (date(2021, 10, 1), date(2021, 10, 8), "and none before the law"),
        (date(2026, 12, 24), date(2027, 1, 4), "the end of the year, and the town's own closure"),
    ] {
        assert_eq!(fifth(after), ends, "{why}");
    }
}

async fn a_service_begins_step_by_step(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let customer = desk.customer("nuova");
    let ask =
        |at: Moment| write(&desk, move |tx, office, lead, now| request(tx, office, lead, customer, at, now));
    assert_eq!(ask(at("2026-03-02T10:01:00")).await, Err(ServiceError::When), "not in the future");
    let course = ask(at("2026-03-01T09:00:00")).await.unwrap();
    assert_eq!(ask(at("2026-03-01T09:00:00")).await, Err(ServiceError::Running));

    let stands = |day: &str| {
        let day = day.parse().unwrap();
        let (ctx, body) = (desk.house.house.ctx.clone(), desk.body);
        let read = read(&desk, move |tx| {
            let office = ctx.offices.at(tx, body)?.unwrap();
            Ok(due(&office, &of_customer(tx, body, customer)?[0], day))
        });
        async move { read.await.map(|due| (due.stage, due.by.map(|by| by.to_string()), due.late)) }
    };
    let by = |day: &str| Some(day.to_owned());
    assert_eq!(stands("2026-03-31").await, Some((Stage::InCharge, by("2026-03-31"), false)));
    assert_eq!(stands("2026-04-01").await, Some((Stage::InCharge, by("2026-03-31"), true)), "thirty days");
    desk.at("2026-04-01T09:00:00");
    let elena = Signed::of(&desk, "e.fontana").await;
    assert!(elena.get("desk/services").await.text.contains("severity-1"), "what is late is red");

    assert_eq!(step(&desk, course, Stage::Ordered, Advance::default()).await, Err(ServiceError::Order));
    step(&desk, course, Stage::InCharge, Advance::default()).await.unwrap();
    assert_eq!(step(&desk, course, Stage::InCharge, Advance::default()).await, Err(ServiceError::Order));
    let facts = Facts { fee_cents: Some(90_000), included: Some(30), extra_cents: Some(2_500) };
    step(&desk, course, Stage::Offered, Advance { facts, ..Advance::default() }).await.unwrap();
    assert_eq!(stands("2026-12-31").await, Some((Stage::Ordered, None, false)), "the customer has its time");
    step(&desk, course, Stage::Ordered, Advance::default()).await.unwrap();
    let plan = |day: Date| Advance { starts_on: Some(day), ..Advance::default() };
    assert_eq!(step(&desk, course, Stage::Planned, plan(date(2026, 3, 31))).await, Err(ServiceError::When));
    step(&desk, course, Stage::Planned, plan(date(2026, 4, 20))).await.unwrap();
    assert_eq!(step(&desk, course, Stage::Active, Advance::default()).await, Err(ServiceError::NotYet));
    desk.at("2026-04-20T08:00:00");
    assert_eq!(step(&desk, course, Stage::Active, Advance::default()).await, Err(ServiceError::NoContract));
    let office = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    desk.house.import(&format!("{office}\n{MORE}\n{NEW_CONTRACT}")).await;
    step(&desk, course, Stage::Active, Advance::default()).await.unwrap();
    assert_eq!(stands("2026-04-20").await, None, "nothing is left to do");
    assert_eq!(desk.events("service_went_on").await, 6);
}

async fn an_offer_is_made_with_its_document_and_others_do_not_see_it(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let customer = desk.customer("acque");
    let elena = Signed::of(&desk, "e.fontana").await;
    let path = format!("desk/services/{customer}");
    let asked = elena.post(&path, &[("what", "request"), ("at", "2026-03-02T09:00")]).await;
    assert!(to(&asked).ends_with(&path));
    let body = desk.body;
    let course = read(&desk, move |tx| Ok(of_customer(tx, body, customer)?[0].id)).await;
    let id = course.to_string();
    elena.post(&path, &[("what", "in_charge"), ("course", &id)]).await;
    let field = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let sent = [
        ("form_token", visitors_token().as_str()),
        ("course", &id),
        ("fee", "900,00"),
        ("included", "30"),
        ("extra", "25"),
    ]
    .map(|(name, value)| field(name, value))
    .concat()
        + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"offerta.txt\"\r\n\r\nPiano dei prezzi\r\n--edge--\r\n";
    let cookie = visitor(&desk.house.signed_in(desk.body, "e.fontana").await);
    let upload = Request::post(format!("/{}/{path}/offer", desk.slug()))
        .header("cookie", cookie)
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(axum::body::Body::from(sent))
        .unwrap();
    to(&desk.house.request(upload).await);
    let shown = elena.get(&path).await.text;
    assert!(shown.contains("900,00") && shown.contains("Elena") | shown.contains("Fontana"), "{shown}");
    let piero = Signed::of(&desk, "acque").await;
    let document = format!("customer/service/offer/{course}");
    assert_eq!(piero.get(&document).await.text, "Piano dei prezzi");
    let own = piero.get("customer/service").await.text;
    assert!(own.contains("900,00") && !own.contains("Fontana"), "who of the desk did it is our own affair");
    let chiara = Signed::of(&desk, "unione.valli").await;
    assert_eq!(chiara.get(&document).await.status, StatusCode::NOT_FOUND);
    assert!(!chiara.get("customer/service").await.text.contains("900,00"));
    for closed in [path.as_str(), "desk/services", "desk/holds", "desk/people", "console/retention"] {
        assert_eq!(chiara.get(closed).await.status, StatusCode::FORBIDDEN, "{closed}");
    }
}

async fn a_certified_letter_gives_notice_at_its_own_instant(on: On) {
    let folder = Folder::new();
    let engine = on.engine(&folder).await;
    let source = |name: &str| {
        let path = folder.0.join(name);
        std::fs::create_dir_all(&path).unwrap();
        let certified = name == "pec";
        Source { body: "valdora".into(), name: name.into(), mailbox: Mailbox::Folder(path), certified }
    };
    let mailboxes = ["urp", "pec"].map(source).to_vec();
    let (letters, plain) = (folder.0.join("pec"), folder.0.join("urp"));
    let house = TestHouse::built(engine, folder, |plan| plan.mailboxes = mailboxes).await;
    house.clock.set(at("2026-03-02T10:00:00"));
    let office = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let body = house.import(&format!("{office}\n{MORE}")).await;
    let desk = Desk { house, body };
    std::fs::write(letters.join("1.eml"), corpus::envelope(1, corpus::INNER)).unwrap();
    std::fs::write(plain.join("2.eml"), corpus::from(ACQUE, "Disdetta", "")).unwrap();
    desk.house.house.intake.round().await.unwrap();
    let found = read(&desk, |tx| {
        let sql =
            sql!("SELECT id, certified FROM letter WHERE ticket IS NOT NULL ORDER BY certified DESC, id");
        tx.numbers::<2>(sql, &[])
    })
    .await;
    let [[certified, 1], [ordinary, 0]] = found[..] else { panic!("{found:?}") };
    let by = |customer: &str, letter: i64| {
        let customer = desk.customer(customer);
        write(&desk, move |tx, office, lead, now| {
            give_notice(tx, office, lead, customer, Notice::Letter(letter), now)
        })
    };
    assert_eq!(by("acque", ordinary).await, Err(ServiceError::Letter), "ordinary mail proves nothing");
    assert_eq!(by("unione-valli", certified).await, Err(ServiceError::Letter), "another's letter");
    by("acque", certified).await.unwrap();
    let customer = desk.customer("acque");
    let course = read(&desk, move |tx| Ok(of_customer(tx, body, customer)?.remove(0))).await;
    assert_eq!(course.begun_at, at("2026-02-27T16:21:31"), "the provider's instant, not the day it was read");
    assert_eq!(course.starts_on, Some(date(2026, 3, 6)));
    assert_eq!(course.letter, Some(certified));

    // Everything of the customer is erased, and the proof of its notice outlives it for the time of its class.
    let ticket = read(&desk, move |tx| {
        Ok(tx.numbers::<1>(sql!("SELECT ticket FROM letter WHERE id = ?1"), values![certified])?[0][0])
    });
    desk.becomes(ticket.await, State::Resolved).await;
    let others = read(&desk, move |tx| {
        Ok(tx.numbers::<1>(sql!("SELECT ticket FROM letter WHERE id = ?1"), values![ordinary])?[0][0])
    });
    desk.becomes(others.await, State::Resolved).await;
    desk.at("2026-03-10T09:00:00");
    step(&desk, course.id, Stage::Exported, Advance::default()).await.unwrap();
    erasure(&desk, course.id).await.unwrap();
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let lies = |letter: i64| {
        read(&desk, move |tx| {
            let row = tx.row(
                sql!("SELECT sender || subject || excerpt, file FROM letter WHERE id = ?1"),
                values![letter],
            )?;
            let row = row.unwrap();
            Ok((row.get::<String>(0)?, row.get::<Option<i64>>(1)?.is_some()))
        })
    };
    assert_eq!(lies(ordinary).await, (String::new(), false));
    assert_eq!(lies(certified).await, (String::new(), true), "the proof, and no list tells of it");
    let night = || helpdesk::retention::once(&desk.house.house.ctx, body);
    desk.at("2031-03-01T10:00:00");
    night().await.unwrap();
    assert!(lies(certified).await.1);
    desk.at("2031-03-03T10:00:00");
    night().await.unwrap();
    assert!(!lies(certified).await.1);
}

async fn from_the_day_of_the_end_nobody_of_the_customer_comes_in(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    let figures = "customer/figures?from=2026-03-01&to=2026-03-31";
    let token = "customer-desk customer:acque";
    desk.at("2026-03-08T23:59:59");
    let (piero, chiara) = (Signed::of(&desk, "acque").await, Signed::of(&desk, "unione.valli").await);
    assert_eq!(piero.get("customer").await.status, StatusCode::OK);
    assert!(piero.get("customer/service").await.text.contains("09/03/2026"), "it reads on which day");
    assert_eq!(program(&desk, token, figures).await.status, StatusCode::OK);
    let before = desk.ask(desk.asked(ACQUE)).await.unwrap();
    assert_eq!(before.customer, desk.customer("acque"));

    desk.at("2026-03-09T00:00:00");
    assert_ne!(piero.get("customer").await.status, StatusCode::OK, "signed in before, and out now");
    assert_ne!(program(&desk, token, figures).await.status, StatusCode::OK);
    assert_eq!(chiara.get("customer").await.status, StatusCode::OK, "others go on");
    let after = desk.ask(desk.asked(ACQUE)).await.unwrap();
    assert_eq!(after.customer, 0, "whoever writes from there is served like everybody else");
    let ctx = &desk.house.house.ctx;
    let hash = ctx.hasher.hash("quattro-sassi-nel-lago".into()).await.unwrap();
    let office = ctx.offices.known(desk.body).unwrap();
    for (login, status) in [("acque", 422), ("unione.valli", 303)] {
        let (body, hash) = (desk.body, hash.clone());
        let staff = office.staff.iter().find(|part| part.doc.login == login).unwrap().id;
        let set = move |tx: &mut Tx| office::sign_in::set_password(tx, body, staff, &hash);
        ctx.db.write(Lane::HOUSE, set).await.unwrap();
        let fields = [("login", login), ("password", "quattro-sassi-nel-lago")];
        let path = format!("/{}/sign-in", desk.slug());
        let entered = desk.house.request(form(&path, &visitor(""), &visitors_token(), &fields)).await;
        assert_eq!(entered.status.as_u16(), status, "{login}: {}", entered.text);
    }
    let back = write(&desk, move |tx, office, lead, now| withdraw(tx, office, lead, course, now)).await;
    assert_eq!(back, Err(ServiceError::Ended));
}

async fn a_notice_taken_back_in_time_changes_nothing(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    for wrong in ["2025-03-02T09:00:00", "2026-03-02T10:00:01"] {
        assert_eq!(notice(&desk, "acque", at(wrong)).await, Err(ServiceError::When), "{wrong}");
    }
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    assert_eq!(notice(&desk, "acque", at("2026-03-02T09:00:00")).await, Err(ServiceError::Running));
    write(&desk, move |tx, office, lead, now| withdraw(tx, office, lead, course, now)).await.unwrap();
    desk.at("2026-03-20T09:00:00");
    let piero = Signed::of(&desk, "acque").await;
    assert_eq!(piero.get("customer").await.status, StatusCode::OK);
    notice(&desk, "acque", at("2026-03-19T09:00:00")).await.unwrap();
}

async fn formally(desk: &Desk, course: i64) -> Result<i64, ServiceError> {
    let ctx = desk.house.house.ctx.clone();
    write(desk, move |tx, office, lead, now| send(tx, &ctx, office, lead, course, now)).await
}

async fn the_formal_notice_is_kept_and_sent_once(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    let written = formally(&desk, course).await.unwrap();
    assert_eq!(formally(&desk, course).await, Ok(written), "pressed twice");
    let elena = Signed::of(&desk, "e.fontana").await;
    let path = format!("desk/services/{}", desk.customer("acque"));
    let waits = elena.get(&path).await.text;
    assert!(waits.contains("in attesa di partire"), "never a promise not kept yet: {waits}");
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let mails: Vec<_> = std::fs::read_dir(desk.house.folder.0.join("mail")).unwrap().flatten().collect();
    let [mail] = &mails[..] else { panic!("{} mails", mails.len()) };
    let sent = std::fs::read_to_string(mail.path()).unwrap().replace("=\r\n", "");
    assert!(sent.contains("acque@pec.acque.example") && sent.contains("09/03/2026"), "{sent}");
    let shown = elena.get(&path).await.text;
    assert!(shown.contains("09/03/2026") && shown.contains("consegnata alla posta"), "{shown}");
    let other = notice(&desk, "nuova", at("2026-03-02T09:00:00")).await.unwrap();
    let refused = formally(&desk, other).await;
    assert_eq!(refused, Err(ServiceError::NoAddress));
    desk.at("2026-03-03T09:00:00");
    assert_ne!(formally(&desk, course).await, Ok(written), "on another day it is another one");
}

async fn a_formal_notice_to_an_address_that_takes_no_mail_says_so(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let ctx = desk.house.house.ctx.clone();
    let address = identity::Email::parse("acque@pec.acque.example").unwrap();
    let (index, body) = (address_index(&ctx.key, desk.body, &address), desk.body);
    let now = desk.house.clock.now();
    let back = move |tx: &mut Tx| came_back(tx, body, index.clone(), (true, "5.1.1"), now);
    ctx.db.write(Lane::of(body, HELPDESK), back).await.unwrap();
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    formally(&desk, course).await.unwrap();
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let mails = std::fs::read_dir(desk.house.folder.0.join("mail"));
    assert_eq!(mails.map_or(0, |mails| mails.count()), 0);
    assert!(platform::limits::hit_so_far()["MAIL_TROUBLE"] > 0);
    let path = format!("desk/services/{}", desk.customer("acque"));
    let shown = Signed::of(&desk, "e.fontana").await.get(&path).await.text;
    assert!(shown.contains("non consegnabile") && !shown.contains("consegnata alla posta"), "{shown}");
}

/// Where the body has a certified mailbox the notice leaves from there, and what the provider says is shown.
async fn the_formal_notice_goes_by_certified_mail(on: On) {
    let folder = Folder::new();
    let engine = on.engine(&folder).await;
    let out = folder.0.join("pec-out");
    let post = Post::Spool(out.clone());
    let house = TestHouse::built(engine, folder, |plan| {
        plan.certified = vec![Certified { body: "valdora".into(), from: "ente@pec.example".into(), post }];
    })
    .await;
    house.clock.set(at("2026-03-02T10:00:00"));
    let office = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let body = house.import(&format!("{office}\n{MORE}")).await;
    let desk = Desk { house, body };
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    let written = formally(&desk, course).await.unwrap();
    assert_eq!(formally(&desk, course).await, Ok(written), "pressed twice");
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let mails: Vec<_> = std::fs::read_dir(&out).unwrap().flatten().collect();
    let [mail] = &mails[..] else { panic!("{} certified mails", mails.len()) };
    let sent = std::fs::read_to_string(mail.path()).unwrap();
    assert!(sent.contains("acque@pec.acque.example") && sent.contains("ente@pec.example"), "{sent}");
    let elena = Signed::of(&desk, "e.fontana").await;
    let shown = elena.get(&format!("desk/services/{}", desk.customer("acque"))).await.text;
    assert!(shown.contains("manca ancora la ricevuta"), "{shown}");
}

/// A file in a ticket, with these bytes.
async fn attach(desk: &Desk, ticket: &Ticket, bytes: &'static [u8]) {
    let (body, id, ctx) = (desk.body, ticket.id, desk.house.house.ctx.clone());
    let kept =
        tokio::task::spawn_blocking(move || ctx.files.keep("foglio.txt", bytes).unwrap()).await.unwrap();
    let now = desk.house.clock.now();
    let work = move |tx: &mut Tx| {
        let message = messages(tx, body, id)?[0].id;
        attached::keep(tx, body, (id, message), std::slice::from_ref(&kept), now)
    };
    desk.house.house.ctx.db.write(Lane::of(body, HELPDESK), work).await.unwrap();
}

async fn exported(desk: &Desk, login: &str, path: &str) -> Result<Files, StatusCode> {
    let cookie = visitor(&desk.house.signed_in(desk.body, login).await);
    let path = format!("/{}/{path}", desk.slug());
    download(desk.house.house.router.clone(), form(&path, &cookie, &visitors_token(), &[])).await
}

async fn an_archive_holds_the_customers_own_and_runs_nothing(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let own = desk
        .ask(Asked { subject: "=1+1".into(), text: "@SUM(A1) parole nostre".into(), ..desk.asked(ACQUE) })
        .await
        .unwrap();
    desk.says(own.id, true, "Stiamo guardando").await;
    desk.says(own.id, false, "nota: canarino").await;
    attach(&desk, &own, b"il nostro foglio").await;
    let canary =
        |mail: &str| Asked { subject: "Canarino".into(), text: "canarino".into(), ..desk.asked(mail) };
    let theirs = desk.ask(canary(VALLI)).await.unwrap();
    attach(&desk, &theirs, b"canarino").await;
    let merged = desk.ask(canary(VALLI)).await.unwrap();
    let (body, into, from) = (desk.body, own.id, merged.id);
    let by_hand = move |tx: &mut Tx| {
        let sql = sql!(
            "UPDATE ticket SET merged_into = ?3, state = 'merged', open = 0 WHERE body = ?1 AND id = ?2"
        );
        tx.execute(sql, values![body, from, into])
    };
    desk.house.house.ctx.db.write(Lane::of(body, HELPDESK), by_hand).await.unwrap();

    let path = format!("desk/services/{}/export", desk.customer("acque"));
    let files = exported(&desk, "acque", "customer/service/export").await.unwrap();
    let by_lead = exported(&desk, "e.fontana", &path).await.unwrap();
    assert_eq!(files.keys().collect::<Vec<_>>(), by_lead.keys().collect::<Vec<_>>());
    for (name, content) in &files {
        let said = String::from_utf8_lossy(content).to_lowercase();
        assert!(!said.contains("canarino") && !said.contains("valli"), "{name} tells of others: {said}");
    }
    let table = text(&files, "richieste.csv");
    assert!(table.contains("'=1+1") && table.contains(&own.code), "{table}");
    assert!(table.contains("2026-03-02 10:00"), "a date has its year, and a spreadsheet sorts it: {table}");
    let said = text(&files, "messaggi.csv");
    assert!(said.contains("'@SUM") && said.contains("Stiamo guardando"), "{said}");
    let json: serde_json::Value = serde_json::from_str(&text(&files, "richieste.json")).unwrap();
    assert_eq!((json[0]["subject"].as_str(), json.as_array().unwrap().len()), (Some("=1+1"), 1));
    let file = json[0]["files"][0].as_str().unwrap();
    assert_eq!(text(&files, file), "il nostro foglio");
    assert!(text(&files, "leggimi.txt").contains("Consorzio Acque"));
    assert!(
        text(&files, "misure/2026-1.csv").contains('1')
            && text(&files, "conti/2026-1.csv").contains("1000,00")
    );
    assert_eq!(desk.events("customer_exported").await, 2, "each handing over is written down");
    assert_eq!(exported(&desk, "acque", &path).await, Err(StatusCode::FORBIDDEN));
    assert_eq!(exported(&desk, "m.sala", &path).await, Err(StatusCode::FORBIDDEN));
}

/// Terminated, everything solved, handed over; answers the course.
async fn terminated(desk: &Desk) -> i64 {
    desk.at("2026-03-02T12:00:00");
    let course = notice(desk, "acque", at("2026-03-02T11:00:00")).await.unwrap();
    desk.at("2026-03-10T09:00:00");
    step(desk, course, Stage::Exported, Advance::default()).await.unwrap();
    course
}

async fn erasure(desk: &Desk, course: i64) -> Result<(), ServiceError> {
    write(desk, move |tx, _, lead, now| ask_erasure(tx, lead, course, now)).await
}

async fn an_erasure_takes_the_customer_and_nobody_else(on: On) {
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

async fn a_crash_goes_on_where_it_was_and_a_hold_stops_the_next_batch(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let mut own = Vec::new();
    for _ in 0..30 {
        let ticket = desk.ask(desk.asked(ACQUE)).await.unwrap();
        desk.becomes(ticket.id, State::Resolved).await;
        own.push(ticket.id);
    }
    let course = terminated(&desk).await;
    erasure(&desk, course).await.unwrap();
    let customer = desk.customer("acque");
    let go = || write(&desk, move |tx, office, _, now| batch(tx, office, customer, now));
    assert!(matches!(go().await, Ok(Progress::More(_))));
    let left = move |tx: &mut Tx| {
        let sql = sql!("SELECT COUNT(*) FROM ticket WHERE customer = ?1 AND erased_at IS NULL");
        tx.row(sql, values![customer])?.unwrap().get::<i64>(0)
    };
    assert_eq!(read(&desk, left).await, 5, "batches are bounded");
    // The program died here. A hold comes before it is started again.
    let last = *own.last().unwrap();
    let held = write(&desk, move |tx, office, lead, now| {
        hold::place(tx, office, lead, (What::Ticket, last), "ispezione", now)
    })
    .await
    .unwrap();
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    assert_eq!(read(&desk, left).await, 5);
    write(&desk, move |tx, _, lead, now| hold::lift(tx, lead, held, now)).await.unwrap();
    desk.at("2026-03-10T10:00:00");
    erasure(&desk, course).await.unwrap();
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    assert_eq!(read(&desk, left).await, 0);
    let body = desk.body;
    let records = read(&desk, move |tx| recent(tx, body, Scope::Customer, customer)).await;
    assert_eq!((records.len(), records[0].counts.tickets), (1, 30), "one record, each ticket counted once");
    let gone = read(&desk, move |tx| by_id(tx, body, last)).await.unwrap();
    assert_eq!(gone.subject, ERASED);
}

/// Between two batches other work gets its turn: here the mail of a formal notice.
async fn while_a_customer_is_erased_mail_leaves(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    for _ in 0..60 {
        let ticket = desk.ask(desk.asked(ACQUE)).await.unwrap();
        desk.becomes(ticket.id, State::Resolved).await;
    }
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let course = terminated(&desk).await;
    erasure(&desk, course).await.unwrap();
    desk.at("2026-03-10T09:00:01");
    let notice = formally(&desk, course).await.unwrap();
    desk.house.house.runner.round().await.unwrap();
    let (body, customer) = (desk.body, desk.customer("acque"));
    let stand = || {
        read(&desk, move |tx| {
            let left =
                sql!("SELECT COUNT(*) FROM ticket WHERE body = ?1 AND customer = ?2 AND erased_at IS NULL");
            let sent = sql!(
                "SELECT COUNT(*) FROM job_done WHERE body = ?1 AND kind = 'service-notice' AND dedup = ?2"
            );
            let left = tx.numbers::<1>(left, values![body, customer])?[0][0];
            Ok((left, tx.numbers::<1>(sent, values![body, notice.to_string()])?[0][0]))
        })
    };
    assert_eq!(stand().await, (35, 1), "one batch, and the mail has left");
    let mut rounds = 1;
    while desk.house.house.runner.round().await.unwrap() > 0 {
        rounds += 1;
    }
    assert_eq!((stand().await.0, rounds), (0, 4), "25, 25, 10, and the end");
}

async fn letters_set_aside_go_in_batches_too(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    desk.set_aside(ACQUE, 450, None).await;
    desk.set_aside(VALLI, 1, None).await;
    let course = terminated(&desk).await;
    erasure(&desk, course).await.unwrap();
    let customer = desk.customer("acque");
    let mut gone = Vec::new();
    let erasure = loop {
        match write(&desk, move |tx, office, _, now| batch(tx, office, customer, now)).await.unwrap() {
            Progress::More(so_far) => gone.push(so_far.counts.letters),
            Progress::Done(erasure) => break erasure,
        }
    };
    assert_eq!((gone, erasure.counts.letters), (vec![200, 400, 450], 450));
    let body = desk.body;
    let left = sql!("SELECT COUNT(*) FROM letter WHERE body = ?1 AND state = 'quarantined'");
    assert_eq!(read(&desk, move |tx| tx.numbers(left, values![body])).await, [[1]], "another's");
}

/// Counting again goes some thousand tickets at a time, each its own job.
async fn counting_again_lets_other_work_through(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let (body, one) = (desk.body, desk.ask(desk.asked(VALLI)).await.unwrap().id);
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    write(&desk, move |tx, _, _, now| {
        for _ in 0..2_050 {
            let id = tx.new_id();
            tx.execute(
                sql!("INSERT INTO ticket (body, id, code, kind, subject, channel, requester, beneficiary, customer, contract, area, urgency, impact, severity, state, level, holder, supplier, origin, open, due_at, touched_at, last_word, version, merged_into, lang, erased_at) SELECT body, ?2, ?3, kind, subject, channel, requester, beneficiary, customer, 0, area, urgency, impact, severity, state, level, holder, supplier, origin, open, due_at, touched_at, last_word, version, merged_into, lang, erased_at FROM ticket WHERE body = ?1 AND id = ?4"),
                values![body, id, id.to_string(), one],
            )?;
        }
        helpdesk::clocks::ask_recount(tx, body, "prova", now)
    })
    .await
    .unwrap();
    let done = || {
        let done = sql!(
            "SELECT COUNT(*) FROM job_done WHERE body = ?1 AND kind = 'recount-clocks' AND dedup LIKE 'prova%'"
        );
        read(&desk, move |tx| Ok(tx.numbers::<1>(done, values![body])?[0][0]))
    };
    desk.house.house.runner.round().await.unwrap();
    assert_eq!(done().await, 1);
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    assert_eq!(done().await, 2);
}

async fn another_body_cannot(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    let stranger = Lead::who_asked(desk.body + 1, Actor("staff:1".into()));
    let work = move |tx: &mut Tx| {
        let advanced = ask_erasure(tx, &stranger, course, Moment(0));
        assert_eq!(advanced, Err(ServiceError::Unknown));
        Ok::<_, StoreError>(())
    };
    desk.house.house.ctx.db.write(Lane::HOUSE, work).await.unwrap();
}

on_both_engines! {
    the_fifth_working_day_leaves_holidays_out;
    a_service_begins_step_by_step;
    an_offer_is_made_with_its_document_and_others_do_not_see_it;
    a_certified_letter_gives_notice_at_its_own_instant;
    from_the_day_of_the_end_nobody_of_the_customer_comes_in;
    a_notice_taken_back_in_time_changes_nothing;
    the_formal_notice_is_kept_and_sent_once;
    a_formal_notice_to_an_address_that_takes_no_mail_says_so;
    the_formal_notice_goes_by_certified_mail;
    an_archive_holds_the_customers_own_and_runs_nothing;
    an_erasure_takes_the_customer_and_nobody_else;
    while_a_customer_is_erased_mail_leaves;
    letters_set_aside_go_in_batches_too;
    counting_again_lets_other_work_through;
    a_crash_goes_on_where_it_was_and_a_hold_stops_the_next_batch;
    another_body_cannot;
}
