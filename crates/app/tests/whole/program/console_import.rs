//! Re-importing from the console: whom it concerns stands above the button, and a refusal changes nothing.

use crate::support::forms::{form, visitor, visitors_token};
use crate::support::{Answer, On, TestHouse, at, small_office};
use axum::http::StatusCode;
use serde_json::json;

struct Console {
    house: TestHouse,
    token: String,
}

impl Console {
    async fn open(on: On) -> Console {
        let house = TestHouse::open(on).await;
        let body = house.import(&small_office("citta", 1, 1)).await;
        let token = house.token(body, "configure serve reenter").await;
        Console { house, token }
    }

    /// Sends the file as the page's form does.
    async fn send(&self, path: &str, text: &str) -> Answer {
        let mut request = form(&format!("/citta/{path}"), &visitor(""), &visitors_token(), &[("text", text)]);
        let headers = request.headers_mut();
        headers.insert("authorization", format!("Bearer {}", self.token).parse().unwrap());
        headers.insert("accept-language", "it".parse().unwrap());
        self.house.request(request).await
    }
}

async fn the_preview_says_whom_it_concerns_and_does_nothing(on: On) {
    let console = Console::open(on).await;
    let start = at("2026-03-12T10:00:00").rfc3339();
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": start });
    let booked = console.house.api(&console.token, "/api/v1/citta/appointments", &wish).await;
    assert_eq!(booked.status, StatusCode::CREATED, "{}", booked.text);
    let renamed = small_office("citta", 1, 1).replace("key = \"mattina\"", "key = \"tutto\"");
    for _ in 0..2 {
        let seen = console.send("console/import/preview", &renamed).await;
        assert!(seen.text.contains("restano senza posto: 1"), "{}", seen.text);
    }
    let kept = renamed.replace("key = \"tutto\"", "key = \"tutto\"\nwas = \"mattina\"");
    let seen = console.send("console/import/preview", &kept).await;
    assert!(seen.text.contains("mattina → tutto") && !seen.text.contains("senza posto"), "{}", seen.text);
    let done = console.send("console/import", &kept).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let seen = console.send("console/import/preview", &kept).await;
    assert!(seen.text.contains("già così"), "{}", seen.text);
}

async fn a_refusal_is_said_above_the_file(on: On) {
    let console = Console::open(on).await;
    let unknown = small_office("citta", 1, 1).replace("key = \"mattina\"", "key = \"tutto\"\nwas = \"sera\"");
    for path in ["console/import/preview", "console/import"] {
        let answer = console.send(path, &unknown).await;
        assert!(
            answer.text.contains("ma un’agenda così non c’è"),
            "{path}: {} {}",
            answer.status,
            answer.text
        );
        assert!(answer.text.contains("Non abbiamo cambiato nulla"), "{path}: {}", answer.text);
    }
}

on_both_engines! {
    the_preview_says_whom_it_concerns_and_does_nothing;
    a_refusal_is_said_above_the_file;
}
