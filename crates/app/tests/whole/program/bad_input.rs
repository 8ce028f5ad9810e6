//! Whatever is sent, the answer is a clear refusal, nothing panics and nothing is written.

use crate::support::till::Till;
use crate::support::{On, TestHouse, api_request, small_office};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

/// Values that break naive programs.
fn nasty() -> Vec<Value> {
    let mut values = vec![
        json!(null),
        json!(-1),
        json!(i64::MAX),
        json!(1.5),
        json!(true),
        json!([]),
        json!({}),
        json!(""),
        json!(" "),
        json!("\u{0}\u{1}\u{1b}[31m"),
        json!("<script>alert(1)</script>"),
        json!("'; DROP TABLE seat; --"),
        json!("../../etc/passwd"),
        json!("\u{202e}\u{feff}mirror"),
        json!("a\r\nBcc: x@example.org"),
        json!("9999-99-99T99:99:99Z"),
        json!("+275760-09-13T00:00:00Z"),
    ];
    values.push(json!("x".repeat(100_000)));
    values
}

async fn state(house: &TestHouse) -> Vec<i64> {
    house
        .house
        .ctx
        .db
        .read(|tx| {
            let tables = [
                platform::sql!("SELECT COUNT(*) FROM event"),
                platform::sql!("SELECT COUNT(*) FROM seat"),
                platform::sql!("SELECT COUNT(*) FROM appointment"),
                platform::sql!("SELECT COUNT(*) FROM visit"),
                platform::sql!("SELECT COUNT(*) FROM person"),
                platform::sql!("SELECT COUNT(*) FROM job"),
            ];
            tables
                .iter()
                .map(|sql| tx.row(sql, &[])?.unwrap().get(0))
                .collect::<Result<_, platform::StoreError>>()
        })
        .await
        .unwrap()
}

async fn nasty_json_is_refused_and_changes_nothing(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 3, 1)).await;
    let token = house.driver(body).await;
    house.api(&token, "/api/v1/citta/counters/1/open", &json!({})).await;
    let good: [(&str, Value); 6] = [
        (
            "appointments",
            json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" }),
        ),
        ("tickets", json!({ "service": "cie", "slip": 1 })),
        ("check-ins", json!({ "pass_token": "00000000000000000000000000" })),
        ("appointments/cancel", json!({ "pass_token": "00000000000000000000000000" })),
        ("counters/1/send-on", json!({ "service": "cie" })),
        ("counters/1/pick", json!({ "visit": 1, "because": "prova" })),
    ];
    let before = state(&house).await;
    let mut tried = 0;
    for (path, wish) in &good {
        for field in wish.as_object().unwrap().keys() {
            for bad in nasty() {
                // A missing slip is an ordinary ticket, not a bad one.
                if field == "slip" && (bad.is_null() || bad.is_i64()) {
                    continue;
                }
                let mut changed = wish.clone();
                changed[field] = bad;
                let answer = house.api(&token, &format!("/api/v1/citta/{path}"), &changed).await;
                refused(&answer.status, &answer.text, path, field);
                tried += 1;
            }
        }
    }
    for raw in ["", "{", "[]", "null", "\u{0}", "{\"service\":\"cie\",\"service\":\"cie\"", "{\"unknown\":1}"]
    {
        for (path, _) in &good {
            let request = Request::post(format!("/api/v1/citta/{path}"))
                .header("authorization", format!("Bearer {token}"))
                .header("content-type", "application/json")
                .body(Body::from(raw.to_owned()))
                .unwrap();
            let answer = house.request(request).await;
            refused(&answer.status, &answer.text, path, raw);
        }
    }
    assert_eq!(state(&house).await, before, "something was written");
    println!("{tried} bad requests");
}

fn refused(status: &StatusCode, text: &str, path: &str, field: &str) {
    assert!(status.is_client_error(), "{path} {field}: {status} {}", &text[..text.len().min(200)]);
    let problem: Value =
        serde_json::from_str(text).unwrap_or_else(|_| panic!("{path} {field}: no problem document: {text}"));
    assert!(problem["detail"].as_str().is_some_and(|words| words.len() > 10), "{path} {field}: {text}");
    assert!(!text.contains("[failed-"), "a missing text: {text}");
}

/// Other bodies' ids are as unknown as no ids at all.
async fn foreign_passes_are_unknown(on: On) {
    let house = TestHouse::open(on).await;
    let (mine, other) =
        (house.import(&small_office("mia", 3, 1)).await, house.import(&small_office("altra", 3, 1)).await);
    let (token, theirs) = (house.driver(mine).await, house.driver(other).await);
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" });
    let pass = house.api(&theirs, "/api/v1/altra/appointments", &wish).await.json()["pass_token"].clone();
    let unknown = house
        .api(&token, "/api/v1/mia/check-ins", &json!({ "pass_token": "00000000000000000000000000" }))
        .await;
    let foreign = house.api(&token, "/api/v1/mia/check-ins", &json!({ "pass_token": pass })).await;
    assert_eq!((unknown.status, &unknown.text), (foreign.status, &foreign.text));
    let page = house.get(&format!("/mia/a/{}", pass.as_str().unwrap())).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let wrong_body =
        house.request(api_request(&token, "/api/v1/altra/tickets", &json!({ "service": "cie" }))).await;
    assert_eq!(wrong_body.status, StatusCode::NOT_FOUND);
}

/// A form without its token, or from another site, is not carried out.
async fn forms_need_their_token_and_their_site(on: On) {
    let house = TestHouse::open(on).await;
    house.import(&small_office("citta", 3, 1)).await;
    let page = house.get("/citta/sign-in").await;
    let cookies = page.cookies();
    let token = page
        .text
        .split("name=\"form-token\" content=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let send = |site: &'static str, token: String, cookies: String| {
        let request = Request::post("/citta/sign-in")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", site)
            .header("cookie", cookies)
            .body(Body::from(format!("login=x&password=y&form_token={token}")))
            .unwrap();
        house.request(request)
    };
    assert_eq!(
        send("same-origin", token.clone(), cookies.clone()).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(send("cross-site", token.clone(), cookies.clone()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(send("same-site", token.clone(), cookies.clone()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(send("same-origin", String::new(), cookies).await.status, StatusCode::FORBIDDEN);
    assert_eq!(send("same-origin", token, String::new()).await.status, StatusCode::FORBIDDEN);
}

/// Neither engine is asked for a text that the other could not hold.
async fn a_nul_is_refused_wherever_it_stands(on: On) {
    let till = Till::open(on).await;
    let refused = till
        .act(|tx, _, _| {
            let named = platform::sql!("SELECT id FROM body WHERE slug = ?1");
            tx.row(named, platform::values!["val\0dora"]).map(|_| ())
        })
        .await;
    assert_eq!(refused, Err(platform::StoreError::Nul));
    // A word is looked for without what no word has; what is asked for as it stands is refused.
    for (login, rest, status) in [
        ("l.tributi", "payments?q=abc%00d", StatusCode::OK),
        ("l.tributi", "payments?q=1%00", StatusCode::UNPROCESSABLE_ENTITY),
        ("i.revisione", "payments/journal?subject=%00", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        assert_eq!(till.page(login, rest).await.status, status, "{rest}");
    }
}

/// Headers that every answer carries, errors too.
async fn every_answer_is_closed(on: On) {
    let house = TestHouse::open(on).await;
    house.import(&small_office("citta", 3, 1)).await;
    for path in ["/citta/", "/citta/none", "/none", "/api/v1/citta/none", "/status", "/citta/sign-in"] {
        let answer = house.get(path).await;
        let header =
            |name: &str| answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
        assert_eq!(header("cache-control"), "no-store", "{path}");
        assert!(header("content-security-policy").contains("default-src 'none'"), "{path}");
        assert!(!header("content-security-policy").contains("unsafe"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("access-control-allow-origin"), "", "{path}");
    }
}

on_both_engines! {
    nasty_json_is_refused_and_changes_nothing;
    foreign_passes_are_unknown;
    forms_need_their_token_and_their_site;
    a_nul_is_refused_wherever_it_stands;
    every_answer_is_closed;
}
