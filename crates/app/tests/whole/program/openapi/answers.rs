//! Real answers are as described.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use super::description::{document, resolve};
use super::fitting::misfits;
use crate::support::{Answer, On, TestHouse, at, small_office};

/// Compares an answer with its description: headers, kind of content, every property.
fn compare(doc: &Value, method: &str, path: &str, answer: &Answer) {
    let place = format!("{method} {path} {}", answer.status.as_u16());
    let responses = &doc["paths"][path][method]["responses"];
    let response =
        responses.get(answer.status.as_str()).unwrap_or_else(|| panic!("{place} is not described"));
    let response = resolve(doc, response);
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let sent = answer.headers.contains_key(name.as_str());
        assert!(sent || resolve(doc, header)["required"] != true, "{place} lacks {name}");
    }
    let Some(content) = response["content"].as_object() else {
        return assert_eq!(answer.text, "", "{place} has no content");
    };
    let kind = answer.headers["content-type"].to_str().unwrap();
    let media = content.get(kind).unwrap_or_else(|| panic!("{place} is {kind}"));
    let found = misfits(doc, &media["schema"], &answer.json(), &place);
    assert!(found.is_empty(), "{found:#?}\n{}", answer.text);
}

/// Calls the API by its described paths and holds every answer to its description.
struct Reader {
    house: TestHouse,
    doc: Value,
    token: String,
}

impl Reader {
    /// `filled` goes into the path after the body, in order.
    fn address(path: &str, filled: &[&str]) -> String {
        let mut address = if path == "/status" { path.to_owned() } else { format!("/api/v1{path}") };
        for value in ["citta"].iter().chain(filled) {
            if let (Some(from), Some(to)) = (address.find('{'), address.find('}')) {
                address.replace_range(from..=to, value);
            }
        }
        address
    }

    async fn post(&self, path: &str, filled: &[&str], wish: &Value, expected: u16) -> Answer {
        let answer = self.house.api(&self.token, &Reader::address(path, filled), wish).await;
        assert_eq!(answer.status.as_u16(), expected, "{path}: {}", answer.text);
        compare(&self.doc, "post", path, &answer);
        answer
    }

    async fn get(&self, path: &str, filled: &[&str], query: &str, expected: u16) -> Answer {
        let request = Request::get(format!("{}{query}", Reader::address(path, filled)))
            .header("authorization", format!("Bearer {}", self.token));
        let answer = self.house.request(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status.as_u16(), expected, "{path}: {}", answer.text);
        compare(&self.doc, "get", path, &answer);
        answer
    }
}

async fn open(on: On) -> Reader {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 1, 2)).await;
    let token = house.driver(body).await;
    Reader { house, doc: document(), token }
}

pub async fn bookings_are_as_described(on: On) {
    let api = open(on).await;
    let services = api.get("/{body}/services", &[], "", 200).await.json();
    assert_eq!(services["items"].as_array().unwrap().len(), 1);
    let slots = "/{body}/services/{key}/slots";
    let free = api.get(slots, &["cie"], "?from=2026-03-12&to=2026-03-12", 200).await.json();
    assert_eq!(free["items"].as_array().unwrap().len(), 1);
    api.get(slots, &["none"], "", 404).await;
    api.get(slots, &["cie"], "?from=ieri", 422).await;

    let book = "/{body}/appointments";
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" });
    let pass = api.post(book, &[], &wish, 201).await.json()["pass_token"].clone();
    let full = api.post(book, &[], &wish, 409).await.json();
    assert!(full["alternatives"].as_array().is_some_and(|starts| !starts.is_empty()), "{full}");
    api.post(
        book,
        &[],
        &json!({ "service": "none", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" }),
        404,
    )
    .await;
    let unread =
        json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z", "email": "ada" });
    assert_eq!(api.post(book, &[], &unread, 422).await.json()["field"], "email");
    api.post(book, &[], &json!({ "nothing": 1 }), 422).await;

    api.post("/{body}/appointments/show", &[], &json!({ "pass_token": pass }), 200).await;
    let later = json!({ "pass_token": pass, "start": "2026-03-13T09:00:00Z" });
    api.post("/{body}/appointments/move", &[], &later, 200).await;
    let gone = api.post("/{body}/appointments/cancel", &[], &json!({ "pass_token": pass }), 200).await.json();
    assert_eq!(gone["status"], "cancelled");
    api.post("/{body}/appointments/move", &[], &later, 409).await;
    api.post("/{body}/appointments/show", &[], &json!({ "pass_token": "0".repeat(26) }), 404).await;
}

pub async fn a_counter_s_day_is_as_described(on: On) {
    let api = open(on).await;
    let (tickets, counters) = ("/{body}/tickets", "/{body}/counters");
    let (open, act) = ("/{body}/counters/{counter}/open", "/{body}/counters/{counter}/{action}");
    let none = json!({});
    let ticket = api.post(tickets, &[], &json!({ "service": "cie" }), 201).await.json();
    assert!(ticket["pass_token"].is_string());
    api.post(tickets, &[], &json!({ "service": "none" }), 404).await;
    let pass = json!({ "pass_token": ticket["pass_token"] });
    assert!(api.post("/{body}/check-ins", &[], &pass, 200).await.json()["kind"].is_null());

    assert!(api.post(open, &["1"], &none, 200).await.json()["called"].is_null());
    api.post(open, &["none"], &none, 404).await;
    api.get(counters, &[], "", 200).await;
    api.post(act, &["1", "finish"], &none, 409).await;
    let called = api.post(act, &["1", "next"], &none, 200).await.json();
    assert_eq!(called["called"]["visit"], ticket["visit"]);
    let serving = api.get(counters, &[], "", 200).await.json();
    assert_eq!(serving["items"][0]["state"], "serving");
    api.post(act, &["1", "recall"], &none, 200).await;
    api.post(act, &["1", "no-show"], &none, 200).await;
    let visit = ticket["visit"].to_string();
    assert_eq!(
        api.post("/{body}/visits/{visit}/return", &[&visit], &none, 200).await.json()["kind"],
        "return"
    );
    api.post("/{body}/visits/{visit}/leave", &[&visit], &none, 204).await;
    api.post("/{body}/visits/{visit}/leave", &["1"], &none, 404).await;

    api.get("/{body}/statistics", &[], "", 200).await;
    api.get("/{body}/statistics", &[], "?from=ieri", 422).await;
    api.house.clock.set(at("2026-03-11T18:30:00"));
    let closed = api.post(tickets, &[], &json!({ "service": "cie" }), 409).await.json();
    assert!(closed["first_seat"].is_string(), "{closed}");
}

pub async fn doors_and_the_house_are_as_described(on: On) {
    let mut api = open(on).await;
    api.get("/clock", &[], "", 200).await;
    api.get("/status", &[], "", 200).await;
    api.post("/scratch-offices", &[], &json!({ "file": "" }), 403).await;
    api.token = api.house.token(0, "scratch").await;
    let file = small_office("scratch-a", 1, 1);
    api.post("/scratch-offices", &[], &json!({ "file": file }), 201).await;
    api.post("/scratch-offices", &[], &json!({ "file": file }), 409).await;
    api.post("/scratch-offices", &[], &json!({ "file": "[body]" }), 422).await;

    api.token = "nobody".into();
    api.post("/{body}/tickets", &[], &json!({ "service": "cie" }), 401).await;
    let plain = Request::post("/api/v1/citta/appointments").body(Body::from("{}")).unwrap();
    compare(&api.doc, "post", "/{body}/appointments", &api.house.request(plain).await);
    // Everybody behind one address has booked as often as it may.
    let now = api.house.clock.now();
    while api.house.house.ctx.throttles.bookings.attempt("local", now).is_ok() {}
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" });
    api.post("/{body}/appointments", &[], &wish, 429).await;
}
