//! What a clerk finds who looks twice: at a file, at a name, at a change, at a paper.

use super::till::{BY_HAND, ask, tell};
use super::uploads::Clerk;
use crate::support::On;
use crate::support::forms::{between, to};
use crate::support::till::Till;
use axum::http::StatusCode;
use pagopa::Cents;
use payments::create::PositionError;
use payments::notice::{Notice, Variant};
use payments::position::{Destination, Position, Reduction, Stamp};
use platform::{sql, values};

on_both_engines! {
    a_row_that_a_file_has_twice_is_refused_and_names_the_first;
    a_tick_that_was_forgotten_is_set_by_the_same_file;
    a_change_tells_what_and_why;
    what_a_change_cannot_be_is_said_at_its_field;
    a_reduction_never_lasts_beyond_the_due_date;
    a_stamp_is_paid_on_line_only_and_a_slip_goes_to_a_postal_account;
    an_address_that_no_envelope_finds_is_refused_at_its_field;
}

const HEAD: &str = "identificativo;dovuto;codice_fiscale;nome;causale;importo;scadenza\n";
const ADA: &str = "RSSMRA80A01H501U;Ada Rossi;Mensa di marzo";

async fn a_row_that_a_file_has_twice_is_refused_and_names_the_first(on: On) {
    let clerk = Clerk::open(on).await;
    let file = format!("{HEAD}A1;mensa;{ADA};45,00;\nA2;mensa;{ADA};45,00;\nA1;mensa;{ADA};50,00;\n");
    for choices in [vec![], vec!["rewrite"]] {
        let (path, page) = clerk.judged(file.as_bytes(), &choices).await;
        assert!(page.contains("è già nella riga 2 di questo file"), "{page}");
        let outcomes: Vec<String> = clerk.verdicts(&path).await;
        assert!(outcomes[2].starts_with("4;A1;rifiutata;"), "{outcomes:?}");
    }
    assert_eq!(clerk.position("A1").await.unwrap().amount(), Cents(4_500));
}

async fn a_tick_that_was_forgotten_is_set_by_the_same_file(on: On) {
    let clerk = Clerk::open(on).await;
    let file = format!("{HEAD}A1;mensa;{ADA};45,00;\nA2;mensa;{ADA};46,00;\n");
    let (_, page) = clerk.judged(file.as_bytes(), &[]).await;
    let made = clerk.position("A1").await.unwrap();
    assert_eq!(made.state(clerk.till.now()).word(), "DRAFT");
    assert!(page.contains(&format!("payments/{}\">A1</a>", made.id)), "{page}");
    assert!(page.contains("<dt>Create</dt><dd>2</dd>") && !page.contains("Già presenti"), "{page}");
    // Another content, and the tick.
    let (path, _) = clerk.judged(file.replace("46,00", "47,00").as_bytes(), &["publish", "rewrite"]).await;
    let rows = clerk.verdicts(&path).await;
    assert!(rows[0].contains(";A1;pubblicata (c’era già);"), "{rows:?}");
    assert!(rows[1].contains(";A2;sostituita;"), "{rows:?}");
    for iupd in ["A1", "A2"] {
        assert_eq!(clerk.position(iupd).await.unwrap().state(clerk.till.now()).word(), "VALID", "{iupd}");
    }
    let (_, page) = clerk.judged(file.replace("46,00", "47,00").as_bytes(), &["publish"]).await;
    assert!(page.contains("<dt>Già presenti</dt><dd>2</dd>") && !page.contains("Create</dt>"), "{page}");
    assert_eq!(clerk.till.house.events("position-published").await, 2);
    assert_eq!(clerk.till.house.events("position-created").await, 2);
    assert_eq!(clerk.till.house.events("upload-judged").await, 3, "whoever looks on is told");
}

async fn edited(till: &Till, of: &Position, fields: &[(&str, &str)]) -> crate::support::Answer {
    let version = of.version.to_string();
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("version", version.as_str())]).collect();
    tell(till, "l.tributi", &format!("payments/{}/edit", of.id), &fields).await
}

async fn a_change_tells_what_and_why(on: On) {
    let till = Till::open(on).await;
    let wish = till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])]);
    let plan = till.create(wish).await.unwrap();
    let part = plan.options[1].instalments[1].clone();
    let amount = format!("amount-{}", part.id);
    let refused = edited(&till, &plan, &[(&amount, "20,00")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = between(&refused.text, "id=\"why-e\">", "</span>");
    assert!(said.contains("Scrivi il motivo"), "{said}");
    let personal = edited(&till, &plan, &[(&amount, "20,00"), ("why", "Da RSSDAA80A41L424T")]).await;
    assert!(between(&personal.text, "id=\"why-e\">", "</span>").contains("Togli nomi"));
    to(&edited(&till, &plan, &[(&amount, "20,00"), ("why", "Due giorni di assenza")]).await);
    let facts = sql!("SELECT facts FROM event WHERE body = ?1 AND kind = 'position-changed'");
    let body = till.body;
    let facts =
        till.house.house.ctx.db.read(move |tx| tx.row(facts, values![body])?.unwrap().get::<String>(0));
    let facts: serde_json::Value = serde_json::from_str(&facts.await.unwrap()).unwrap();
    let due = part.due_at.ms();
    let told = serde_json::json!([{ "part": 2, "amounts": [2_500, 2_000], "days": [due, due] }]);
    assert_eq!(facts["parts"], told);
    assert!(!facts.to_string().contains("assenza"), "events carry no free text");
    let page = ask(&till, "l.tributi", &format!("payments/{}", plan.id)).await.text;
    assert!(page.contains("Modificata: Rata 2: 25,00 € → 20,00 €; Due giorni di assenza"), "{page}");
    assert!(page.contains("Il piano ora somma 40,00 € e l’avviso unico 45,00 €"), "{page}");
    assert!(page.contains("Stampa l’avviso intero, con tutte le rate"), "{page}");
}

async fn what_a_change_cannot_be_is_said_at_its_field(on: On) {
    let till = Till::open(on).await;
    let stamp = Stamp { document_hash: "x".repeat(44), kind: "01".into(), province: "TS".into() };
    let mut wish = till.meals(10_000);
    let part = &mut wish.options[0].instalments[0];
    let mut share = part.transfers[0].clone();
    (share.amount, share.to) = (Cents(1_500), Destination::Stamp(stamp));
    part.transfers[0].amount = Cents(8_500);
    part.transfers.push(share);
    let stamped = till.create(wish).await.unwrap();
    let name = format!("amount-{}", stamped.options[0].instalments[0].id);
    let answer = edited(&till, &stamped, &[(&name, "15,00"), ("why", "Tariffa sbagliata")]).await;
    let said = between(&answer.text, &format!("id=\"{name}-e\">"), "</span>");
    assert!(said.contains("Scrivi più di 15,00 €") && said.contains("marca da bollo"), "{said}");
    let page = ask(&till, "l.tributi", &format!("payments/{}", stamped.id)).await.text;
    assert!(page.contains("La marca da bollo è di 15,00 €; di solito è di 16,00 €"), "{page}");
    // By hand: the second body would take it all.
    let due = till.due("mensa").to_string();
    let second = [
        ("due", due.as_str()),
        ("second_code", "00001234566"),
        ("second_name", "Provincia di Valdora"),
        ("second_iban", "IT54D0200802200000000222222"),
        ("second_amount", "100,00"),
    ];
    let fields: Vec<_> = BY_HAND.into_iter().chain(second).collect();
    let answer = tell(&till, "l.tributi", "payments/new", &fields).await;
    let said = between(&answer.text, "id=\"second_amount-e\">", "</span>");
    assert!(said.contains("prendono tutto l’importo"), "{said}");
}

async fn a_reduction_never_lasts_beyond_the_due_date(on: On) {
    let till = Till::open(on).await;
    let mut wish = till.wish("multe", vec![till.whole(10_000)]);
    let part = &mut wish.options[0].instalments[0];
    part.reductions = vec![Reduction { until: Some(till.now().plus_s(5 * 86_400)), amount: Cents(7_000) }];
    let fine = till.create(wish.clone()).await.unwrap();
    let day = format!("day-{}", fine.options[0].instalments[0].id);
    let answer = edited(&till, &fine, &[(&day, "2026-03-05"), ("why", "Notifica anticipata")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = between(&answer.text, &format!("id=\"{day}-e\">"), "</span>");
    assert!(said.contains("La riduzione vale fino al 07/03/2026"), "{said}");
    assert_eq!(till.read(fine.id).await, fine);
    wish.options[0].instalments[0].due_at = till.now().plus_s(86_400);
    assert_eq!(till.create(wish).await, Err(PositionError::ReductionEnd));
}

async fn a_stamp_is_paid_on_line_only_and_a_slip_goes_to_a_postal_account(on: On) {
    let clerk = Clerk::open(on).await;
    let file = format!("{HEAD}A1;mensa;{ADA};45,00;\nA2;multe;{ADA};45,00;\n");
    clerk.judged(file.as_bytes(), &["publish"]).await;
    let (office, now) = (clerk.till.office(), clerk.till.now());
    let notice = |position: &Position| {
        Notice::of(&office, position, &position.options[0].debtor.code, Variant::A4, now).unwrap()
    };
    let mut meals = clerk.position("A1").await.unwrap();
    let fine = clerk.position("A2").await.unwrap();
    assert!(notice(&meals).postal.is_some() && !notice(&meals).checkout_only);
    assert!(notice(&fine).postal.is_none(), "its money goes to no postal account");
    let part = &mut meals.options[0].instalments[0];
    let mut share = part.transfers[0].clone();
    let stamp = Stamp { document_hash: "x".repeat(44), kind: "01".into(), province: "TS".into() };
    share.to = Destination::Stamp(stamp);
    part.transfers.push(share);
    assert!(notice(&meals).postal.is_none() && notice(&meals).checkout_only);
}

async fn an_address_that_no_envelope_finds_is_refused_at_its_field(on: On) {
    let till = Till::open(on).await;
    let due = till.due("mensa").to_string();
    let wrong = [
        ("province", "XX", "la sigla di una provincia"),
        ("postcode", "ABCDE99999", "cinque cifre"),
        ("stamp_province", "XX", "provincia"),
    ];
    let typed = wrong.map(|(field, typed, _)| (field, typed));
    let fields: Vec<_> = BY_HAND.into_iter().chain([("due", due.as_str())]).chain(typed).collect();
    let answer = tell(&till, "l.tributi", "payments/new", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (field, _, said) in wrong {
        let at = between(&answer.text, &format!("id=\"{field}-e\">"), "</span>");
        assert!(at.contains(said), "{field}: {at}");
    }
}
