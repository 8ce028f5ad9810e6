//! The idle lock hides the data; the counter goes on.

use std::time::Duration;

use crate::support::forms::{between, form, to};
use crate::support::{Answer, On, TestHouse, at, small_office};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use platform::Lane;
use serde_json::json;
use tower::ServiceExt;

const PASSWORD: &str = "quattro-sassi-nel-lago";
const MINUTE: i64 = 60_000;
/// Live streams look at their sign-in every five seconds.
const PATIENCE: Duration = Duration::from_secs(13);

/// Maria Rossi at counter 1, signed in with her browser at ten o'clock.
struct Desk {
    house: TestHouse,
    program: String,
    cookies: String,
    form_token: String,
}

impl Desk {
    async fn open(on: On) -> Desk {
        Desk::of(on, &small_office("citta", 3, 2)).await
    }

    async fn of(on: On, file: &str) -> Desk {
        let house = TestHouse::open(on).await;
        let body = house.import(file).await;
        house.clock.set(at("2026-03-11T10:00:00"));
        let ctx = &house.house.ctx;
        let hash = ctx.hasher.hash(PASSWORD.into()).await.unwrap();
        let staff = ctx.offices.known(body).unwrap().staff[0].id;
        let set = move |tx: &mut platform::Tx| office::sign_in::set_password(tx, body, staff, &hash);
        ctx.db.write(Lane::HOUSE, set).await.unwrap();
        let program = house.driver(body).await;
        let page = house.get("/citta/sign-in").await;
        let form_token = between(&page.text, "name=\"form-token\" content=\"", "\"");
        let mut desk = Desk { house, program, cookies: page.cookies(), form_token };
        let entered = desk.post("sign-in", &[("login", "rossi"), ("password", PASSWORD)]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
        desk.cookies = format!("{}; {}", desk.cookies, entered.cookies());
        let counter = desk.house.house.ctx.offices.known(body).unwrap().counters[0].id.to_string();
        assert_eq!(to(&desk.post("counter/open", &[("counter", &counter)]).await), "/citta/counter");
        desk
    }

    async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.house.request(self.asks(path, headers)).await
    }

    fn asks(&self, path: &str, headers: &[(&str, &str)]) -> Request<Body> {
        let mut request = Request::get(format!("/citta/{path}")).header("cookie", &self.cookies);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::empty()).unwrap()
    }

    async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.house.request(form(&format!("/citta/{path}"), &self.cookies, &self.form_token, fields)).await
    }

    async fn unlock(&self, password: &str, next: &str) -> Answer {
        self.post("locked", &[("password", password), ("next", next)]).await
    }

    async fn is_locked(&self) -> bool {
        self.get_with("locked", &[("x-fragment", "view")]).await.status == StatusCode::OK
    }

    async fn ticket(&self, slip: i64) -> serde_json::Value {
        let wish = json!({ "service": "cie", "slip": slip });
        self.house.api(&self.program, "/api/v1/citta/tickets", &wish).await.json()
    }
}

async fn it_locks_after_fifteen_minutes_exactly(on: On) {
    let desk = Desk::open(on).await;
    assert_eq!(desk.get("counter").await.status, StatusCode::OK);
    desk.house.later(15 * MINUTE - 1);
    assert!(!desk.is_locked().await);
    desk.house.later(1);
    assert_eq!(to(&desk.get("counter").await), "/citta/locked?next=%2Fcitta%2Fcounter");
    let filtered = desk.get("plan?service=cie&day=2026-03-11").await;
    assert_eq!(to(&filtered), "/citta/locked?next=%2Fcitta%2Fplan%3Fservice%3Dcie%26day%3D2026-03-11");
    // An action is not done, and leads back to its page.
    assert_eq!(to(&desk.post("counter/act/next", &[]).await), "/citta/locked?next=%2Fcitta%2Fcounter");
    assert_eq!(desk.house.events("called").await, 0);
    // It stays locked, whatever is asked.
    desk.house.later(MINUTE);
    assert!(desk.is_locked().await);
}

async fn every_human_action_moves_it_on_and_nothing_else(on: On) {
    let desk = Desk::open(on).await;
    desk.house.later(14 * MINUTE);
    desk.get("counter").await;
    desk.house.later(14 * MINUTE);
    assert_eq!(to(&desk.post("counter/act/next", &[]).await), "/citta/counter");
    desk.house.later(10 * MINUTE);
    // A page that renews its view, its stream, its style sheet, and a window that asks about the lock.
    let view = desk.get_with("counter", &[("x-fragment", "view")]).await;
    assert_eq!(view.status, StatusCode::OK);
    assert_eq!(view.headers["x-lock-at"], (at("2026-03-11T10:43:00").ms()).to_string().as_str());
    let stream = desk.asks("counter/live", &[("accept", "text/event-stream")]);
    let stream = desk.house.house.router.clone().oneshot(stream).await.unwrap();
    assert_eq!(stream.status(), StatusCode::OK);
    desk.get("theme.css").await;
    assert!(!desk.is_locked().await);
    desk.house.later(5 * MINUTE);
    assert!(desk.is_locked().await);
}

async fn a_locked_screen_shows_nobodys_data(on: On) {
    let desk = Desk::open(on).await;
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": at("2026-03-11T11:00:00").rfc3339(),
        "given_name": "Zenobia", "family_name": "Quattrocchi", "email": "zenobia@example.org" });
    let booked = desk.house.api(&desk.program, "/api/v1/citta/appointments", &wish).await;
    assert_eq!(booked.status, StatusCode::CREATED, "{}", booked.text);
    let plan = "plan?service=cie&day=2026-03-11";
    assert!(desk.get(plan).await.text.contains("Quattrocchi"));
    desk.house.later(15 * MINUTE);
    let page = desk.get("locked?next=/citta/plan").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Maria Rossi") && page.text.contains("Schermo bloccato"), "{}", page.text);
    assert!(page.text.contains("Sportello 1 · a riposo"), "{}", page.text);
    for path in [plan, "counter", "locked", "", "plan/live", "counter/live", "statistics", "console"] {
        let answer = desk.get(path).await;
        assert!(!answer.text.contains("Quattrocchi"), "{path}");
        assert!(!answer.headers.contains_key("x-lock-at"), "{path}");
    }
    // Public pages know nobody.
    assert!(!desk.get("").await.text.contains("Maria Rossi"));
}

async fn people_are_called_while_it_is_locked(on: On) {
    let desk = Desk::open(on).await;
    desk.post("counter/act/next", &[]).await;
    desk.house.later(15 * MINUTE);
    assert!(desk.get("locked").await.text.contains("Sportello 1 · in attesa della prossima persona"));
    let ctx = desk.house.house.ctx.clone();
    let body = ctx.offices.all()[0].id;
    assert_eq!(reception::wake::rest_forsaken(&ctx, body, ctx.clock.now()).await, Ok(0), "still armed");
    let ticket = desk.ticket(1).await;
    assert_eq!(ticket["called"]["counter"], "1");
    let code = ticket["call_code"].as_str().unwrap();
    let page = desk.get("locked").await.text;
    assert!(page.contains(&format!("Sportello 1 · chiamato {code} · sblocca per servirlo")), "{page}");
    desk.house.later(20_000);
    assert_eq!(to(&desk.unlock(PASSWORD, "/citta/counter").await), "/citta/counter");
    let counter = desk.get("counter").await.text;
    assert!(counter.contains(code) && counter.contains("counter/act/finish"), "{counter}");
    desk.post("lock", &[]).await;
    assert!(desk.get("locked").await.text.contains(&format!("Sportello 1 · {code} è allo sportello")));
}

async fn the_password_opens_it_again(on: On) {
    let desk = Desk::open(on).await;
    desk.house.later(15 * MINUTE);
    let wrong = desk.unlock("sbagliata", "/citta/plan").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("La password non corrisponde.") && wrong.text.contains("value=\"/citta/plan\"")
    );
    assert_eq!((desk.house.events("sign_in_refused").await, desk.house.events("unlocked").await), (1, 0));
    assert!(desk.is_locked().await);
    assert_eq!(to(&desk.unlock(PASSWORD, "/citta/plan?day=2026-03-11").await), "/citta/plan?day=2026-03-11");
    assert_eq!(desk.house.events("unlocked").await, 1);
    assert_eq!(desk.get("counter").await.status, StatusCode::OK);
    desk.house.later(15 * MINUTE);
    assert!(desk.is_locked().await);
    // Nobody is led elsewhere.
    for next in ["https://evil.example/", "//evil.example", "/altra/counter", "/citta/\\evil.example", ""] {
        desk.house.later(15 * MINUTE);
        assert_eq!(to(&desk.unlock(PASSWORD, next).await), "/citta/counter", "{next}");
        assert_eq!(
            to(&desk.get(&format!("locked?next={}", next.replace('\\', "%5C"))).await),
            "/citta/counter",
            "{next}"
        );
    }
    // Nor does an address that no header carries keep anybody from signing in.
    let entered =
        desk.post("sign-in", &[("login", "rossi"), ("password", PASSWORD), ("next", "/citta/\u{1}")]);
    assert_eq!(to(&entered.await), "/citta/counter");
}

/// The brakes of signing in hold here too.
async fn guessing_is_slowed(on: On) {
    let desk = Desk::open(on).await;
    desk.house.later(15 * MINUTE);
    let brake = &desk.house.house.ctx.throttles.sign_ins;
    let key = format!("{}:rossi:local", desk.house.house.ctx.offices.all()[0].id);
    for _ in 0..10_000 {
        brake.count(&key, desk.house.clock.now());
    }
    let refused = desk.unlock(PASSWORD, "").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(desk.is_locked().await);
    desk.house.later(15 * MINUTE);
    assert_eq!(to(&desk.unlock(PASSWORD, "").await), "/citta/counter");
}

async fn it_locks_at_once_by_hand(on: On) {
    let desk = Desk::open(on).await;
    let page = desk.get("counter").await.text;
    assert!(page.contains("action=\"/citta/lock\"") && page.contains("data-key=\"F9\""));
    let answer = desk.post("lock", &[("next", "/citta/counter")]).await;
    assert_eq!(to(&answer), "/citta/locked?next=%2Fcitta%2Fcounter");
    assert!(desk.is_locked().await);
    assert_eq!(desk.house.events("locked").await, 1);
    assert_eq!(to(&desk.post("sign-out", &[]).await), "/citta/sign-in");
    assert_eq!(to(&desk.get("locked").await), "/citta/sign-in");
}

async fn open_streams_stop_at_the_lock(on: On) {
    let desk = Desk::open(on).await;
    let stream = desk.asks("counter/live", &[("accept", "text/event-stream")]);
    let mut stream = desk.house.house.router.clone().oneshot(stream).await.unwrap().into_body();
    let first = stream.frame().await.unwrap().unwrap().into_data().unwrap();
    assert!(first.starts_with(b"event: view"), "{first:?}");
    desk.house.later(15 * MINUTE);
    // Somebody comes: the view that would show it is not sent any more.
    desk.ticket(1).await;
    let ctx = &desk.house.house.ctx;
    platform::events::publish_pending(&ctx.db, &ctx.feed).await.unwrap();
    let said = tokio::time::timeout(PATIENCE, async {
        let mut said = Vec::new();
        while let Some(frame) = stream.frame().await {
            said.push(String::from_utf8_lossy(&frame.unwrap().into_data().unwrap()).into_owned());
        }
        said
    });
    let said = said.await.expect("the stream goes on");
    assert!(said.len() == 1 && said[0].starts_with("event: lock\n"), "{said:?}");
    // A page that connects again is told the same, at once.
    let again = desk.get_with("counter/live", &[("accept", "text/event-stream")]).await;
    assert_eq!(
        (again.status, again.text.starts_with("event: lock\n")),
        (StatusCode::OK, true),
        "{}",
        again.text
    );
    // The locked screen's own stream shows the counter, and goes on.
    let own = desk.asks("locked/live", &[("accept", "text/event-stream")]);
    let mut own = desk.house.house.router.clone().oneshot(own).await.unwrap().into_body();
    let first = own.frame().await.unwrap().unwrap().into_data().unwrap();
    assert!(first.starts_with(b"event: view"), "{first:?}");
}

async fn programs_are_not_locked_and_the_session_of_a_person_is(on: On) {
    let desk = Desk::open(on).await;
    desk.house.later(11 * 60 * MINUTE);
    let list = |token: &str| {
        let request =
            Request::get("/api/v1/citta/counters").header("authorization", format!("Bearer {token}"));
        desk.house.request(request.body(Body::empty()).unwrap())
    };
    assert_eq!(list(&desk.program).await.status, StatusCode::OK);
    let own = between(&desk.cookies, "__Host-session=", ";");
    let refused = list(&own).await;
    assert_eq!(refused.status, StatusCode::LOCKED);
    assert_eq!(refused.json()["type"], "urn:sportello:failed-locked");
    // Twelve hours after the sign-in it is over, locked or not.
    desk.house.later(60 * MINUTE);
    assert_eq!(desk.unlock(PASSWORD, "").await.headers["location"], "/citta/sign-in");
    assert_eq!(desk.get("counter").await.status, StatusCode::UNAUTHORIZED);
}

async fn an_office_says_how_long(on: On) {
    let file = small_office("citta", 3, 1).replace("[body]", "[body]\nlock_min = 5");
    let desk = Desk::of(on, &file).await;
    desk.house.later(5 * MINUTE - 1);
    assert!(!desk.is_locked().await);
    desk.house.later(1);
    assert!(desk.is_locked().await);
    for (minutes, good) in [(0, false), (1, true), (60, true), (61, false)] {
        let text = file.replace("lock_min = 5", &format!("lock_min = {minutes}"));
        let read = office::file::read(&text, office::file::Limits::Published);
        assert_eq!(read.is_ok(), good, "{minutes}");
    }
}

on_both_engines! {
    it_locks_after_fifteen_minutes_exactly;
    every_human_action_moves_it_on_and_nothing_else;
    a_locked_screen_shows_nobodys_data;
    people_are_called_while_it_is_locked;
    the_password_opens_it_again;
    guessing_is_slowed;
    it_locks_at_once_by_hand;
    open_streams_stop_at_the_lock;
    programs_are_not_locked_and_the_session_of_a_person_is;
    an_office_says_how_long;
}
