//! Ten seconds to take back what was done at a counter: everything as it was, or a clear no.

use crate::support::day::Day;
use crate::support::{On, small_office};
use axum::http::StatusCode;
use platform::store::{Sql, StoreError, Tx};
use platform::{sql, values};
use serde_json::{Value, json};

/// Two open counters and a second service, at noon.
async fn noon(on: On) -> Day {
    let file = small_office("citta", 3, 2)
        .replace("services = [\"cie\"]", "services = [\"cie\", \"tributi\"]")
        + "[[service]]\nkey = \"tributi\"\nsite = \"sede\"\nname = \"Tributi\"\nmean_min = 10\n";
    let day = Day::open(on, &file).await;
    day.time("2026-03-11T12:00:00");
    for counter in 1..=2 {
        day.ask(&format!("counters/{counter}/open"), json!({})).await;
    }
    day
}

impl Day {
    /// Asks for the undoing and answers why it was refused.
    async fn undo_refused(&self, counter: i64, wish: Value) -> String {
        let path = format!("/api/v1/citta/counters/{counter}/undo");
        let answer = self.house.api(&self.token, &path, &wish).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text);
        answer.json()["type"].as_str().unwrap().replace("urn:sportello:", "")
    }

    async fn ticket(&self, slip: i64) -> Value {
        self.ask("tickets", json!({ "service": "cie", "slip": slip })).await["visit"].clone()
    }

    async fn call(&self, counter: i64) -> Value {
        self.ask(&format!("counters/{counter}/next"), json!({})).await["called"].clone()
    }

    /// Everything that says where people are, call by call; withdrawn calls apart.
    async fn state(&self) -> Vec<String> {
        self.house.house.ctx.db.read(|tx| Ok::<_, StoreError>([
            rows(tx, sql!("SELECT visit || ' ' || site || ' ' || service || ' ' || kind || ' ' || due_s || ' ' || checkin_s || ' ' || late_checkin || ' ' || ticket || ' ' || callable_s || ' ' || offered FROM waiting ORDER BY visit"))?,
            rows(tx, sql!("SELECT counter || ' ' || state || ' ' || since || ' ' || staff || ' ' || COALESCE(visit, 0) || ' ' || COALESCE(call_id, 0) FROM counter_now ORDER BY counter"))?,
            rows(tx, sql!("SELECT id || ' ' || visit || ' ' || counter || ' ' || called_at || ' ' || announced_at || ' ' || announced || ' ' || reason || ' ' || COALESCE(ended_at, 0) || COALESCE(ending, '') FROM call WHERE ending IS NULL OR ending <> 'undone' ORDER BY id"))?,
            rows(tx, sql!("SELECT visit || ' ' || why || ' ' || counter || ' ' || at FROM visit_pause ORDER BY visit"))?,
            rows(tx, sql!("SELECT visit || ' ' || how || ' ' || at FROM visit_end ORDER BY visit"))?,
            rows(tx, sql!("SELECT id || ' ' || service || ' ' || offering || ' ' || arrived_at FROM visit ORDER BY id"))?,
        ].concat())).await.unwrap()
    }

    /// The day's figures, from the events alone, once they are numbered.
    async fn figures(&self) -> Value {
        let ctx = &self.house.house.ctx;
        platform::events::publish_pending(&ctx.db, &ctx.feed).await.unwrap();
        let request = axum::http::Request::get("/api/v1/citta/statistics?from=2026-03-11&to=2026-03-11")
            .header("authorization", format!("Bearer {}", self.token));
        let answer = self.house.request(request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.json()["figures"].clone()
    }

    async fn undone(&self) -> Vec<String> {
        let body = self.body;
        let read = self.house.house.ctx.db.read(move |tx| {
            let sql = sql!("SELECT facts FROM event WHERE body = ?1 AND kind = 'undone' ORDER BY id");
            tx.rows(sql, values![body])?
                .iter()
                .map(|row| row.get::<String>(0))
                .collect::<Result<Vec<_>, StoreError>>()
        });
        let of =
            |facts: String| serde_json::from_str::<Value>(&facts).unwrap()["of"].as_str().unwrap().to_owned();
        read.await.unwrap().into_iter().map(of).collect()
    }
}

fn rows(tx: &mut Tx, sql: &'static Sql) -> Result<Vec<String>, StoreError> {
    tx.rows(sql, &[])?.iter().map(|row| row.get(0)).collect()
}

/// Every ending is taken back within ten seconds, to the letter, and the figures have not seen it.
async fn each_ending_is_undone_exactly(on: On) {
    let day = noon(on).await;
    day.ticket(1).await;
    day.house.later(90_000);
    day.call(1).await;
    day.house.later(60_000);
    let (before, figures) = (day.state().await, day.figures().await);
    for (word, kinds) in [
        ("no-show", vec!["no_show"]),
        ("park", vec!["parked"]),
        ("return-later", vec!["away"]),
        ("finish", vec!["served"]),
        ("send-on", vec!["returned", "sent_on"]),
    ] {
        let known = day.undone().await.len();
        day.ask(&format!("counters/1/{word}"), json!({ "service": "tributi" })).await;
        assert_ne!(day.state().await, before, "{word}");
        day.house.later(10_000);
        assert_eq!(day.ask("counters/1/undo", json!({})).await["called"], Value::Null);
        assert_eq!(day.state().await, before, "{word}");
        assert_eq!(day.undone().await[known..], kinds, "{word}");
        assert_eq!(day.figures().await, figures, "{word}");
    }
}

/// One key, one undoing: whoever it called waits again as before, and is called later as if never called.
async fn end_and_next_is_one_step(on: On) {
    let day = noon(on).await;
    day.ticket(1).await;
    day.house.later(60_000);
    let second = day.ticket(2).await;
    day.house.later(30_000);
    day.ticket(3).await;
    day.call(1).await;
    day.house.later(120_000);
    let (before, figures) = (day.state().await, day.figures().await);
    assert_eq!(day.call(1).await["visit"], second);
    day.house.later(4_000);
    day.ask("counters/1/undo", json!({})).await;
    assert_eq!(day.state().await, before);
    assert_eq!(day.figures().await, figures);
    assert_eq!(day.undone().await, ["called", "served"]);
    day.house.later(60_000);
    assert_eq!(day.call(1).await["visit"], second, "at the head of her line, with her old wait");
    let seen = day.figures().await;
    assert_eq!(seen["counters"][0]["calls"], 2, "{seen}");
}

/// The board and her own page take the call back as well.
async fn screens_withdraw_the_call(on: On) {
    let day = noon(on).await;
    day.ticket(1).await;
    day.house.later(1_000);
    let second = day.ask("tickets", json!({ "service": "cie", "slip": 2 })).await;
    let (code, pass) = (second["call_code"].as_str().unwrap(), second["pass_token"].as_str().unwrap());
    let first = day.call(1).await["call_code"].as_str().unwrap().to_owned();
    let cookie = day.house.display(day.body).await;
    let board = || {
        let request = axum::http::Request::get("/citta/display").header("cookie", &cookie);
        day.house.request(request.body(axum::body::Body::empty()).unwrap())
    };
    let path = format!("/citta/turn/{pass}");
    let turn = || day.house.get(&path);
    day.call(1).await;
    assert!(board().await.text.contains(code) && turn().await.text.contains("Sportello 1"));
    day.house.later(3_000);
    day.ask("counters/1/undo", json!({})).await;
    let shown = board().await.text;
    assert!(!shown.contains(code) && shown.contains(&first), "{shown}");
    assert!(!turn().await.text.contains("Sportello 1"));
}

/// The person given back goes to a colleague who stands armed by now: nobody waits beside an idle counter.
async fn the_person_given_back_is_offered_at_once(on: On) {
    let day = noon(on).await;
    day.ticket(1).await;
    let second = day.ticket(2).await;
    let first = day.call(1).await;
    day.house.later(5_000);
    day.call(1).await;
    day.house.later(2_000);
    assert_eq!(day.call(2).await, Value::Null);
    let called = day.ask("counters/1/undo", json!({})).await["called"].clone();
    assert_eq!((called["visit"].clone(), called["counter"].clone()), (second, json!("2")));
    assert_eq!(day.call(1).await, Value::Null, "the first is served, nobody is left");
    assert!(day.state().await.iter().any(|row| row.starts_with(&format!("{} served", first["visit"]))));
}

async fn taking_somebody_up_again_is_undone(on: On) {
    let day = noon(on).await;
    let visit = day.ticket(1).await;
    day.call(1).await;
    day.ask("counters/1/park", json!({})).await;
    day.house.later(60_000);
    let before = day.state().await;
    day.ask("counters/1/resume", json!({ "visit": visit })).await;
    day.house.later(3_000);
    day.ask("counters/1/undo", json!({})).await;
    assert_eq!(day.state().await, before);
    assert_eq!(day.undone().await, ["called"]);
}

async fn ten_seconds_and_not_eleven(on: On) {
    let day = noon(on).await;
    day.ticket(1).await;
    day.call(1).await;
    day.ask("counters/1/no-show", json!({})).await;
    let after = day.state().await;
    day.house.later(11_000);
    assert_eq!(day.undo_refused(1, json!({})).await, "undo-error-late");
    day.house.later(-999);
    assert_eq!(day.undo_refused(1, json!({})).await, "undo-error-late", "a millisecond over");
    assert_eq!(day.state().await, after);
    assert_eq!(day.figures().await["no_shows"]["absent_when_called"], 1);
}

async fn once_and_only_at_that_counter(on: On) {
    let day = noon(on).await;
    assert_eq!(day.undo_refused(1, json!({})).await, "undo-error-nothing");
    day.ticket(1).await;
    day.call(1).await;
    let before = day.state().await;
    day.ask("counters/1/no-show", json!({})).await;
    assert_eq!(day.undo_refused(2, json!({})).await, "undo-error-nothing");
    assert_eq!(day.undo_refused(1, json!({ "step": 7 })).await, "undo-error-nothing", "an older screen");
    day.ask("counters/1/undo", json!({})).await;
    assert_eq!(day.undo_refused(1, json!({})).await, "undo-error-twice");
    assert_eq!(day.state().await, before);
    assert_eq!(day.undone().await.len(), 1);
}

/// A call by another key, or because the counter stood armed, is a decision of its own.
async fn not_after_somebody_else_was_called(on: On) {
    let day = noon(on).await;
    day.ticket(1).await;
    day.ticket(2).await;
    day.call(1).await;
    day.ask("counters/1/no-show", json!({})).await;
    day.call(1).await;
    assert_eq!(day.undo_refused(1, json!({})).await, "undo-error-called");
    assert_eq!(day.call(1).await, Value::Null, "served, and armed");
    day.ticket(3).await;
    assert_eq!(day.undo_refused(1, json!({})).await, "undo-error-called");
}

async fn not_when_the_person_has_moved_on(on: On) {
    let day = noon(on).await;
    let visit = day.ticket(1).await;
    day.call(1).await;
    day.ask("counters/1/park", json!({})).await;
    day.ask("counters/2/resume", json!({ "visit": visit })).await;
    assert_eq!(day.undo_refused(1, json!({})).await, "undo-error-moved");
    // Back in line by herself.
    day.ask("counters/2/no-show", json!({})).await;
    day.ask(&format!("visits/{visit}/return"), json!({})).await;
    assert_eq!(day.undo_refused(2, json!({})).await, "undo-error-moved");
    // Sent on, and called there at once.
    day.call(1).await;
    day.call(2).await;
    day.ask("counters/1/send-on", json!({ "service": "tributi" })).await;
    assert_eq!(day.undo_refused(1, json!({})).await, "undo-error-moved");
}

async fn not_when_the_day_is_over(on: On) {
    let day = noon(on).await;
    day.ticket(1).await;
    day.call(1).await;
    day.ask("counters/1/finish", json!({})).await;
    day.ask("counters/1/close", json!({})).await;
    assert_eq!(day.undo_refused(1, json!({})).await, "undo-error-closed");
    day.ask("counters/1/open", json!({})).await;
    assert_eq!(
        day.undo_refused(1, json!({})).await,
        "undo-error-nothing",
        "whoever opens has done nothing yet"
    );
    day.time("2026-03-11T23:59:55");
    day.ticket(2).await;
    day.call(2).await;
    day.ask("counters/2/no-show", json!({})).await;
    day.time("2026-03-12T00:00:01");
    assert_eq!(day.undo_refused(2, json!({})).await, "undo-error-closed");
}

/// Whatever came between, two people never stand at one counter and nobody stands at two.
async fn nobody_is_lost_or_doubled(on: On) {
    let day = noon(on).await;
    for slip in 1..=6 {
        day.ticket(slip).await;
    }
    for (turn, word) in ["park", "no-show", "next", "send-on", "next", "return-later"].into_iter().enumerate()
    {
        let counter = 1 + turn % 2;
        let path = |word: &str| format!("/api/v1/citta/counters/{counter}/{word}");
        day.house.api(&day.token, &path("next"), &json!({})).await;
        day.house.api(&day.token, &path(word), &json!({ "service": "tributi" })).await;
        day.house.api(&day.token, &path("undo"), &json!({})).await;
        day.house.later(1_000);
        let places = day.house.house.ctx.db.read(|tx| rows(tx, sql!("SELECT visit || '' FROM waiting UNION ALL SELECT visit || '' FROM counter_now WHERE visit IS NOT NULL UNION ALL SELECT visit || '' FROM visit_pause UNION ALL SELECT visit || '' FROM visit_end ORDER BY 1"))).await.unwrap();
        let mut once = places.clone();
        once.dedup();
        assert_eq!((places.len(), once.len()), (6, 6), "after {word}: {places:?}");
    }
}

on_both_engines! {
    each_ending_is_undone_exactly;
    end_and_next_is_one_step;
    screens_withdraw_the_call;
    the_person_given_back_is_offered_at_once;
    taking_somebody_up_again_is_undone;
    ten_seconds_and_not_eleven;
    once_and_only_at_that_counter;
    not_after_somebody_else_was_called;
    not_when_the_person_has_moved_on;
    not_when_the_day_is_over;
    nobody_is_lost_or_doubled;
}
