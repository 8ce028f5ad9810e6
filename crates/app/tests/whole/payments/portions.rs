//! Files of thousands of rows: taken at once, worked through in portions, whole in the end whatever happens in between.

use crate::support::On;
use crate::support::forms::to;
use crate::support::till::Till;
use accounts::closing::{ClosingError, close_through};
use accounts::reckon::reckon;
use accounts::treasury::keep_page;
use axum::http::StatusCode;
use jiff::civil::date;
use pagopa::Iuv;
use pagopa::settlement::{Line, PayStatus, xml};
use payments::position::State;
use payments::proof::{Accounting, May};
use payments::settlement::{self, settle_some};
use platform::{sql, values};

use super::accounts::Member;
use super::reconciliation::{Counted, FLOW, RECEIPT, credited, flow, keep, page};

on_both_engines! {
    a_large_file_is_taken_at_once_and_shows_how_far_it_is;
    a_flow_that_stopped_halfway_goes_on_from_there;
    nothing_is_closed_while_a_file_is_worked_through;
    what_little_waits_is_done_before_a_day_is_closed;
    whoever_works_through_it_and_how_many_at_once_the_end_is_the_same;
}

/// The notice that is ours, among many that nobody knows.
fn lines(counted: &Counted, others: u32) -> Vec<Line> {
    let stranger = |number: u32| {
        let mut line = counted.line(&format!("estranea-{number}"), 100, PayStatus::Executed);
        line.iuv = Iuv::parse(&format!("02{number:015}")).unwrap();
        line
    };
    [counted.line(RECEIPT, 4_500, PayStatus::Executed)]
        .into_iter()
        .chain((1..=others).map(stranger))
        .collect()
}

async fn count(till: &Till, table: &'static str) -> i64 {
    let body = till.body;
    let rows = till.act(move |tx, _, _| match table {
        "movements" => {
            tx.numbers::<1>(sql!("SELECT COUNT(*) FROM treasury_movement WHERE body = ?1"), values![body])
        }
        "joins" => tx.numbers::<1>(
            sql!("SELECT COUNT(*) FROM flow_movement WHERE body = ?1 AND ended_at IS NULL"),
            values![body],
        ),
        _ => tx.numbers::<1>(sql!("SELECT COUNT(*) FROM receipt_pursuit WHERE body = ?1"), values![body]),
    });
    rows.await.unwrap_or_else(|error: platform::store::StoreError| panic!("{error}"))[0][0]
}

async fn a_large_file_is_taken_at_once_and_shows_how_far_it_is(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let rita = Member::of(till, "r.ragioneria").await;
    let mut csv = String::from("Data;Importo;Causale\n");
    (0..2_100)
        .for_each(|number| csv.push_str(&format!("04/03/2026;12,{:02};Affitto {number}\n", number % 100)));
    let sent = rita.send("journals", &[], csv.as_bytes()).await;
    let journal = to(&sent).split("/payments/").nth(1).unwrap().to_owned();
    let shown = rita.page(&journal).await;
    assert!(
        shown.contains("In lavorazione: 0 righe su") && shown.contains("http-equiv=\"refresh\""),
        "{shown}"
    );
    let told = flow(FLOW, Vec::new()).flow;
    let large = xml::write(&told, &lines(&counted, 2_100)).into_bytes();
    let sent = rita.send("flows", &[], &large).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let flow = to(&sent).split("/payments/").nth(1).unwrap().to_owned();
    assert!(rita.page(&flow).await.contains("In lavorazione: 0 righe su 2101"));
    assert_eq!(till.read(counted.position).await.state(till.now()), State::Valid);
    till.house.house.runner.round().await.unwrap();
    assert_eq!((count(till, "movements").await, count(till, "pursued").await), (2_100, 2_101));
    assert_eq!(till.read(counted.position).await.state(till.now()), State::Reported);
    let shown = rita.page(&flow).await;
    assert!(!shown.contains("In lavorazione") && !shown.contains("http-equiv=\"refresh\""), "{shown}");
    assert!(rita.page(&journal).await.contains("Letto"));
    let more = shown.split("?after=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(rita.page(&format!("{flow}?after={more}")).await.contains(">501<"), "lines come page by page");
}

async fn a_flow_that_stopped_halfway_goes_on_from_there(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let told = flow(FLOW, lines(&counted, 9));
    let kept = till.act(move |tx, office, now| {
        let actor = platform::events::Actor("staff:1".into());
        accounts::flows::keep(tx, office, &told, settlement::Source::File, &actor, now)
    });
    let id = kept.await.unwrap().id;
    for _ in 0..2 {
        assert_eq!(till.act(|tx, office, now| settle_some(tx, office, 3, now)).await, Ok(true));
    }
    let body = till.body;
    let left = till.act(move |tx, _, _| settlement::flow(tx, body, id)).await.unwrap().unwrap().left;
    assert_eq!((left, count(till, "pursued").await), (4, 6), "six of ten are settled");
    reckon(&till.house.house.ctx, body, till.now()).await.unwrap();
    let left = till.act(move |tx, _, _| settlement::flow(tx, body, id)).await.unwrap().unwrap().left;
    assert_eq!((left, count(till, "pursued").await), (0, 10));
}

async fn nothing_is_closed_while_a_file_is_worked_through(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    till.at("2026-03-06T09:00:00");
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    let close = move || {
        let accountant = accountant.clone();
        till.act(move |tx, office, now| close_through(tx, office, &accountant, date(2026, 3, 4), now))
    };
    let told = flow(FLOW, lines(&counted, 1));
    let actor = platform::events::Actor("staff:1".into());
    let kept = till.act(move |tx, office, now| {
        accounts::flows::keep(tx, office, &told, settlement::Source::File, &actor, now)
    });
    kept.await.unwrap();
    assert_eq!(close().await, Err(ClosingError::Reckoning), "a flow waits");
    reckon(&till.house.house.ctx, till.body, till.now()).await.unwrap();
    let read = page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)]).read(till.now()).unwrap();
    till.act(move |tx, office, now| keep_page(tx, office, &May::house(office.id, "staff:1"), &read, now))
        .await
        .unwrap();
    assert_eq!(close().await, Err(ClosingError::Reckoning), "a journal waits");
    reckon(&till.house.house.ctx, till.body, till.now()).await.unwrap();
    assert_eq!(close().await, Ok(1));
}

async fn what_little_waits_is_done_before_a_day_is_closed(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    till.at("2026-03-06T09:00:00");
    let told = flow(FLOW, lines(&counted, 1));
    let kept = till.act(move |tx, office, now| {
        let actor = platform::events::Actor("staff:1".into());
        accounts::flows::keep(tx, office, &told, settlement::Source::File, &actor, now)
    });
    kept.await.unwrap();
    let rita = Member::of(till, "r.ragioneria").await;
    let closed = rita.post("closing", &[("until", "2026-03-04"), ("sure", "true")]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.text);
    assert_eq!(till.read(counted.position).await.state(till.now()), State::Reported);
}

/// The request that brought it, the job that looks after it and another process may all be at it.
async fn whoever_works_through_it_and_how_many_at_once_the_end_is_the_same(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let (ctx, body) = (&till.house.house.ctx, till.body);
    let names: Vec<String> = (1..=30).map(|number| format!("2026-03-03PSP001-{number:04}")).collect();
    for (number, name) in (1i64..).zip(&names) {
        let told = flow(name, lines(&counted, 3));
        let actor = platform::events::Actor("staff:1".into());
        till.act(move |tx, office, now| {
            accounts::flows::keep(tx, office, &told, settlement::Source::File, &actor, now)
        })
        .await
        .unwrap();
        let read =
            page(&format!("GDC-{number}"), (1, 1), vec![credited(name, 4_800)]).read(till.now()).unwrap();
        till.act(move |tx, office, now| keep_page(tx, office, &May::house(office.id, "staff:1"), &read, now))
            .await
            .unwrap();
    }
    let (a, b, c) = tokio::join!(
        reckon(ctx, body, till.now()),
        reckon(ctx, body, till.now()),
        reckon(ctx, body, till.now())
    );
    let joined: usize = [a, b, c].into_iter().map(|one| one.unwrap().joined).sum();
    assert_eq!((joined, count(till, "joins").await, count(till, "movements").await), (30, 30, 30));
    assert_eq!(till.house.events("credit-joined").await, 30);
    assert_eq!(till.house.events("journal-read").await, 30);
    let left = till.act(move |tx, _, _| settlement::flows(tx, body, platform::Moment(i64::MAX), 100)).await;
    assert_eq!(left.unwrap().iter().map(|flow| flow.left).sum::<i64>(), 0);
    // One more that waited for nothing changes nothing.
    assert_eq!(reckon(ctx, body, till.now()).await.unwrap(), accounts::reckon::Reckoned::default());
    keep(till, &flow(&names[0], lines(&counted, 3))).await.unwrap();
    assert_eq!(count(till, "joins").await, 30);
}
