use axum::http::StatusCode;

use crate::house::{Answer, House, hidden, open};

const BOOK: &str = "/valdora/book/carta-identita";

/// All answers of Ada but for the step, the button and the start.
fn ada<'a>(key: &'a str, slot: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("request", key),
        ("place", "municipio"),
        ("slot", slot),
        ("offering", "rilascio"),
        ("detail", "Vengo con mio figlio di 4 anni."),
        ("given_name", "Ada"),
        ("family_name", "Rossi"),
        ("email", "ada@example.org"),
        ("tax_code", ""),
        ("phone", ""),
    ]
}

async fn step(house: &House, step: &str, go: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("step", step), ("go", go)];
    all.extend_from_slice(fields);
    house.post(BOOK, &all).await
}

/// The first radio of a page of times.
fn a_slot(page: &Answer) -> String {
    hidden(page, "slot")
}

#[tokio::test]
async fn the_home_and_the_sheet_lead_to_a_booking() {
    let house = open().await;
    let home = house.get("/valdora/").await;
    assert_eq!(home.status, StatusCode::OK);
    assert!(home.has("Di cosa hai bisogno?") && home.has("primo posto<br>oggi 08:30"), "{}", home.text);
    assert!(
        home.has("href=\"/valdora/services/carta-identita\"") && home.has("href=\"/valdora/appointments\"")
    );
    let found = house.get("/valdora/?q=IDENTIT%C3%80").await;
    assert!(found.has("services/carta-identita") && !found.has("services/tributi"));
    let sheet = house.get("/valdora/services/carta-identita").await;
    assert!(
        sheet.has("Cosa serve")
            && sheet.has("Piazza della Libertà 1")
            && sheet.has("href=\"/valdora/book/carta-identita\"")
    );
    assert!(sheet.has("service-booking-access") && sheet.has("entro 10 minuti"));
    assert_eq!(house.get("/valdora/services/niente").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get("/altrove/").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn ada_books_in_five_steps_and_gets_a_mail() {
    let house = open().await;
    let first = house.get(BOOK).await;
    assert_eq!(first.status, StatusCode::OK);
    assert!(
        first.has("1/5")
            && first.has("Scegli l&#39;ufficio a cui vuoi richiedere l&#39;appuntamento")
            && first.has("lun, mar")
    );
    let key = hidden(&first, "request");
    let times = step(&house, "1", "next", &[("request", &key), ("place", "municipio")]).await;
    assert!(
        times.has("2/5") && times.has("Il primo posto") && times.has("oggi, mer 11 mar, 08:30"),
        "{}",
        times.text
    );
    let slot = a_slot(&times);
    let ada = ada(&key, &slot);
    assert!(step(&house, "2", "next", &ada[..3]).await.has("Inserire massimo 200 caratteri"));
    assert!(step(&house, "3", "next", &ada[..5]).await.has("autocomplete=\"family-name\""));
    let summary = step(&house, "4", "next", &ada).await;
    assert!(
        summary.has("Verifica dei dati")
            && summary.has("dalle ore 08:30 alle ore")
            && summary.has("Termini e condizioni")
    );
    let booked = step(&house, "5", "confirm", &ada).await;
    assert_eq!(booked.status, StatusCode::SEE_OTHER, "{}", booked.text);
    let again = step(&house, "5", "confirm", &ada).await;
    assert_eq!(booked.location, again.location, "a double tap is one booking");
    let pass = house.get(&booked.location).await;
    assert!(pass.has("Appuntamento confermato"));
    assert!(
        pass.has("L&#39;appuntamento è fissato per mercoledì 11 marzo 2026 dalle ore 08:30 alle ore"),
        "{}",
        pass.text
    );
    assert!(pass.has("Abbiamo inviato il riepilogo all&#39;email: ad…@example.org"));
    assert!(!pass.has("Ada") && !pass.has("Rossi"), "a pass has no name");
    let mails = house.mails().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("text/calendar") && mails[0].contains("To: ada@example.org"), "{}", mails[0]);
}

#[tokio::test]
async fn the_slot_taken_meanwhile_brings_step_two_back_with_everything_kept() {
    let house = open().await;
    let times = step(&house, "1", "next", &[("place", "municipio")]).await;
    let (slot, key) = (a_slot(&times), hidden(&times, "request"));
    for someone in 0..12 {
        let wish = serde_json::json!({
            "service": "carta-identita", "offering": "rilascio",
            "start": platform::Moment(slot.parse().unwrap()).rfc3339(), "email": format!("p{someone}@example.org"),
        });
        if house.api("/api/v1/valdora/appointments", wish, None).await.status == StatusCode::CONFLICT {
            break;
        }
    }
    let refused = step(&house, "5", "confirm", &ada(&key, &slot)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.has("2/5")
            && refused.has("nel frattempo è stato preso")
            && refused.has("I posti liberi più vicini")
    );
    assert_eq!(hidden(&refused, "family_name"), "Rossi");
    assert_eq!(hidden(&refused, "detail"), "Vengo con mio figlio di 4 anni.");
    let taken = house
        .post(
            BOOK,
            &[&[("step", "2"), ("first", &*hidden(&refused, "first"))], &ada(&key, &slot)[..2]].concat(),
        )
        .await;
    assert!(taken.has("3/5"), "a proposed seat is taken with one button: {}", taken.text);
}

#[tokio::test]
async fn what_is_wrong_is_told_at_the_top_and_at_the_field() {
    let house = open().await;
    let times = step(&house, "1", "next", &[("place", "municipio")]).await;
    assert_eq!(
        step(&house, "2", "next", &[("place", "municipio")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let (slot, key) = (a_slot(&times), hidden(&times, "request"));
    let mut answers = ada(&key, &slot);
    for (field, bad, anchor) in [
        ("email", "ada(at)example.org", "#email"),
        ("given_name", "<script>alert(1)</script>", "#given_name"),
        ("family_name", "Ros\u{0}si", "#family_name"),
        ("tax_code", "RSSMRA85T10A562X", "#tax_code"),
        ("phone", "12", "#phone"),
    ] {
        let at = answers.iter().position(|(name, _)| *name == field).unwrap();
        let good = std::mem::replace(&mut answers[at].1, bad);
        let page = step(&house, "4", "next", &answers).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(
            page.has(&format!("href=\"{anchor}\"")) && page.has("aria-invalid=\"true\"") && page.has("4/5"),
            "{field}"
        );
        assert!(!page.has("<script>alert"));
        // Nobody jumps over a step by naming a later one.
        assert!(step(&house, "5", "confirm", &answers).await.has("4/5"), "{field}");
        answers[at].1 = good;
    }
    let long = "x".repeat(100_000);
    answers[4].1 = &long;
    let page = step(&house, "5", "confirm", &answers).await;
    assert!(page.has("3/5") && page.has("accorcialo fino a 200") && page.text.len() < 40_000);
}

#[tokio::test]
async fn another_language_or_month_keeps_what_was_typed() {
    let house = open().await;
    let times = step(&house, "1", "next", &[("place", "municipio")]).await;
    let (slot, key) = (a_slot(&times), hidden(&times, "request"));
    let mut answers = ada(&key, &slot);
    answers.push(("lang", "de"));
    let there = step(&house, "4", "", &answers).await;
    assert_eq!(
        (there.status, there.location.as_str()),
        (StatusCode::TEMPORARY_REDIRECT, "/valdora/book/carta-identita?lang=de")
    );
    answers.extend([("step", "4")]);
    let german = house.post(&there.location, &answers).await;
    assert!(german.has("Nachname") && german.has("value=\"Rossi\"") && german.status == StatusCode::OK);
    let april =
        step(&house, "2", "month", &[("place", "municipio"), ("month", "2026-04"), ("request", &key)]).await;
    assert!(april.has("aprile 2026\"") || april.has("value=\"2026-04\" selected"));
    assert!(!april.has("value=\"2026-06\""), "sixty days are not June");
}

#[tokio::test]
async fn what_the_web_may_not_book_is_not_there() {
    let house = open().await;
    let inside = house.ctx.offices.known(house.body).unwrap();
    for part in inside.services.iter().filter(|part| !agenda::services::bookable(&part.doc)) {
        assert_eq!(house.get(&format!("/valdora/book/{}", part.doc.key)).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(house.get("/valdora/book/niente").await.status, StatusCode::NOT_FOUND);
}
