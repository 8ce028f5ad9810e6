use axum::http::StatusCode;
use serde_json::json;

use crate::house::{House, at, open};

const API: &str = "/api/v1/valdora/appointments";

/// Ada on Thursday 12 March at nine; answers the pass's token and booking code.
async fn booked(house: &House) -> (String, String) {
    let wish = json!({
        "service": "carta-identita", "offering": "rilascio", "start": "2026-03-12T08:00:00Z",
        "given_name": "Ada", "family_name": "Rossi", "email": "ada@example.org",
    });
    let made = house.api(API, wish, None).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let made = made.json();
    (made["pass_token"].as_str().unwrap().to_owned(), made["booking_code"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn the_pass_shows_what_is_needed_in_both_languages() {
    let house = open().await;
    let (token, code) = booked(&house).await;
    let pass = house.get(&format!("/valdora/a/{token}")).await;
    assert!(
        pass.has("domani, gio 12 mar, 09:00") && pass.has("lang=\"en\">What you need") && pass.has(&code)
    );
    assert!(
        pass.has("<svg class=\"qr\"") && pass.has("class=\"code\"") && !pass.has("Appuntamento confermato")
    );
    assert!(pass.has("Annulla l&#39;appuntamento del 12") && !pass.has(&format!("turn/{token}")));
    assert!(!pass.text.contains("href=\"http"), "no link leads elsewhere from a page with a secret");
    house.ctx.clock.set(at("2026-03-12T08:50:00"));
    assert!(house.get(&format!("/valdora/a/{token}")).await.has(&format!("href=\"/valdora/turn/{token}\"")));
    house.ctx.clock.set(at("2026-03-13T08:50:00"));
    let over = house.get(&format!("/valdora/a/{token}?new=1")).await;
    assert!(
        over.has("Questo appuntamento è passato")
            && !over.has("/cancel")
            && !over.has("Appuntamento confermato")
    );
}

#[tokio::test]
async fn the_calendar_file_follows_the_appointment() {
    let house = open().await;
    let (token, _) = booked(&house).await;
    let file = house.get(&format!("/valdora/a/{token}/calendar.ics")).await;
    assert!(file.kind.starts_with("text/calendar"));
    assert!(file.has("DTSTART:20260312T080000Z\r\n") && file.has("STATUS:CONFIRMED"));
    house.post(&format!("/valdora/a/{token}/cancel"), &[]).await;
    assert!(house.get(&format!("/valdora/a/{token}/calendar.ics")).await.has("STATUS:CANCELLED"));
}

#[tokio::test]
async fn opening_links_changes_nothing_and_cancelling_is_told_by_mail() {
    let house = open().await;
    let (token, _) = booked(&house).await;
    let ask = house.get(&format!("/valdora/a/{token}/cancel")).await;
    assert!(ask.has("Vuoi annullare l&#39;appuntamento?") && ask.has("Annulla l&#39;appuntamento del 12"));
    assert!(!house.get(&format!("/valdora/a/{token}")).await.has("è annullato"));
    let done = house.post(&format!("/valdora/a/{token}/cancel"), &[]).await;
    assert_eq!((done.status, done.location), (StatusCode::SEE_OTHER, format!("/valdora/a/{token}")));
    assert!(house.get(&format!("/valdora/a/{token}")).await.has("Questo appuntamento è annullato"));
    let mails = house.mails().await;
    // The confirmation was not sent yet: it would not be true any more.
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("Subject: Annullato") && !mails[0].contains("text/calendar"));
    let gone = house.post(&format!("/valdora/a/{token}/move"), &[("slot", "1773302400000")]).await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn moving_there_and_back_and_there_is_three_mails() {
    let house = open().await;
    let (token, _) = booked(&house).await;
    let page = house.get(&format!("/valdora/a/{token}/move?month=2026-04")).await;
    assert!(page.has("value=\"2026-04\" selected") && page.has("Lascialo com&#39;è"));
    let (there, back) =
        (at("2026-03-16T09:00:00").ms().to_string(), at("2026-03-12T09:00:00").ms().to_string());
    for (minute, slot) in [&there, &back, &there].into_iter().enumerate() {
        house.ctx.clock.set(at(&format!("2026-03-11T08:0{minute}:30")));
        let moved = house.post(&format!("/valdora/a/{token}/move"), &[("slot", slot)]).await;
        assert_eq!(moved.location, format!("/valdora/a/{token}?moved=1"), "{}", moved.text);
        house.mails().await;
    }
    let pass = house.get(&format!("/valdora/a/{token}?moved=1")).await;
    assert!(pass.has("Appuntamento spostato") && pass.has("lunedì 16 marzo 2026"));
    // The booking's mail went out with the first round, and told the time that was true by then.
    let mails = house.mails().await;
    assert_eq!(mails.len(), 4);
    let nothing = house.post(&format!("/valdora/a/{token}/move"), &[("slot", "never")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.has("Scegli un orario."));
}

#[tokio::test]
async fn a_code_opens_its_pass_and_guessing_is_slowed() {
    let house = open().await;
    let (token, code) = booked(&house).await;
    let typed = code.to_lowercase().replace('-', " ");
    let found = house.post("/valdora/appointments", &[("code", &typed)]).await;
    assert_eq!(found.location, format!("/valdora/a/{token}"));
    let (wrong, shapeless) = (
        house.post("/valdora/appointments", &[("code", "AAAAA-AAAAA")]).await,
        house.post("/valdora/appointments", &[("code", "ciao")]).await,
    );
    assert_eq!(
        (wrong.status, shapeless.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert_eq!(
        wrong.text.replace("AAAAA-AAAAA", ""),
        shapeless.text.replace("ciao", ""),
        "one answer for all misses"
    );
    let mut last = StatusCode::OK;
    for _ in 0..40 {
        last = house.get("/valdora/a/0123456789ABCDEFGHJKMNPQRS").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        house.get(&format!("/valdora/a/{token}")).await.status,
        StatusCode::OK,
        "owners are not locked out"
    );
}
