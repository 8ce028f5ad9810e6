//! Whoever asks for a second appointment learns nothing of the first; its owner does.

use crate::support::{Answer, On, TestHouse, at, small_office};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

const CODE: &str = "RSSMRA80A01H501U";

struct Town {
    house: TestHouse,
    token: String,
}

impl Town {
    async fn open(on: On) -> Town {
        let house = TestHouse::open(on).await;
        let body = house.import(&small_office("citta", 3, 1)).await;
        let token = house.driver(body).await;
        Town { house, token }
    }

    fn wish(start: &str, more: Value) -> Value {
        let mut wish = json!({
            "service": "cie", "offering": "rilascio",
            "start": at(&format!("2026-03-13T{start}:00")).rfc3339(),
        });
        wish.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        wish
    }

    /// By somebody without any right.
    async fn anyone(&self, start: &str, more: Value) -> Answer {
        let request = Request::post("/api/v1/citta/appointments").header("content-type", "application/json");
        let body = Body::from(Town::wish(start, more).to_string());
        self.house.request(request.body(body).unwrap()).await
    }

    async fn staff(&self, start: &str, more: Value) -> Answer {
        self.house.api(&self.token, "/api/v1/citta/appointments", &Town::wish(start, more)).await
    }

    /// Mails written so far.
    async fn mails(&self) -> Vec<String> {
        while self.house.house.runner.round().await.unwrap() > 0 {}
        let folder = std::fs::read_dir(self.house.folder.0.join("mail"));
        let paths = folder.map(|entries| entries.flatten().map(|entry| entry.path()).collect::<Vec<_>>());
        paths.unwrap_or_default().iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }
}

fn ada() -> Value {
    json!({ "given_name": "Ada", "family_name": "Rossi", "email": "famiglia@example.org" })
}

fn refused(answer: &Answer) -> bool {
    assert!(matches!(answer.status, StatusCode::CREATED | StatusCode::CONFLICT), "{}", answer.text);
    answer.status == StatusCode::CONFLICT
}

async fn families_share_an_address_and_nobody_books_twice(on: On) {
    let town = Town::open(on).await;
    assert!(!refused(&town.anyone("09:00", ada()).await));
    let bruno = json!({ "given_name": "Bruno", "family_name": "Rossi", "email": "famiglia@example.org" });
    assert!(!refused(&town.anyone("09:15", bruno).await), "another name at the same address");
    let again = json!({ "given_name": "ROSSI", "family_name": "adà", "email": "Famiglia@Example.org" });
    assert!(refused(&town.anyone("09:30", again).await), "the same person, otherwise written");
    assert!(!refused(&town.anyone("09:45", json!({ "given_name": "Ada", "family_name": "Rossi" })).await));
}

async fn a_fiscal_code_decides_alone(on: On) {
    let town = Town::open(on).await;
    let with = |name: &str, mail: &str, code: &str| json!({ "given_name": name, "family_name": "Rossi", "email": mail, "tax_code": code });
    assert!(!refused(&town.anyone("09:00", with("Maria", "a@example.org", CODE)).await));
    assert!(refused(&town.anyone("09:15", with("Mario", "b@example.org", &CODE.to_lowercase())).await));
    assert!(!refused(&town.anyone("09:30", with("Maria", "a@example.org", "VRDLGU85C11H501A")).await));
}

async fn the_refusal_names_no_hour_except_to_staff(on: On) {
    let town = Town::open(on).await;
    let booked = town.anyone("09:00", json!({ "tax_code": CODE, "email": "ada@example.org" })).await;
    let start = booked.json()["start"].as_str().unwrap().to_owned();
    let probe = town.anyone("11:00", json!({ "tax_code": CODE, "email": "eva@example.org" })).await;
    assert!(refused(&probe));
    for told in [&start, "09:00", "08:00", "ada@", booked.json()["call_code"].as_str().unwrap()] {
        assert!(!probe.text.contains(told), "{told} in {}", probe.text);
    }
    assert_eq!(probe.json()["type"], "urn:sportello:book-error-already");
    let desk = town.staff("11:00", json!({ "tax_code": CODE })).await;
    assert!(refused(&desk));
    assert_eq!(desk.json()["start"], json!(start));
}

async fn the_owner_is_told_at_most_once_an_hour(on: On) {
    let town = Town::open(on).await;
    let mine = json!({ "tax_code": CODE, "email": "ada@example.org" });
    let theirs = json!({ "tax_code": CODE, "email": "eva@example.org" });
    let booked = town.anyone("09:00", mine).await;
    let pass = booked.json()["pass_url"].as_str().unwrap().to_owned();
    assert_eq!(town.mails().await.len(), 1, "the confirmation");
    let morning = town.house.clock.now();
    for (after_s, expected) in [(0, 2), (1, 2), (3_599, 2), (3_600, 3), (3_700, 3)] {
        town.house.clock.set(morning.plus_s(after_s));
        assert!(refused(&town.anyone("11:00", theirs.clone()).await));
        assert_eq!(town.mails().await.len(), expected, "{after_s} s after the first attempt");
    }
    town.staff("11:00", theirs).await;
    let mails = town.mails().await;
    assert_eq!(mails.len(), 3, "staff have the person before them");
    let plain: Vec<String> = mails.iter().map(|mail| mail.replace("=\r\n", "")).collect();
    let told: Vec<_> = plain.iter().filter(|mail| mail.contains("altro appuntamento")).collect();
    assert_eq!(told.len(), 2, "{plain:?}");
    for mail in told {
        assert!(mail.contains("ada@example.org") && !mail.contains("eva@"), "{mail}");
        assert!(mail.contains(pass.rsplit('/').next().unwrap()), "{mail}");
    }
}

async fn without_an_address_nobody_is_told(on: On) {
    let town = Town::open(on).await;
    assert!(!refused(&town.anyone("09:00", json!({ "tax_code": CODE })).await));
    assert!(refused(&town.anyone("11:00", json!({ "tax_code": CODE, "email": "eva@example.org" })).await));
    assert_eq!(town.mails().await.len(), 0);
}

on_both_engines! {
    families_share_an_address_and_nobody_books_twice;
    a_fiscal_code_decides_alone;
    the_refusal_names_no_hour_except_to_staff;
    the_owner_is_told_at_most_once_an_hour;
    without_an_address_nobody_is_told;
}
