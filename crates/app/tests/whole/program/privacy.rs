//! Events outlive people: they hold ids and facts, never names, contacts, codes or notes.

use crate::support::{On, TestHouse, small_office};
use serde_json::json;

async fn events_hold_no_personal_data(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 3, 1)).await;
    let token = house.driver(body).await;
    let wish = json!({
        "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z",
        "given_name": "Zenobia", "family_name": "Quattrocchi", "email": "zenobia@example.org",
        "phone": "+39 333 1234567", "tax_code": "RSSMRA80A01H501U",
    });
    let booked = house.api(&token, "/api/v1/citta/appointments", &wish).await;
    assert_eq!(booked.status, 201, "{}", booked.text);
    let pass = booked.json()["pass_token"].clone();
    house.clock.set(crate::support::at("2026-03-12T09:50:00"));
    let arrived = house.api(&token, "/api/v1/citta/check-ins", &json!({ "pass_token": pass })).await;
    assert_eq!(arrived.status, 200, "{}", arrived.text);
    house.api(&token, "/api/v1/citta/counters/1/open", &json!({})).await;
    house.api(&token, "/api/v1/citta/counters/1/next", &json!({})).await;
    house.api(&token, "/api/v1/citta/counters/1/finish", &json!({})).await;

    let (events, jobs) = house
        .house
        .ctx
        .db
        .read(|tx| {
            let events = tx.rows(
                platform::sql!("SELECT kind || ' ' || actor || ' ' || facts FROM event ORDER BY id"),
                &[],
            )?;
            let jobs = tx.rows(platform::sql!("SELECT work FROM job"), &[])?;
            let texts = |rows: Vec<platform::store::Row>| {
                rows.iter().map(|r| r.get::<String>(0)).collect::<Result<Vec<_>, _>>()
            };
            Ok::<_, platform::StoreError>((texts(events)?, texts(jobs)?))
        })
        .await
        .unwrap();
    let kinds: Vec<&str> = events.iter().filter_map(|event| event.split(' ').next()).collect();
    for expected in ["booked", "arrived", "called", "served"] {
        assert!(kinds.contains(&expected), "{expected} is missing in {kinds:?}");
    }
    assert_eq!(jobs.len(), 1, "one mail is asked for");
    let all = (events.join("\n") + &jobs.join("\n")).to_lowercase();
    for secret in ["zenobia", "quattrocchi", "example.org", "1234567", "rssmra", pass.as_str().unwrap()] {
        assert!(!all.contains(&secret.to_lowercase()), "{secret} in {all}");
    }
}

/// A confirmation goes out once, whatever happens, and carries its calendar file.
async fn the_confirmation_is_mailed_once(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 3, 1)).await;
    let token = house.driver(body).await;
    let wish = json!({
        "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z",
        "given_name": "Ada", "family_name": "Rossi", "email": "ada@example.org",
    });
    assert_eq!(house.api(&token, "/api/v1/citta/appointments", &wish).await.status, 201);
    let runner = &house.house.runner;
    assert_eq!(runner.round().await.unwrap(), 1);
    assert_eq!(runner.round().await.unwrap(), 0);
    let mails: Vec<_> = std::fs::read_dir(house.folder.0.join("mail")).unwrap().flatten().collect();
    assert_eq!(mails.len(), 1);
    let text = std::fs::read_to_string(mails[0].path()).unwrap();
    assert!(text.contains("To: ") && text.contains("ada@example.org"), "{text}");
    assert!(text.to_lowercase().contains("text/calendar"), "{text}");
}

on_both_engines! {
    events_hold_no_personal_data;
    the_confirmation_is_mailed_once;
}
