//! Long work goes in batches: others get their turn, and a crash or a hold stops between two.

use helpdesk::erase::customer::{Progress, batch};
use helpdesk::erase::hold::{self, What};
use helpdesk::erase::{ERASED, Scope, recent};
use helpdesk::ticket::{State, by_id};
use platform::{Tx, sql, values};

use super::customers::{ACQUE, MORE, VALLI, erasure, formally, terminated};
use crate::support::On;
use crate::support::desk::Desk;
use crate::support::requests::{read, write};

pub async fn a_crash_goes_on_where_it_was_and_a_hold_stops_the_next_batch(on: On) {
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
pub async fn while_a_customer_is_erased_mail_leaves(on: On) {
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

pub async fn letters_set_aside_go_in_batches_too(on: On) {
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
pub async fn counting_again_lets_other_work_through(on: On) {
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
