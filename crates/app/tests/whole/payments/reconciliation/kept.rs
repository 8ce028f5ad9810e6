//! Flows kept with what follows for positions.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use super::super::accounts::{Member, refused};
use super::{Counted, FLOW, RECEIPT, credited, flow, journal, keep, lines, page};
use crate::support::month::{Odd, Paid};
use crate::support::{On, month, month_load};
use accounts::reconcile;
use axum::http::StatusCode;
use jiff::civil::date;
use pagopa::settlement::{PayStatus, Settlement, xml};
use pagopa::{Cents, Iuv};
use payments::position::{Origin, PaidBy, State};
use payments::settlement::{self, FlowRefused, Verdict};
use platform::events::Actor;
use platform::{Moment, sql, values};

on_both_engines! {
    the_course_of_a_payment_is_told_step_by_step;
    a_flow_is_kept_once_and_a_later_revision_counts;
    what_a_revision_leaves_out_is_told_no_more;
    another_flow_under_the_same_revision_is_refused;
    a_flow_of_another_body_is_refused;
    one_bad_line_never_blocks_a_flow;
    a_line_without_its_receipt_counts_as_paid_and_is_pursued;
    a_receipt_under_another_id_is_what_the_flow_had_told;
    what_no_receipt_will_explain_becomes_a_position_of_its_own;
    a_reference_that_comes_twice_is_doubled;
    a_stamp_is_never_awaited_in_a_flow;
    another_body_sees_nothing;
}

async fn the_course_of_a_payment_is_told_step_by_step(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    assert_eq!(counted.labels().await, [["RT_NO_IUF", "RT_NO_IUD"]]);
    assert_eq!(counted.state().await, State::Paid);
    let kept =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Receipt)]);
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
    assert_eq!(counted.state().await, State::Reported);
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"]]);
    assert_eq!(till.house.events("credit-joined").await, 1);
}

async fn a_flow_is_kept_once_and_a_later_revision_counts(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let first = flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)]);
    let kept = keep(till, &first).await.unwrap();
    let again = keep(till, &first).await.unwrap();
    assert_eq!((again.id, again.known, till.house.events("flow-kept").await), (kept.id, true, 1));
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    let mut second = flow(FLOW, vec![counted.line(RECEIPT, 4_400, PayStatus::Executed)]);
    second.flow.revision = 2;
    assert_eq!(keep(till, &second).await.unwrap().lines, [Some(Verdict::Amount)]);
    // the credit went over to the revision, and says that it is another amount
    assert_eq!(counted.labels().await, [["RT_NO_IUF", "IUF_TES_DIV_IMP", "RT_NO_IUD"]]);
    assert_eq!(counted.state().await, State::Paid, "no longer reported");
    let mut zero = flow(FLOW, vec![counted.line(RECEIPT, 1, PayStatus::Executed)]);
    zero.flow.psp = "ALTRO".into();
    assert!(!keep(till, &zero).await.unwrap().known, "the same id of another provider is another flow");
    let rows =
        till.act(|tx, office, _| settlement::flows(tx, office.id, Moment(i64::MAX), 10)).await.unwrap();
    assert_eq!(rows.iter().filter(|row| row.superseded).count(), 1);
    assert_eq!(rows.len(), 3, "nothing is deleted");
}

async fn what_a_revision_leaves_out_is_told_no_more(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let first = flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)]);
    keep(till, &first).await.unwrap();
    assert_eq!(counted.state().await, State::Reported);
    let mut other = counted.line("estranea", 4_500, PayStatus::Executed);
    other.iuv = Iuv::parse("02000000000000001").unwrap();
    let mut second = flow(FLOW, vec![other]);
    second.flow.revision = 2;
    keep(till, &second).await.unwrap();
    assert_eq!(counted.state().await, State::Paid, "no longer reported");
}

async fn another_flow_under_the_same_revision_is_refused(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let mut told = flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)]);
    told.flow.sender.name = Some("Banca \u{202e}Simulata".into());
    keep(till, &told).await.unwrap();
    let rita = Member::of(till, "r.ragioneria").await;
    assert!(rita.page("flows").await.contains("Banca Simulata"), "what turns a line around is taken out");
    let send = |told: &Settlement| {
        let lines: Vec<_> = told.lines.iter().flatten().cloned().collect();
        xml::write(&told.flow, &lines).into_bytes()
    };
    // The service gives an index that a file leaves out, and the day: the same payments are the same flow.
    told.lines[0].as_mut().unwrap().id_transfer = None;
    assert_eq!(rita.send("flows", &[], &send(&told)).await.status, StatusCode::SEE_OTHER);
    told.lines[0].as_mut().unwrap().status = PayStatus::Revoked;
    refused(&rita.send("flows", &[], &send(&told)).await, &["una correzione ha una revisione più alta"]);
    let more =
        [counted.line(RECEIPT, 4_500, PayStatus::Executed), counted.line("altra", 100, PayStatus::Executed)];
    let more = xml::write(&flow(FLOW, Vec::new()).flow, &more);
    refused(&rita.send("flows", &[], more.as_bytes()).await, &["già arrivato il"]);
    assert_eq!(counted.state().await, State::Reported);
    assert_eq!(till.house.events("flow-kept").await, 1);
}

async fn a_flow_of_another_body_is_refused(on: On) {
    let counted = Counted::open(on, true).await;
    let mut foreign = flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)]);
    foreign.flow.receiver.body = "81005750021".into();
    assert_eq!(keep(&counted.till, &foreign).await, Err(FlowRefused::Foreign));
    assert_eq!(counted.till.house.events("flow-kept").await, 0);
}

async fn one_bad_line_never_blocks_a_flow(on: On) {
    let counted = Counted::open(on, true).await;
    let text = xml::write(
        &flow(FLOW, Vec::new()).flow,
        &[counted.line(RECEIPT, 4_500, PayStatus::Executed), counted.line("altra", 1, PayStatus::Executed)],
    );
    // the second line loses its amount
    let text = text.replace(">0.01<", ">niente<");
    let read = settlement::read_file(text.as_bytes()).unwrap();
    let kept = keep(&counted.till, &read).await.unwrap();
    assert_eq!(kept.lines.len(), 2);
    assert_eq!(kept.lines[0], Some(Verdict::Receipt));
    let flow = kept.id;
    let rows =
        counted.till.act(move |tx, office, _| settlement::lines(tx, office.id, flow, 0, 100)).await.unwrap();
    assert_eq!((rows[0].trouble.as_deref(), rows[1].trouble.as_deref()), (None, Some("amount")));
    let unreadable: Vec<_> = lines(&counted.till).await.into_iter().filter(|line| line.unreadable).collect();
    assert_eq!((unreadable.len(), unreadable[0].text.as_str()), (1, "amount"));
}

async fn a_line_without_its_receipt_counts_as_paid_and_is_pursued(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let kept =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Awaited)]);
    let part = till.read(counted.position).await.options[0].instalments[0].clone();
    assert_eq!(part.payment.as_ref().map(|paid| paid.way), Some(PaidBy::Flow), "paid, receipt missing");
    assert_eq!(counted.labels().await, [["IUF_NO_TES", "IUV_NO_RT"]]);
    // every try in vain asks for another one, further away, until only a hand helps
    let asked = Arc::new(AtomicI64::new(0));
    let count = asked.clone();
    let recover: settlement::Recover = Arc::new(move |_, wanted| {
        assert_eq!(wanted.iur, RECEIPT);
        count.fetch_add(1, Ordering::SeqCst);
    });
    let runner = platform::jobs::Runner::new(
        till.house.house.ctx.db.clone(),
        till.house.clock.clone(),
        vec![(settlement::PURSUE, settlement::doer(till.house.house.ctx.clone(), recover))],
    );
    for _ in 0..80 {
        till.house.clock.set(till.now().plus_s(86_400));
        runner.round().await.unwrap();
    }
    assert_eq!(asked.load(Ordering::SeqCst), 14);
    // the receipt comes after all: by its hand it is filed, and the line is settled again
    let (iuv, body) = (counted.iuv.clone(), till.body);
    let paid = Paid {
        number: counted.position,
        nav: part.nav.clone(),
        amount: 4_500,
        day: date(2026, 3, 2),
        odd: Odd::Nothing,
        receipt: RECEIPT.into(),
        transfers: vec![(1, 4_500, month::OURS, false)],
    };
    till.act(move |tx, office, now| {
        month_load::receipt(tx, body, &paid)?;
        settlement::settle(tx, office, &BTreeSet::from([iuv.to_string()]), &Actor("platform".into()), now)
    })
    .await
    .unwrap();
    assert_eq!(till.pays(&part.nav, RECEIPT, 4_500).await, payments::pay::Paid::Known);
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
}

async fn a_receipt_under_another_id_is_what_the_flow_had_told(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line("altro-id", 4_500, PayStatus::Executed)])).await.unwrap();
    let nav = till.read(counted.position).await.options[0].instalments[0].nav.clone();
    assert_eq!(till.pays(&nav, RECEIPT, 4_500).await, payments::pay::Paid::Known);
    let paid = till.read(counted.position).await.options[0].instalments[0].payment.clone().unwrap();
    assert_eq!((paid.way, paid.receipt.as_deref()), (PaidBy::Platform, Some(RECEIPT)));
    let twice = payments::pay::Paid::Surplus(payments::pay::Surplus::Twice);
    assert_eq!(till.pays(&nav, "seconda", 4_500).await, twice);
}

async fn what_no_receipt_will_explain_becomes_a_position_of_its_own(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let mut line = counted.line("mai-vista", 1_230, PayStatus::NoRpt);
    line.iuv = Iuv::parse("01999999999999977").unwrap();
    let kept = keep(till, &flow(FLOW, vec![line.clone()])).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Created)]);
    let body = till.body;
    let nav = pagopa::NoticeNumber::of_iuv(&line.iuv).unwrap();
    let made = till.act(move |tx, _, _| payments::position::by_nav(tx, body, &nav)).await.unwrap().unwrap();
    assert_eq!(
        (made.origin, made.amount(), made.state(till.now())),
        (Origin::Flow, Cents(1_230), State::Reported)
    );
    line.iuv = Iuv::parse("RF18ALTRO").unwrap();
    let kept = keep(till, &flow("2026-03-03PSP001-0002", vec![line])).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Unknown)], "no notice number fits that reference");
}

async fn a_reference_that_comes_twice_is_doubled(on: On) {
    let counted = Counted::open(on, true).await;
    let lines = vec![
        counted.line("altra", 4_500, PayStatus::Executed),
        counted.line(RECEIPT, 4_500, PayStatus::Executed),
    ];
    let kept = keep(&counted.till, &flow(FLOW, lines)).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Awaited), Some(Verdict::Receipt)]);
    let mut labels = counted.labels().await;
    labels.sort();
    assert_eq!(
        labels,
        [vec!["IUF_NO_TES", "IUV_NO_RT", "DOPPI"], vec!["RT_IUF", "IUF_NO_TES", "RT_NO_IUD", "DOPPI"]]
    );
}

async fn a_stamp_is_never_awaited_in_a_flow(on: On) {
    let counted = Counted::open(on, true).await;
    let body = counted.till.body;
    counted
        .till
        .act(move |tx, _, _| {
            tx.execute(
                sql!("INSERT INTO receipt_transfer (body, receipt_id, place, beneficiary, amount, stamp, category, reason) VALUES (?1, ?2, 2, ?3, 1600, 1, '', 'Bollo')"),
                values![body, RECEIPT, month::OURS],
            )
        })
        .await
        .unwrap();
    keep(&counted.till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
}

async fn another_body_sees_nothing(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let kept =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    journal(till, &page("GDC-1", (1, 1), vec![month::credit("x", 5, date(2026, 3, 4), "y")])).await.unwrap();
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let text = text.replacen("key = \"", "key = \"altro-", 1).replacen("80012345676", "81005750021", 1);
    let other = till.house.import(&text).await;
    assert_ne!(other, till.body);
    let offices = till.house.house.ctx.offices.clone();
    let seen = till.house.house.ctx.db.read(move |tx| {
        let office = offices.at(tx, other)?.unwrap();
        let lines = reconcile::lines(tx, &office, date(2026, 3, 1), date(2026, 3, 31))?;
        Ok::<_, platform::store::StoreError>((lines.len(), settlement::flow(tx, other, kept.id)?))
    });
    assert_eq!(seen.await.unwrap(), (0, None));
}
