//! What programs say was paid, through their own door: `POST /api/v1/{body}/payments/own-notices`.

use super::reconciliation::Counted;
use crate::support::till::Till;
use crate::support::{Answer, On, small_office};
use axum::http::StatusCode;
use serde_json::{Value, json};

on_both_engines! {
    good_rows_are_kept_beside_bad_ones;
    the_newest_word_counts_and_the_same_again_changes_nothing;
    a_word_about_a_receipt_joins_its_line;
    only_who_keeps_the_accounts_of_that_body_may_say_so;
}

const IUV: &str = "01000000000004285";

fn row(iud: &str, iuv: &str, cents: i64, paid_on: &str) -> Value {
    json!({ "iud": iud, "iuv": iuv, "cents": cents, "paid_on": paid_on })
}

async fn says(till: &Till, token: &str, rows: Value) -> Answer {
    let path = format!("/api/v1/{}/payments/own-notices", till.slug());
    till.house.api(token, &path, &json!({ "notices": rows })).await
}

async fn verdicts(till: &Till, token: &str, rows: Value) -> Vec<String> {
    let answer = says(till, token, rows).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let word = |item: &Value| match item["field"].as_str() {
        Some(field) => format!("{}: {field}", item["verdict"].as_str().unwrap()),
        None => item["verdict"].as_str().unwrap().to_owned(),
    };
    answer.json()["items"].as_array().unwrap().iter().map(word).collect()
}

/// Reference, cents and day of what is kept of a body, by the program's ids.
async fn kept(till: &Till) -> Vec<(String, String, i64, String)> {
    let body = till.body;
    let read = till.house.house.ctx.db.read(move |tx| {
        let rows = tx.rows(
            platform::sql!("SELECT iud, iuv, amount, paid_on FROM own_notice WHERE body = ?1 ORDER BY iud"),
            platform::values![body],
        )?;
        let rows = rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        rows.collect::<Result<Vec<_>, platform::store::StoreError>>()
    });
    read.await.unwrap()
}

async fn good_rows_are_kept_beside_bad_ones(on: On) {
    let till = Till::open(on).await;
    let program = till.house.token(till.body, "accounts").await;
    let long = "x".repeat(36);
    let said = verdicts(
        &till,
        &program,
        json!([
            row("MENSA-1", IUV, 4_500, "2026-03-02"),
            row("", IUV, 4_500, "2026-03-02"),
            row(&long, IUV, 4_500, "2026-03-02"),
            row("MENSA-2", "non è un codice", 4_500, "2026-03-02"),
            row("MENSA-3", IUV, 0, "2026-03-02"),
            row("MENSA-4", IUV, -1, "2026-03-02"),
            row("MENSA-5", IUV, 4_500, "2026-02-30"),
            row("MENSA-6", IUV, 1, "2026-03-01"),
        ]),
    );
    let (iud, cents) = ("bad: iud", "bad: cents");
    assert_eq!(said.await, ["kept", iud, iud, "bad: iuv", cents, cents, "bad: paid_on", "kept"]);
    let ids: Vec<String> = kept(&till).await.into_iter().map(|(iud, ..)| iud).collect();
    assert_eq!(ids, ["MENSA-1", "MENSA-6"]);
    assert_eq!(till.house.events("own-notices-kept").await, 1, "one event for all");
}

async fn the_newest_word_counts_and_the_same_again_changes_nothing(on: On) {
    let till = Till::open(on).await;
    let program = till.house.token(till.body, "accounts").await;
    let first = json!([row("MENSA-1", IUV, 4_500, "2026-03-02"), row("MENSA-2", IUV, 900, "2026-03-02")]);
    assert_eq!(verdicts(&till, &program, first.clone()).await, ["kept", "kept"]);
    let before = kept(&till).await;
    assert_eq!(verdicts(&till, &program, first).await, ["known", "known"]);
    assert_eq!(kept(&till).await, before);
    let twice = json!([row("MENSA-1", IUV, 4_600, "2026-03-02"), row("MENSA-1", IUV, 4_600, "2026-03-03")]);
    assert_eq!(verdicts(&till, &program, twice).await, ["changed", "changed"], "the last of a list counts");
    let one = ("MENSA-1".to_owned(), IUV.to_owned(), 4_600, "2026-03-03".to_owned());
    assert_eq!(kept(&till).await, [one, before[1].clone()]);
}

async fn a_word_about_a_receipt_joins_its_line(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    assert_eq!(counted.labels().await, [["RT_NO_IUF", "RT_NO_IUD"]]);
    let program = till.house.token(till.body, "accounts").await;
    let told = |cents| json!([row("MENSA-1", counted.iuv.as_str(), cents, "2026-03-02")]);
    assert_eq!(verdicts(till, &program, told(4_500)).await, ["kept"]);
    assert_eq!(counted.labels().await, [["RT_NO_IUF"]]);
    assert_eq!(verdicts(till, &program, told(4_400)).await, ["changed"]);
    assert_eq!(counted.labels().await, [["RT_NO_IUF", "IUD_NO_RT"]]);
}

async fn only_who_keeps_the_accounts_of_that_body_may_say_so(on: On) {
    let till = Till::open(on).await;
    let rows = json!([row("MENSA-1", IUV, 4_500, "2026-03-02")]);
    let altra = till.house.import(&small_office("altra", 1, 1)).await;
    let (stranger, reader) = (
        till.house.token(altra, "accounts").await,
        till.house.token(till.body, "see-payments positions").await,
    );
    assert_eq!(says(&till, &stranger, rows.clone()).await.status, StatusCode::NOT_FOUND);
    assert_eq!(says(&till, &reader, rows.clone()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(says(&till, "nobody", rows).await.status, StatusCode::UNAUTHORIZED);
    let program = till.house.token(till.body, "accounts").await;
    for wrong in [
        json!([{ "iud": "MENSA-1", "iuv": IUV, "cents": 45.5, "paid_on": "2026-03-02" }]),
        json!([{ "iud": "MENSA-1", "iuv": IUV, "cents": 4_500, "paid_on": "2026-03-02", "name": "Ada Rossi" }]),
        json!("MENSA-1"),
    ] {
        let answer = says(&till, &program, wrong.clone()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", answer.text);
    }
    assert!(kept(&till).await.is_empty());
    assert_eq!(till.house.events("own-notices-kept").await, 0);
}
