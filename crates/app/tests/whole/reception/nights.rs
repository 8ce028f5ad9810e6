//! The two nights on which clocks jump: people wait in real seconds, screens show what hangs on the wall.

use crate::support::{On, TestHouse, at, small_office};
use axum::body::Body;
use axum::http::Request;
use platform::{Moment, sql, values};
use serde_json::{Value, json};

struct Night {
    house: TestHouse,
    body: i64,
    token: String,
    display: String,
}

impl Night {
    /// An office that is open from midnight to six on this date.
    async fn open(on: On, date: &str, begins: Moment) -> Night {
        let house = TestHouse::open(on).await;
        house.clock.set(begins);
        let hours = format!("date = \"{date}\", from = \"00:00\", to = \"06:00\", every_min = 30, seats = 3");
        let file = small_office("citta", 1, 1)
            .replace("date = \"2026-03-12\", starts = [\"10:00\"], seats = 1", &hours);
        let body = house.import(&file).await;
        let token = house.driver(body).await;
        let display = house.display(body).await;
        let night = Night { house, body, token, display };
        night.ask("counters/1/open", json!({})).await;
        night
    }

    async fn ask(&self, path: &str, wish: Value) -> Value {
        let answer = self.house.api(&self.token, &format!("/api/v1/citta/{path}"), &wish).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text);
        if answer.text.is_empty() { Value::Null } else { answer.json() }
    }

    async fn book(&self, start: Moment) -> Value {
        let wish = json!({ "service": "cie", "offering": "rilascio", "start": start.rfc3339() });
        self.ask("appointments", wish).await
    }

    async fn next(&self) -> Value {
        self.ask("counters/1/next", json!({})).await["called"].clone()
    }

    /// Seconds that the last person called had waited, as the statistics count them.
    async fn waited_s(&self) -> i64 {
        let body = self.body;
        let read = move |tx: &mut platform::Tx| {
            let row = tx.row(
                sql!("SELECT facts FROM event WHERE body = ?1 AND kind = 'called' ORDER BY id DESC"),
                values![body],
            )?;
            row.unwrap().get::<String>(0)
        };
        let facts: Value = serde_json::from_str(&self.house.house.ctx.db.read(read).await.unwrap()).unwrap();
        facts["wait_s"].as_i64().unwrap()
    }

    async fn page(&self, path: &str) -> String {
        let request = Request::get(path).header("cookie", &self.display).header("accept-language", "it");
        let request = match path.contains("/display") {
            true => request,
            false => request.header("authorization", format!("Bearer {}", self.token)),
        };
        let answer = self.house.request(request.body(Body::empty()).unwrap()).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text);
        answer.text
    }

    /// The times of the plan's rows from top to bottom, each once.
    async fn plan(&self, day: &str) -> Vec<String> {
        let page = self.page(&format!("/citta/plan?service=cie&day={day}")).await;
        let rows = page.split("<tr id=").skip(1);
        let mut times: Vec<String> = rows
            .filter_map(|row| Some(row.split_once("<td>")?.1.split_once("</td>")?.0.to_owned()))
            .collect();
        times.dedup();
        times
    }
}

async fn in_spring_an_hour_is_missing(on: On) {
    let begins = at("2026-03-29T01:30:00");
    let night = Night::open(on, "2026-03-29", begins).await;
    // Nothing begins in the hour that there is not.
    let times = night.plan("2026-03-29").await;
    assert!(times.contains(&"01:30".to_owned()) && times.contains(&"03:00".to_owned()), "{times:?}");
    assert!(!times.iter().any(|time| time.starts_with("02:")), "{times:?}");
    assert!(times.is_sorted(), "{times:?}");

    let three = at("2026-03-29T03:00:00");
    assert_eq!(three.seconds() - begins.seconds(), 30 * 60, "half an hour later, not an hour and a half");
    let booked = night.book(three).await;
    night.house.clock.set(begins.plus_s(20 * 60));
    night.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    night.ask("check-ins", json!({ "pass_token": booked["pass_token"] })).await;
    // 03:10 on the wall: the ticket of 01:50 has waited twenty minutes, the appointment ten.
    night.house.clock.set(begins.plus_s(40 * 60));
    night.next().await;
    let (first, mut boards) = (night.waited_s().await, night.page("/citta/display").await);
    night.ask("counters/1/finish", json!({})).await;
    night.next().await;
    let mut waited = [first, night.waited_s().await];
    waited.sort_unstable();
    assert_eq!(waited, [600, 1_200]);
    boards += &night.page("/citta/display").await;
    assert_eq!(boards.matches("data-clock>03:10<").count(), 2, "{boards}");
    assert!(boards.contains("ore 03:00"), "{boards}");
}

async fn in_autumn_an_hour_comes_twice(on: On) {
    // 02:30, the first time.
    let begins = at("2026-10-25T02:30:00");
    let night = Night::open(on, "2026-10-25", begins).await;
    let three = at("2026-10-25T03:00:00");
    assert_eq!(three.seconds() - begins.seconds(), 90 * 60, "the hour between comes twice");
    let (now, later) = (night.book(begins).await, night.book(three).await);
    let times = night.plan("2026-10-25").await;
    let at_of = |time: &str| times.iter().position(|other| other == time).unwrap();
    assert!(at_of("02:30") < at_of("03:00") && at_of("01:30") < at_of("02:00"), "{times:?}");
    assert_eq!(times.iter().filter(|time| time.starts_with("02:")).count(), 2, "once each: {times:?}");

    night.ask("check-ins", json!({ "pass_token": now["pass_token"] })).await;
    night.house.clock.set(begins.plus_s(20 * 60));
    night.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    // 02:10 on the wall, the second time: forty minutes after 02:30, twenty after 02:50.
    night.house.clock.set(begins.plus_s(40 * 60));
    let board = night.page("/citta/display").await;
    assert!(board.contains("data-clock>02:10<"), "{board}");
    night.next().await;
    let first = night.waited_s().await;
    night.ask("counters/1/finish", json!({})).await;
    night.next().await;
    let mut waited = [first, night.waited_s().await];
    waited.sort_unstable();
    assert_eq!(waited, [1_200, 2_400]);
    night.ask("counters/1/finish", json!({})).await;
    // Half past two again is an hour later: the appointment at three is half an hour away.
    night.house.clock.set(begins.plus_s(60 * 60));
    night.ask("check-ins", json!({ "pass_token": later["pass_token"] })).await;
    night.house.clock.set(three.plus_s(60));
    assert_eq!(night.next().await["call_code"], later["call_code"]);
    assert_eq!(night.waited_s().await, 60);
    let board = night.page("/citta/display").await;
    assert!(board.contains("data-clock>03:01<") && board.contains("ore 03:00"), "{board}");
}

/// Nobody of the night before is still there in the morning, nobody of this night is sent home by a jump.
async fn the_day_ends_once(on: On) {
    for (date, begins) in
        [("2026-03-29", at("2026-03-29T01:50:00")), ("2026-10-25", at("2026-10-25T02:50:00"))]
    {
        let night = Night::open(on, date, begins).await;
        night.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
        let ctx = &night.house.house.ctx;
        for after_s in [600, 1_200, 4_200] {
            let closed = reception::close_day::close_days(ctx, night.body, begins.plus_s(after_s)).await;
            assert_eq!(closed, Ok(0), "{date} {after_s}");
        }
        assert_eq!(reception::close_day::close_days(ctx, night.body, begins.plus_s(86_400)).await, Ok(1));
    }
}

on_both_engines! {
    in_spring_an_hour_is_missing;
    in_autumn_an_hour_comes_twice;
    the_day_ends_once;
}
