//! Kiosks as staff see them: alive while they watch, and with paper or without.

use std::time::Duration;

use crate::support::forms::{between, form, to};
use crate::support::kiosk::Kiosk;
use crate::support::{Answer, On, TestHouse, at, small_office};
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use office::devices;
use platform::{Lane, Moment};
use tower::ServiceExt;

/// Some heartbeats of a live stream.
const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody of the staff with a browser.
struct Staff<'a> {
    house: &'a TestHouse,
    cookie: String,
}

impl<'a> Staff<'a> {
    async fn sign_in(house: &'a TestHouse, body: i64, login: &str) -> Staff<'a> {
        let mut staff = Staff { house, cookie: house.signed_in(body, login).await };
        let home = staff.get("/citta/console").await;
        staff.cookie = format!("{}; {}", staff.cookie, home.cookies());
        staff
    }

    async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header("cookie", &self.cookie).body(Body::empty()).unwrap();
        self.house.request(request).await
    }

    /// Touches «Carta a posto» on the page that shows it.
    async fn paper_is_fine(&self, path: &str) -> Answer {
        let page = self.get(path).await;
        let shown = page.text.split("console/devices/paper\"").nth(1).unwrap();
        let (token, id) = (
            between(shown, "name=\"form_token\" value=\"", "\""),
            between(shown, "name=\"id\" value=\"", "\""),
        );
        self.house.request(form("/citta/console/devices/paper", &self.cookie, &token, &[("id", &id)])).await
    }
}

async fn seen_at(house: &TestHouse, body: i64) -> Moment {
    let read = house.house.ctx.db.read(move |tx| devices::of_body(tx, body));
    let devices: Result<_, platform::StoreError> = read.await;
    devices.unwrap()[0].seen_at
}

async fn a_kiosk_that_only_watches_is_not_silent(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 3, 1)).await;
    let kiosk = Kiosk::enrol(&house, body).await;
    let request =
        Request::get("/citta/kiosk/live").header("cookie", &kiosk.cookie).body(Body::empty()).unwrap();
    let mut stream = house.house.router.clone().oneshot(request).await.unwrap().into_body();
    stream.frame().await.unwrap().unwrap();
    let later = at("2026-03-11T12:00:00");
    house.clock.set(later);
    let admin = Staff::sign_in(&house, body, "tecnico").await;
    assert!(admin.get("/citta/console/devices").await.text.contains("muto da 4 ore"));
    let alive = async {
        while seen_at(&house, body).await != later {
            stream.frame().await.unwrap().unwrap();
        }
    };
    tokio::time::timeout(PATIENCE, alive).await.expect("the open stream says that the kiosk lives");
    assert!(admin.get("/citta/console/devices").await.text.contains("in linea"));
}

async fn a_device_is_noted_once_a_minute(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 3, 1)).await;
    let _kiosk = Kiosk::enrol(&house, body).await;
    let db = &house.house.ctx.db;
    let known: Result<_, platform::StoreError> = db.read(move |tx| devices::of_body(tx, body)).await;
    let (device, first) = (known.unwrap()[0].id, house.clock.now());
    for (second, noted) in [(59, false), (60, true), (61, false), (119, false), (120, true)] {
        let now = first.plus_s(second);
        let done: Result<_, platform::StoreError> =
            db.write(Lane::HOUSE, move |tx| devices::seen(tx, body, device, now)).await;
        assert_eq!(done.unwrap(), noted, "after {second} s");
    }
}

async fn who_gets_no_paper_photographs_the_code_and_staff_are_told(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 3, 1)).await;
    house.clock.set(at("2026-03-11T09:20:00"));
    let kiosk = Kiosk::enrol(&house, body).await;
    let admin = Staff::sign_in(&house, body, "tecnico").await;
    let vice = Staff::sign_in(&house, body, "vice").await;
    let request = format!("{:032x}", 7);
    let fields = [("service", "cie"), ("offering", "rilascio"), ("what", "ticket"), ("request", &*request)];
    let done = kiosk.go("/confirm", &fields).await;
    let code = between(&done.text, "<strong class=\"code\">", "<");
    assert!(done.text.contains("Il biglietto non è uscito"), "{}", done.text);
    let photo = between(&done.text, "name=\"to\" value=\"", "\"");
    for _ in 0..2 {
        let page = kiosk.go("/no-paper", &[("to", &photo)]).await;
        assert!(page.text.contains("Fotografa questo codice") && page.text.contains(&code), "{}", page.text);
        assert!(page.text.contains("<svg") && !page.text.contains("data-print="), "{}", page.text);
    }
    assert_eq!(house.events("paper_reported").await, 1, "once until somebody has looked");
    for (staff, path) in
        [(&admin, "/citta/console/devices"), (&admin, "/citta/console"), (&vice, "/citta/console")]
    {
        assert!(staff.get(path).await.text.contains("09:20"), "{path}");
    }
    assert_eq!(to(&vice.paper_is_fine("/citta/console").await), "/citta/console");
    assert!(!vice.get("/citta/console").await.text.contains("09:20"));
    assert_eq!(house.events("paper_checked").await, 1);
    kiosk.go("/no-paper", &[("to", &photo)]).await;
    assert_eq!(to(&admin.paper_is_fine("/citta/console/devices").await), "/citta/console/devices");
    assert_eq!((house.events("paper_reported").await, house.events("paper_checked").await), (2, 2));
    let astray = kiosk.post("/no-paper", &[("to", "//elsewhere.example")]).await;
    assert_eq!(to(&astray), "/citta/kiosk/services");
}

on_both_engines! {
    a_kiosk_that_only_watches_is_not_silent;
    a_device_is_noted_once_a_minute;
    who_gets_no_paper_photographs_the_code_and_staff_are_told;
}
