//! Credits that no flow will ever explain: said by hand what they are, and taken back.

use std::collections::BTreeSet;

use super::accounts::{Member, refused};
use super::reconciliation::{Counted, close, journal, lines, page};
use crate::support::forms::to;
use crate::support::till::{Till, why};
use crate::support::{On, month};
use accounts::explain::{self, ExplainError, Explanation, Kind};
use accounts::reconcile::NotFree;
use axum::http::StatusCode;
use jiff::civil::date;
use pagopa::Cents;
use pagopa::treasury::Movement;
use payments::pay;
use payments::proof::{Accounting, May, Taking};
use platform::{sql, values};

on_both_engines! {
    a_bank_transfer_noted_at_the_desk_is_the_credit_that_came;
    what_was_never_paid_through_the_platform_is_said_and_taken_back;
    payments_that_come_to_another_sum_are_no_explanation;
    of_many_payments_those_of_the_same_amount_come_first;
    only_who_keeps_the_accounts_explains;
}

pub(super) const BENCH: &str = "reconciliation?from=2026-03-01&until=2026-03-03";

/// A credit of these cents that names nothing, and its id.
pub(super) async fn rent(till: &Till, name: &str, cents: i64) -> i64 {
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

pub(super) fn mute(name: &str, cents: i64) -> Movement {
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

pub(super) async fn said(
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

pub(super) async fn labels(till: &Till) -> Vec<&'static str> {
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
