//! Credits that no flow will ever explain: said by hand what they are, and taken back.

use std::collections::BTreeSet;

use super::accounts::{Member, refused};
use super::reconciliation::{Counted, FLOW, close, credited, flow, journal, keep, lines, page};
use crate::support::forms::to;
use crate::support::till::{Till, why};
use crate::support::{On, month};
use accounts::closing::ClosingError;
use accounts::explain::{self, ExplainError, Explanation, Kind};
use accounts::reconcile::{HandError, NotFree, join_by_hand};
use axum::http::StatusCode;
use jiff::civil::date;
use pagopa::Cents;
use pagopa::settlement::PayStatus;
use pagopa::treasury::{Movement, Operation};
use payments::pay;
use payments::proof::{Accounting, May, Taking};
use platform::{sql, values};

on_both_engines! {
    a_bank_transfer_noted_at_the_desk_is_the_credit_that_came;
    what_was_never_paid_through_the_platform_is_said_and_taken_back;
    payments_that_come_to_another_sum_are_no_explanation;
    of_many_payments_those_of_the_same_amount_come_first;
    a_credit_that_is_explained_is_nothing_else;
    what_one_credit_is_not_another_is;
    a_credit_taken_back_by_the_treasurer_loses_its_explanation;
    only_who_keeps_the_accounts_explains;
}

const BENCH: &str = "reconciliation?from=2026-03-01&until=2026-03-03";

/// A credit of these cents that names nothing, and its id.
async fn rent(till: &Till, name: &str, cents: i64) -> i64 {
    journal(till, &page(name, (1, 1), vec![mute(name, cents)])).await.unwrap();
    let (body, name) = (till.body, format!("b{name}"));
    let row = till.act(move |tx, _, _| {
        tx.row(
            sql!("SELECT id FROM treasury_movement WHERE body = ?1 AND bolletta = ?2"),
            values![body, &name],
        )
    });
    row.await.unwrap_or_else(|error: platform::store::StoreError| panic!("{error}")).unwrap().get(0).unwrap()
}

fn mute(name: &str, cents: i64) -> Movement {
    month::credit(&format!("b{name}"), cents, date(2026, 3, 2), "Bonifico di Ada Rossi")
}

/// Marks the position as paid by a bank transfer, and answers it with its instalment.
async fn paid_elsewhere(counted: &Counted) -> (i64, i64) {
    transferred(&counted.till, counted.position, 4_500).await
}

async fn transferred(till: &Till, id: i64, cents: i64) -> (i64, i64) {
    let cashier: May<Taking> = till.as_staff("l.tributi");
    let done = till.act(move |tx, _, now| {
        let mut position = payments::position::load(tx, cashier.body, id)?.unwrap();
        let nav = position.options[0].instalments[0].nav.clone();
        pay::elsewhere(
            tx,
            &cashier,
            &mut position,
            &nav,
            (Cents(cents), now, "transfer", &why("Bonifico")),
            now,
        )
    });
    done.await.unwrap();
    (id, till.read(id).await.options[0].instalments[0].id)
}

async fn said(
    till: &Till,
    movement: i64,
    kind: Kind,
    payments: impl IntoIterator<Item = (i64, i64)>,
) -> Result<(), ExplainError> {
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    let payments: BTreeSet<_> = payments.into_iter().collect();
    let said =
        Explanation { movement, kind, payments, although: false, why: why("Visto sull’estratto conto") };
    till.act(move |tx, office, now| explain::explain(tx, office, &accountant, &said, now)).await
}

async fn labels(till: &Till) -> Vec<&'static str> {
    lines(till).await.iter().flat_map(|line| line.labels.iter().map(|label| label.word())).collect()
}

async fn a_bank_transfer_noted_at_the_desk_is_the_credit_that_came(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let (instalment, movement) = (paid_elsewhere(&counted).await, rent(till, "1", 4_500).await);
    let rita = Member::of(till, "r.ragioneria").await;
    let bench = rita.page(BENCH).await;
    assert!(bench.contains("Spiega un’entrata senza flusso") && bench.contains("Mensa"), "{bench}");
    assert_eq!(labels(till).await, ["TES_NO_MATCH"]);
    let (movement, instalment) = (movement.to_string(), format!("{}/{}", instalment.0, instalment.1));
    let fields = [
        ("from", "2026-03-01"),
        ("until", "2026-03-03"),
        ("movement", &movement),
        ("kind", "elsewhere"),
        ("why", "Bonifico della signora Rossi"),
        ("payment", &instalment),
    ];
    let done = to(&rita.post("reconciliation/explain", &fields).await);
    let shown = rita.page(done.split("/payments/").nth(1).unwrap()).await;
    assert!(
        shown.contains("Entrata spiegata.") && shown.contains("«Bonifico della signora Rossi»"),
        "{shown}"
    );
    let position = format!("/payments/{}\"", counted.position);
    assert!(
        shown.contains(&position) && !shown.contains("name=\"movement\" value=\"{movement}\" "),
        "{shown}"
    );
    assert!(shown.contains("Tutto abbinato") || !shown.contains("TES_NO_MATCH"), "{shown}");
    assert_eq!(labels(till).await, ["TES_SPIEGATA"]);
    // Nothing is left to be done on the day, which is closed with nothing open.
    till.at("2026-03-06T09:00:00");
    close(till, date(2026, 3, 2)).await.unwrap();
    let ctx = &till.house.house.ctx;
    platform::events::publish_pending(&ctx.db, &ctx.feed).await.unwrap();
    let auditor = Member::of(till, "i.revisione").await;
    let told = auditor.page("journal").await;
    assert!(told.contains("Entrata spiegata senza flusso"), "{told}");
    assert!(told.contains("Bonifico della signora Rossi"), "{told}");
}

async fn what_was_never_paid_through_the_platform_is_said_and_taken_back(on: On) {
    let till = Till::open(on).await;
    let movement = rent(&till, "1", 80_000).await;
    assert_eq!(said(&till, movement, Kind::Rent, []).await, Ok(()));
    assert_eq!(labels(&till).await, ["TES_SPIEGATA"]);
    let rita = Member::of(&till, "r.ragioneria").await;
    let movement = movement.to_string();
    let nothing = rita.post("reconciliation/unexplain", &[("movement", &movement), ("reason", " ")]).await;
    refused(&nothing, &["Scrivi il motivo"]);
    let back = [("movement", movement.as_str()), ("reason", "Era di un altro ente")];
    let done = to(&rita.post("reconciliation/unexplain", &back).await);
    assert!(done.contains("done=unexplained"), "{done}");
    assert_eq!(labels(&till).await, ["TES_NO_MATCH"]);
    let again = rita.post("reconciliation/unexplain", &back).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "it is open already");
    assert_eq!(till.house.events("credit-explained").await, 1);
    assert_eq!(till.house.events("credit-unexplained").await, 1);
}

async fn payments_that_come_to_another_sum_are_no_explanation(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let (instalment, less) = (paid_elsewhere(&counted).await, rent(till, "1", 4_400).await);
    let sums = ExplainError::Sums { payments: 4_500, credit: 4_400 };
    assert_eq!(said(till, less, Kind::Elsewhere, [instalment]).await, Err(sums));
    assert_eq!(said(till, less, Kind::Elsewhere, []).await, Err(ExplainError::Payments));
    assert_eq!(said(till, less, Kind::Other, [instalment]).await, Err(ExplainError::Payments));
    assert_eq!(said(till, less, Kind::Elsewhere, [(1, 1)]).await, Err(ExplainError::Unknown));
    let (first, second) = (rent(till, "2", 4_500).await, rent(till, "3", 4_500).await);
    assert_eq!(said(till, first, Kind::Elsewhere, [instalment]).await, Ok(()));
    assert_eq!(said(till, second, Kind::Elsewhere, [instalment]).await, Err(ExplainError::PaymentTaken));
    let rita = Member::of(till, "r.ragioneria").await;
    let second = second.to_string();
    let typed = [("movement", second.as_str()), ("kind", ""), ("why", "Affitto di marzo")];
    refused(
        &rita.post("reconciliation/explain", &typed).await,
        &["Scegli un’entrata e di’ che cos’è", "value=\"Affitto di marzo\""],
    );
    // The bank of who paid kept its charges: somebody knows it, and says so.
    let back = [("movement", first.to_string()), ("reason", "Era l’altro".to_owned())];
    let back: Vec<_> = back.iter().map(|(name, text)| (*name, text.as_str())).collect();
    to(&rita.post("reconciliation/unexplain", &back).await);
    let (less, payment) = (less.to_string(), format!("{}/{}", instalment.0, instalment.1));
    let mut fields = vec![("movement", less.as_str()), ("kind", "elsewhere"), ("why", "Spese della banca")];
    fields.push(("payment", &payment));
    let asked = rita.post("reconciliation/explain", &fields).await;
    refused(
        &asked,
        &["I pagamenti scelti fanno 45,00\u{a0}€, l’entrata è di 44,00\u{a0}€", "name=\"although\""],
    );
    fields.push(("although", "yes"));
    to(&rita.post("reconciliation/explain", &fields).await);
}

async fn of_many_payments_those_of_the_same_amount_come_first(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let (position, instalment) = paid_elsewhere(&counted).await;
    till.at("2026-03-05T09:00:00");
    for _ in 0..100 {
        let other = till.create(till.meals(5_000)).await.unwrap();
        transferred(till, other.id, 5_000).await;
    }
    rent(till, "1", 4_500).await;
    let rita = Member::of(till, "r.ragioneria").await;
    let bench = rita.page(BENCH).await;
    let first = bench.split("name=\"payment\" value=\"").nth(1).unwrap();
    assert!(first.starts_with(&format!("{position}/{instalment}\"")), "{first}");
    assert_eq!(bench.matches("name=\"payment\"").count(), 100);
    assert!(bench.contains("Non sono tutti"), "{bench}");
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

async fn only_who_keeps_the_accounts_explains(on: On) {
    let till = Till::open(on).await;
    let movement = rent(&till, "1", 80_000).await.to_string();
    let fields = [("movement", movement.as_str()), ("kind", "rent"), ("why", "Affitto")];
    for login in ["l.tributi", "p.cassa", "i.revisione"] {
        let answer = Member::of(&till, login).await.post("reconciliation/explain", &fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{login}");
    }
    assert_eq!(
        said(&till, 77, Kind::Rent, []).await,
        Err(ExplainError::Credit(NotFree::Unknown)),
        "of nobody, or of another body"
    );
    assert_eq!(labels(&till).await, ["TES_NO_MATCH"]);
}
