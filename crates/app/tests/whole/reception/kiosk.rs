//! At the kiosk: what somebody sees and takes, through the doors, with an enrolled device.

use crate::support::forms::{between, to};
use crate::support::kiosk::Kiosk;
use crate::support::{Answer, On, TestHouse, at, send, small_office};
use platform::secrets::Token;
use serde_json::json;

const CARD: &str = "RSSMRA80A01H501U";
const MONTH: &str = "2026-03-11";

fn office() -> String {
    let reserved = r#"
[[service]]
key = "sociali"
site = "sede"
name = "Servizi sociali"
mean_min = 20
reserved = true
[[service.offering]]
key = "colloquio"
name = "Colloquio"
minutes = 30
[[agenda]]
key = "sociali"
service = "sociali"
from = "2026-01-01"
weekly = [ { days = ["mon","tue","wed","thu","fri"], from = "09:00", to = "12:00", every_min = 30, seats = 2 } ]
"#;
    small_office("citta", 3, 1) + reserved
}

async fn touch(kiosk: &Kiosk<'_>, what: &str, request: &str) -> Answer {
    let fields = [("service", "cie"), ("offering", "rilascio"), ("what", what), ("request", request)];
    kiosk.post("/confirm", &fields).await
}

fn request(n: usize) -> String {
    format!("{n:032x}")
}
fn big_code(answer: &Answer) -> String {
    between(&answer.text, "<strong class=\"code\">", "<")
}
async fn a_double_tap_makes_one_pass(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office()).await;
    house.clock.set(at("2026-03-11T09:20:00"));
    let kiosk = Kiosk::enrol(&house, body).await;
    for what in ["ticket", "seat"] {
        let key = Token::random().text();
        let first = touch(&kiosk, what, &key).await;
        assert_eq!(first.status, 303, "{}", first.text);
        let second = touch(&kiosk, what, &key).await;
        let other = touch(&kiosk, if what == "seat" { "ticket" } else { "seat" }, &key).await;
        let pass = to(&first).split('?').next().unwrap().to_owned();
        assert!(to(&second).starts_with(&pass) && to(&other).starts_with(&pass));
        let page = kiosk.get(&pass).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("data-print=") && page.text.contains("data-idle=\"8\""));
    }
    assert_eq!(house.events("arrived").await, 2);
    assert_eq!(house.events("booked").await, 1);
}

async fn many_touches_never_share_a_seat(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office()).await;
    house.clock.set(at("2026-03-11T17:40:00"));
    let kiosk = Kiosk::enrol(&house, body).await;
    // Three seats are left today at 17:45 and three tomorrow at 10:00.
    let mut running = Vec::new();
    for n in 0..8 {
        let key = request(n);
        let fields = [
            ("service", "cie"),
            ("offering", "rilascio"),
            ("what", "seat"),
            ("request", key.as_str()),
            ("seen", "1"),
        ];
        running.push(tokio::spawn(send(house.house.router.clone(), kiosk.posting("/confirm", &fields))));
    }
    let mut hours = Vec::new();
    for answer in running {
        let answer = answer.await.unwrap();
        assert_eq!(answer.status, 303, "{}", answer.text);
        let page = kiosk.get(&to(&answer)).await;
        assert!(page.text.contains("appena andato"), "the other seat is said: {}", page.text);
        hours.push(between(&page.text, "<br>", "</p>"));
    }
    let count = |hour: &str| hours.iter().filter(|found| found.ends_with(hour)).count();
    assert_eq!((count("17:45"), count("10:00"), count("09:00")), (3, 3, 2), "{hours:?}");
}

async fn late_people_are_told_what_happens(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office()).await;
    let driver = house.driver(body).await;
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": format!("{MONTH}T09:00:00Z"),
        "given_name": "Zenobia", "family_name": "Quattrocchi", "email": "z@example.org", "tax_code": CARD });
    let pass = house.api(&driver, "/api/v1/citta/appointments", &wish).await.json()["pass_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let kiosk = Kiosk::enrol(&house, body).await;
    for (hour, words) in [
        ("2026-03-10T09:00:00", "è domani alle 10:00"),
        ("2026-03-11T09:40:00", "sappiamo che sei qui"),
        ("2026-03-11T10:04:00", "in ritardo di 4 min"),
        ("2026-03-11T10:15:00", "in ritardo di 15 min"),
        ("2026-03-11T10:15:01", "entri in fila senza appuntamento"),
    ] {
        house.clock.set(at(hour));
        let page = kiosk.go("/scan", &[("scan", &pass)]).await;
        assert!(page.text.contains(words), "{hour}: {}", page.text);
        assert!(!page.text.contains("Zenobia") && !page.text.contains("Quattrocchi"));
    }
    house.clock.set(at("2026-03-11T10:04:00"));
    let done = kiosk.go("/arrive", &[("token", &pass)]).await;
    assert!(
        done.text.contains("Sappiamo che sei qui") && !done.text.contains("data-print="),
        "{}",
        done.text
    );
    // At the counter, then sent away to come back, then back without queuing.
    house.api(&driver, "/api/v1/citta/counters/1/open", &json!({})).await;
    house.api(&driver, "/api/v1/citta/counters/1/next", &json!({})).await;
    let page = kiosk.get(&format!("/mine/{pass}")).await;
    assert!(page.text.contains("È il tuo turno") && page.text.contains("Sportello 1"), "{}", page.text);
    let away = house.api(&driver, "/api/v1/citta/counters/1/return-later", &json!({})).await;
    assert!(away.status.is_success(), "{} {}", away.status, away.text);
    let page = kiosk.get(&format!("/mine/{pass}")).await;
    assert!(page.text.contains("Bentornato"), "{}", page.text);
    let done = kiosk.go("/arrive", &[("token", &pass)]).await;
    assert!(done.status.is_success() && done.text.contains("Sappiamo che sei qui"), "{}", done.text);
    assert_eq!(house.events("returned").await, 1);
}

async fn a_card_learns_code_and_hour_and_nothing_else(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office()).await;
    let driver = house.driver(body).await;
    let book = |service: &'static str, offering: &'static str| {
        json!({ "service": service, "offering": offering, "start": format!("{MONTH}T09:00:00Z"),
            "given_name": "Zenobia", "family_name": "Quattrocchi", "email": "z@example.org", "tax_code": CARD })
    };
    assert_eq!(
        house.api(&driver, "/api/v1/citta/appointments", &book("sociali", "colloquio")).await.status,
        201
    );
    house.clock.set(at("2026-03-11T09:50:00"));
    let kiosk = Kiosk::enrol(&house, body).await;
    let stranger = kiosk.post("/scan", &[("scan", "BNCMRA85M41H501X")]).await;
    let page = kiosk.post("/scan", &[("scan", CARD)]).await;
    assert!(!page.text.contains(CARD) && page.text.contains("Conferma la presenza"));
    let proof = between(&page.text, "name=\"proof\" value=\"", "\"");
    // Only the reserved appointment is there: as if there were none.
    let nothing = kiosk.post("/presence", &[("proof", &proof)]).await;
    assert_eq!(to(&nothing), "/citta/kiosk/services?choose=1");
    assert_eq!(house.events("arrived").await, 0);
    assert_eq!(house.api(&driver, "/api/v1/citta/appointments", &book("cie", "rilascio")).await.status, 201);
    let found = kiosk.go("/presence", &[("proof", &proof)]).await;
    assert!(found.text.contains("10:00"), "{}", found.text);
    for secret in ["Carta d'identità", "Zenobia", "Quattrocchi", CARD, "class=\"qr\"", "sociali"] {
        assert!(!found.text.contains(secret), "{secret} in {}", found.text);
    }
    assert_eq!(house.events("arrived").await, 1);
    let again = kiosk.go("/presence", &[("proof", &proof)]).await;
    assert_eq!(big_code(&again), big_code(&found));
    assert_eq!(house.events("arrived").await, 1);
    // Another kiosk, or a minute later, cannot use it.
    let other = Kiosk::enrol(&house, body).await;
    assert_eq!(other.post("/presence", &[("proof", &proof)]).await.status, 422);
    house.clock.set(at("2026-03-11T09:51:01"));
    assert_eq!(kiosk.post("/presence", &[("proof", &proof)]).await.status, 422);
    let _ = stranger;
    assert_eq!(kiosk.post("/mine", &[("proof", &proof)]).await.status, 404, "card alone is off");
}

async fn people_without_a_seat_before_closing_are_told(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office()).await;
    let driver = house.driver(body).await;
    house.clock.set(at("2026-03-11T17:58:00"));
    house.api(&driver, "/api/v1/citta/counters/1/open", &json!({})).await;
    let kiosk = Kiosk::enrol(&house, body).await;
    for n in 0..3 {
        touch(&kiosk, "ticket", &request(n)).await;
    }
    let page = kiosk.get("/service/cie").await;
    assert!(
        page.text.contains("prima della chiusura") && page.text.contains("domani alle 10:00"),
        "{}",
        page.text
    );
    let refused = touch(&kiosk, "ticket", &request(99)).await;
    assert_eq!(to(&refused), "/citta/kiosk/service/cie?offering=rilascio");
    house.clock.set(at("2026-03-11T20:00:00"));
    let page = kiosk.get("/service/cie").await;
    assert!(page.text.contains("Adesso è chiuso: riapre domani alle 10:00"), "{}", page.text);
}

async fn somebody_who_said_his_name_picks_another_day_and_is_never_shown(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office()).await;
    house.clock.set(at("2026-03-11T09:20:00"));
    let kiosk = Kiosk::enrol(&house, body).await;
    assert!(to(&kiosk.get("/days/cie").await).contains("/who/cie"));
    let who = "/who/cie/name?offering=rilascio";
    kiosk.post(who, &[("phone", "333 1234567")]).await;
    let wrong = kiosk.post(who, &[("given_name", "Zenobia"), ("family_name", "Quattrocchi7")]).await;
    assert_eq!(wrong.status, 422);
    assert!(!wrong.text.contains("Zenobia") && !wrong.text.contains("Quattrocchi"));
    let days = kiosk.go(who, &[("family_name", "Quattrocchi")]).await;
    assert!(
        days.text.contains("Scegli il giorno") && days.text.contains("giovedì 12 marzo 2026"),
        "{}",
        days.text
    );
    let start = at("2026-03-12T10:00:00").ms().to_string();
    let chosen = kiosk.get(&format!("/days/cie/2026-03-12/{start}?offering=rilascio")).await;
    assert!(chosen.text.contains("domani alle 10:00"), "{}", chosen.text);
    let fields =
        [("service", "cie"), ("offering", "rilascio"), ("start", start.as_str()), ("request", &request(1))];
    let pass = kiosk.post("/book", &fields).await;
    let page = kiosk.get(&to(&pass)).await;
    assert!(page.text.contains("domani alle 10:00") && !page.text.contains("Zenobia"), "{}", page.text);
    assert_eq!(house.events("arrived").await, 0, "whoever picks another day goes home meanwhile");
    // Stand-by has forgotten him.
    assert!(to(&kiosk.get("/days/cie").await).contains("/who/cie"));
    let token = to(&pass).rsplit('/').next().unwrap().to_owned();
    let later = at("2026-03-13T09:15:00").ms().to_string();
    let moved = kiosk.go(&format!("/move/{token}"), &[("start", &later)]).await;
    assert!(moved.text.contains("ven 13 mar, 09:15"), "{}", moved.text);
    let cancelled = kiosk.go(&format!("/cancel/{token}"), &[]).await;
    assert!(cancelled.text.contains("Appuntamento annullato"), "{}", cancelled.text);
    assert_eq!((house.events("moved").await, house.events("cancelled").await), (1, 1));
}

/// The counter sends a booked person on: the paper printed again names where she goes now, like her phone.
async fn a_kiosk_reprint_names_the_service_sent_on_to(on: On) {
    let house = TestHouse::open(on).await;
    let taxes = "[[service]]\nkey = \"tributi\"\nsite = \"sede\"\nname = \"Tributi\"\nmean_min = 10\n";
    let counter = office().replace("services = [\"cie\"]", "services = [\"cie\", \"tributi\"]");
    let body = house.import(&(counter + taxes)).await;
    let driver = house.driver(body).await;
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": format!("{MONTH}T09:00:00Z"),
        "given_name": "Zenobia", "family_name": "Quattrocchi", "email": "z@example.org", "tax_code": CARD });
    let booked = house.api(&driver, "/api/v1/citta/appointments", &wish).await.json();
    let pass = booked["pass_token"].as_str().unwrap();
    house.clock.set(at("2026-03-11T10:00:00"));
    let kiosk = Kiosk::enrol(&house, body).await;
    let service = async |copy: u8| {
        let done = kiosk.get(&format!("/pass/{pass}?paper={copy}")).await;
        between(&between(&done.text, "data-print=", "</section>"), "<hr>", "</p>").trim().to_owned()
    };
    let act = async |word: &str, wish: serde_json::Value| {
        let done = house.api(&driver, &format!("/api/v1/citta/counters/1/{word}"), &wish).await;
        assert!(done.status.is_success(), "{word}: {} {}", done.status, done.text);
    };
    kiosk.go("/arrive", &[("token", pass)]).await;
    assert!(service(1).await.starts_with("<p>Carta"));
    act("open", json!({})).await;
    act("next", json!({})).await;
    act("send-on", json!({ "service": "tributi" })).await;
    assert_eq!(service(2).await, "<p>Tributi");
    for page in [kiosk.get(&format!("/mine/{pass}")).await, house.get(&format!("/citta/turn/{pass}")).await] {
        assert!(page.text.contains("Tributi") && !page.text.contains("Carta"), "{}", page.text);
    }
}

on_both_engines! {
    a_double_tap_makes_one_pass;
    many_touches_never_share_a_seat;
    late_people_are_told_what_happens;
    a_kiosk_reprint_names_the_service_sent_on_to;
    a_card_learns_code_and_hour_and_nothing_else;
    people_without_a_seat_before_closing_are_told;
    somebody_who_said_his_name_picks_another_day_and_is_never_shown;
}
