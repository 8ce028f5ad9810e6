//! What follows from a credit being explained: for flows that come later, for credits that are like it, and when the
//! treasurer takes it back.

use super::explaining::{BENCH, labels, mute, rent, said};

use super::accounts::Member;
use super::reconciliation::{Counted, FLOW, close, credited, flow, journal, keep, page};
use crate::support::On;
use crate::support::forms::to;
use crate::support::till::{Till, why};
use accounts::closing::ClosingError;
use accounts::explain::{self, ExplainError, Kind};
use accounts::reconcile::{HandError, NotFree, join_by_hand};
use jiff::civil::date;
use pagopa::settlement::PayStatus;
use pagopa::treasury::{Movement, Operation};
use payments::proof::{Accounting, May};
use platform::{sql, values};

on_both_engines! {
    a_credit_that_is_explained_is_nothing_else;
    what_one_credit_is_not_another_is;
    a_credit_taken_back_by_the_treasurer_loses_its_explanation;
}

async fn a_credit_that_is_explained_is_nothing_else(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    // The rent named by its text as a flow that comes later: what somebody said of it stays.
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    let body = till.body;
    let row = till
        .act(move |tx, _, _| tx.row(sql!("SELECT id FROM treasury_movement WHERE body = ?1"), values![body]));
    let row = row.await.unwrap_or_else(|error: platform::store::StoreError| panic!("{error}"));
    let movement: i64 = row.unwrap().get(0).unwrap();
    assert_eq!(said(till, movement, Kind::Other, []).await, Ok(()));
    assert_eq!(said(till, movement, Kind::Rent, []).await, Err(ExplainError::Credit(NotFree::Explained)));
    let kept = keep(till, &flow(FLOW, vec![counted.line("ricevuta-1", 4_500, PayStatus::Executed)])).await;
    let flow = kept.unwrap().id;
    assert_eq!(till.house.events("credit-joined").await, 0);
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    let join = move |why| {
        let accountant = accountant.clone();
        till.act(move |tx, office, now| join_by_hand(tx, office, &accountant, (flow, movement), &why, now))
    };
    assert_eq!(join(why("Prova")).await, Err(HandError::Credit(NotFree::Explained)));
    let rita = Member::of(till, "r.ragioneria").await;
    let bench = rita.page(BENCH).await;
    let (before, _) = bench.split_once("Lo nomina un’entrata spiegata").expect("the flow says who names it");
    let there = before.rsplit_once("href=\"").unwrap().1.split_once('#').unwrap().0.replace("&amp;", "&");
    let there = rita.page(there.split("/payments/").nth(1).unwrap()).await;
    assert!(there.contains(&format!("id=\"unexplain-{movement}\"")), "{there}");
    let back = [("movement", movement.to_string()), ("reason", "Era il flusso".to_owned())];
    let back: Vec<_> = back.iter().map(|(name, text)| (*name, text.as_str())).collect();
    to(&rita.post("reconciliation/unexplain", &back).await);
    assert_eq!(till.house.events("credit-joined").await, 1, "once it is open again the flow has it");
    assert!(!rita.page(BENCH).await.contains("Lo nomina un’entrata spiegata"));
    assert_eq!(said(till, movement, Kind::Other, []).await, Err(ExplainError::Credit(NotFree::Joined)));
}

/// Two credits that fit a flow alike have neither of them; what is said of the one leaves it to the other, at once, and
/// no day is closed before.
async fn what_one_credit_is_not_another_is(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let mut told = flow(FLOW, vec![counted.line("ricevuta-1", 4_500, PayStatus::Executed)]);
    told.flow.sender.name = Some("Banca Simulata".into());
    keep(till, &told).await.unwrap();
    let alike = |name: &str| Movement { reason: "Accrediti Banca Simulata".into(), ..mute(name, 4_500) };
    journal(till, &page("GDC-1", (1, 1), vec![alike("1"), alike("2")])).await.unwrap();
    assert_eq!(till.house.events("credit-joined").await, 0);
    let body = till.body;
    let ids = till.act(move |tx, _, _| {
        tx.numbers::<1>(sql!("SELECT id FROM treasury_movement WHERE body = ?1 ORDER BY id"), values![body])
    });
    let ids = ids.await.unwrap_or_else(|error: platform::store::StoreError| panic!("{error}"));
    let rita = Member::of(till, "r.ragioneria").await;
    let first = ids[0][0].to_string();
    let fields = [("movement", first.as_str()), ("kind", "rent"), ("why", "Affitto di marzo")];
    to(&rita.post("reconciliation/explain", &fields).await);
    assert_eq!(till.house.events("credit-joined").await, 1);
    // Whoever does it by another way, or is gone before the rest is done: a job of its own does it.
    till.at("2026-03-05T09:00:00");
    till.house.house.runner.round().await.unwrap();
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    let why = why("Era l’altro");
    let ended =
        till.act(move |tx, office, now| explain::take_back(tx, office, &accountant, ids[0][0], &why, now));
    ended.await.unwrap();
    till.at("2026-03-06T09:00:00");
    assert_eq!(close(till, date(2026, 3, 4)).await, Err(ClosingError::Reckoning));
    till.house.house.runner.round().await.unwrap();
    close(till, date(2026, 3, 4)).await.unwrap();
}

async fn a_credit_taken_back_by_the_treasurer_loses_its_explanation(on: On) {
    let till = Till::open(on).await;
    let movement = rent(&till, "1", 80_000).await;
    said(&till, movement, Kind::Rent, []).await.unwrap();
    let back = Movement { operation: Operation::Reversed, date: date(2026, 3, 4), ..mute("1", 80_000) };
    journal(&till, &page("GDC-2", (1, 1), vec![back])).await.unwrap();
    assert!(labels(&till).await.is_empty());
    assert_eq!(said(&till, movement, Kind::Rent, []).await, Err(ExplainError::Credit(NotFree::NoCredit)));
    let body = till.body;
    let ended = till.act(move |tx, _, _| {
        tx.row(sql!("SELECT ended FROM credit_explanation WHERE body = ?1"), values![body])
    });
    let ended = ended.await.unwrap_or_else(|error: platform::store::StoreError| panic!("{error}"));
    assert_eq!(ended.unwrap().get::<String>(0).unwrap(), "reversed");
}
