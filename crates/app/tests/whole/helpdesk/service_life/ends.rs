//! A notice counts from its own instant, in working days, and from the day of the end nobody comes in.

use axum::http::StatusCode;
use helpdesk::intake::Source;
use helpdesk::service_life::{
    Advance, Notice, ServiceError, Stage, give_notice, nth_working_day, of_customer, withdraw,
};
use helpdesk::ticket::State;
use jiff::civil::{Date, date};
use platform::mailbox::Mailbox;
use platform::{Lane, Tx, sql, values};

use super::customers::{ACQUE, MORE, erasure, notice, step};
use crate::helpdesk::corpus;
use crate::support::desk::{Desk, Signed, program};
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::requests::{read, write};
use crate::support::{Folder, On, TestHouse, at};

/// The first day without the service, by contract on the fifth working day after the notice.
pub async fn the_fifth_working_day_leaves_holidays_out(on: On) {
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

pub async fn a_certified_letter_gives_notice_at_its_own_instant(on: On) {
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

pub async fn from_the_day_of_the_end_nobody_of_the_customer_comes_in(on: On) {
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

pub async fn a_notice_taken_back_in_time_changes_nothing(on: On) {
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
