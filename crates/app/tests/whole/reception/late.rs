//! «Sono in ritardo»: who waits is not called before, who is booked is announced, and nobody says it for ever.

use crate::support::day::Day;
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::{Answer, On, at, small_office};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

impl Day {
    /// A ticket, and the token of its page.
    async fn ticket_and_pass(&self, slip: i64) -> (Value, String) {
        let ticket = self.ask("tickets", json!({ "service": "cie", "slip": slip })).await;
        let visit = ticket["visit"].as_i64().unwrap();
        (ticket, reception::visit::walk_in_token(&self.house.house.ctx.key, self.body, visit))
    }

    async fn late(&self, pass: &str, minutes: i64, said: i64) -> Answer {
        let (minutes, said) = (minutes.to_string(), said.to_string());
        let fields = [("minutes", minutes.as_str()), ("said", &said)];
        let path = format!("/citta/turn/{pass}/late");
        let mut request = form(&path, &visitor(""), &visitors_token(), &fields);
        request.headers_mut().insert("x-fragment", "view".parse().unwrap());
        self.house.request(request).await
    }

    async fn late_refused(&self, pass: &str, said: i64, sentence: &str) {
        let answer = self.late(pass, 10, said).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text);
        assert!(answer.text.contains(sentence), "{}", answer.text);
    }

    async fn called(&self) -> Value {
        self.ask("counters/1/next", json!({})).await["called"].clone()
    }

    /// What time alone brings.
    async fn wake(&self, civil: &str) -> usize {
        self.time(civil);
        let called = reception::wake::wake(&self.house.house.ctx, self.body, at(civil)).await;
        called.unwrap().len()
    }

    async fn notices(&self) -> i64 {
        let count = self.house.house.ctx.db.read(|tx| {
            let events = platform::sql!("SELECT COUNT(*) FROM event WHERE kind = 'running_late'");
            let rows = platform::sql!("SELECT COUNT(*) FROM late_notice");
            let count = |row: Option<platform::store::Row>| row.unwrap().get::<i64>(0);
            let (events, rows) = (count(tx.row(events, &[])?)?, count(tx.row(rows, &[])?)?);
            assert_eq!(events, rows, "one event for each notice");
            Ok::<_, platform::StoreError>(rows)
        });
        count.await.unwrap()
    }
}

async fn late_in_line_is_not_called_before_and_then_is(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let (late, token) = day.ticket_and_pass(1).await;
    day.time("2026-03-11T08:05:00");
    let answer = day.late(&token, 15, 0).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(answer.text.contains("Ti aspettiamo alle 08:20"), "{}", answer.text);

    // Whoever came later is called meanwhile, and then nobody.
    let (other, _) = day.ticket_and_pass(2).await;
    assert_eq!(day.called().await["visit"], other["visit"]);
    assert_eq!(day.called().await, Value::Null, "nobody is called before his time");
    assert_eq!(day.wake("2026-03-11T08:19:59").await, 0);
    // The armed counter gets him in the second he named, and his wait counts from there.
    assert_eq!(day.wake("2026-03-11T08:20:00").await, 1);
    let facts = day
        .house
        .house
        .ctx
        .db
        .read(|tx| {
            let sql = platform::sql!("SELECT facts FROM event WHERE kind = 'called' ORDER BY id DESC");
            tx.row(sql, &[])?.unwrap().get::<String>(0)
        })
        .await
        .unwrap();
    let facts: Value = serde_json::from_str(&facts).unwrap();
    assert_eq!(facts["wait_s"], 0, "nobody waits longer because he asked to wait");
    assert_eq!(late["kind"], "walk_in");
    day.late_refused(&token, 1, "Ti abbiamo già chiamato").await;
    day.ask("counters/1/finish", json!({})).await;
    day.late_refused(&token, 1, "non vale più").await;
}

async fn late_is_said_twice_at_most_and_once_per_form(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let (_, token) = day.ticket_and_pass(1).await;
    for _ in 0..2 {
        assert_eq!(day.late(&token, 5, 0).await.status, StatusCode::OK);
        assert_eq!(day.notices().await, 1, "the same form says it once");
    }
    let answer = day.late(&token, 10, 1).await;
    assert!(!answer.text.contains("name=\"minutes\""), "the third time is not offered: {}", answer.text);
    assert_eq!(day.notices().await, 2);
    day.late_refused(&token, 2, "già detto 2 volte").await;
    for minutes in [-5, 0, 7, 60] {
        assert_eq!(day.late(&token, minutes, 2).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(day.notices().await, 2);
}

async fn late_never_brings_anybody_forward(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let pass = day.book("2026-03-11T10:00:00").await;
    day.time("2026-03-11T09:00:00");
    day.ask("check-ins", json!({ "pass_token": pass })).await;
    assert_eq!(day.late(&pass, 5, 0).await.status, StatusCode::OK);
    assert_eq!(day.called().await, Value::Null);
    assert_eq!(day.wake("2026-03-11T09:29:59").await, 0, "half an hour early and not a second more");
    assert_eq!(day.wake("2026-03-11T09:30:00").await, 1);
}

async fn late_before_arriving_is_announced_on_the_plan(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let pass = day.book("2026-03-11T10:15:00").await;
    let page = day.house.get(&format!("/citta/turn/{pass}")).await;
    assert!(page.text.contains("entro le 10:30") && page.text.contains("Rinuncio"), "{}", page.text);
    day.time("2026-03-11T10:10:00");
    let answer = day.late(&pass, 15, 0).await;
    assert!(answer.text.contains("arrivi verso le 10:30"), "{}", answer.text);
    assert!(answer.text.contains("vale fino alle 10:30"), "{}", answer.text);
    let plan =
        Request::get("/citta/plan?service=cie").header("authorization", format!("Bearer {}", day.token));
    let plan = day.house.request(plan.body(Body::empty()).unwrap()).await;
    assert!(plan.text.contains("ha avvisato: arriva verso le 10:30"), "{}", plan.text);
    // The tolerance stays what it is.
    day.time("2026-03-11T10:30:01");
    assert_eq!(day.ask("check-ins", json!({ "pass_token": pass })).await["kind"], "walk_in");
}

async fn late_without_check_in_is_expected_when_announced(on: On) {
    let file = small_office("citta", 3, 1).replace("mean_min = 10", "mean_min = 10\ncheck_in = false");
    let day = Day::open(on, &file).await;
    let pass = day.book("2026-03-11T10:00:00").await;
    day.time("2026-03-11T09:58:00");
    assert_eq!(day.late(&pass, 10, 0).await.status, StatusCode::OK);
    let ctx = &day.house.house.ctx;
    let expected = async |civil: &str| reception::wake::expect_unannounced(ctx, day.body, at(civil)).await;
    assert_eq!(expected("2026-03-11T10:09:59").await, Ok(0));
    assert_eq!(expected("2026-03-11T10:10:00").await, Ok(1));
}

async fn late_on_another_day_or_cancelled_is_refused(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 1)).await;
    let pass = day.book("2026-03-13T11:00:00").await;
    day.late_refused(&pass, 0, "nel giorno dell").await;
    let today = day.book("2026-03-11T11:00:00").await;
    day.ask("appointments/cancel", json!({ "pass_token": today })).await;
    day.late_refused(&today, 0, "annullato").await;
    assert_eq!(day.late("AAAAAAAAAAAAAAAAAAAAAAAAAA", 5, 0).await.status, StatusCode::NOT_FOUND);
    // A foreign form is nobody's.
    let bare = Request::post(format!("/citta/turn/{pass}/late"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("minutes=5"));
    assert_eq!(day.house.request(bare.unwrap()).await.status, StatusCode::FORBIDDEN);
    let voice = day.house.get(&format!("/citta/turn/{pass}/voice.wav")).await;
    assert_eq!(voice.status, StatusCode::NOT_FOUND, "no voice here, and no chime instead of it");
    let page = day.house.get(&format!("/citta/turn/{pass}")).await;
    assert!(!page.text.contains("voice.wav"), "what cannot be heard is not offered");
    assert_eq!(day.notices().await, 0);
}

/// Called in the very second she named and given back while the clock is set right: still not before.
async fn late_is_not_called_before_after_an_undo_either(on: On) {
    let day = Day::open(on, &small_office("citta", 3, 2)).await;
    day.ask("counters/2/open", json!({})).await;
    day.ticket_and_pass(1).await;
    day.called().await;
    let (late, token) = day.ticket_and_pass(2).await;
    day.time("2026-03-11T08:05:00");
    day.late(&token, 15, 0).await;
    day.time("2026-03-11T08:20:00");
    assert_eq!(day.called().await["visit"], late["visit"]);
    day.time("2026-03-11T08:19:58");
    day.ask("counters/1/undo", json!({})).await;
    let page = day.house.get(&format!("/citta/turn/{token}")).await;
    assert!(page.text.contains("Ti aspettiamo alle 08:20"), "{}", page.text);
    let beside = async || day.ask("counters/2/next", json!({})).await["called"]["visit"].clone();
    assert_eq!(beside().await, Value::Null, "nobody is called before his time");
    day.time("2026-03-11T08:20:00");
    assert_eq!(beside().await, late["visit"]);
}

on_both_engines! {
    late_in_line_is_not_called_before_and_then_is;
    late_is_said_twice_at_most_and_once_per_form;
    late_never_brings_anybody_forward;
    late_is_not_called_before_after_an_undo_either;
    late_before_arriving_is_announced_on_the_plan;
    late_without_check_in_is_expected_when_announced;
    late_on_another_day_or_cancelled_is_refused;
}
