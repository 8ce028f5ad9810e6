//! A day at an office, and the words to use it.

use serde_json::{Value, json};

use super::{On, TestHouse, at};

pub struct Day {
    pub house: TestHouse,
    pub body: i64,
    pub token: String,
}

impl Day {
    /// Eight in the morning, counter 1 is open.
    pub async fn open(on: On, file: &str) -> Day {
        let house = TestHouse::open(on).await;
        let body = house.import(file).await;
        let token = house.driver(body).await;
        let day = Day { house, body, token };
        day.ask("counters/1/open", json!({})).await;
        day
    }

    pub async fn ask(&self, path: &str, wish: Value) -> Value {
        let answer = self.house.api(&self.token, &format!("/api/v1/citta/{path}"), &wish).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text);
        if answer.text.is_empty() { Value::Null } else { answer.json() }
    }

    /// Ada books; the token of her pass.
    pub async fn book(&self, start: &str) -> String {
        let wish = json!({ "service": "cie", "offering": "rilascio", "start": at(start).rfc3339(),
            "given_name": "Ada", "family_name": "Rossi" });
        self.ask("appointments", wish).await["pass_token"].as_str().unwrap().to_owned()
    }

    pub fn time(&self, civil: &str) {
        self.house.clock.set(at(civil));
    }
}
