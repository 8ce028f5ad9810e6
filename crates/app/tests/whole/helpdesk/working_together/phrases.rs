//! Ready answers: kept by who leads, filled once, never sent unread.

use axum::http::StatusCode;
use helpdesk::open::Asked;
use helpdesk::phrases::{Values, fill, unknown};
use identity::PersonName;
use office::people::Someone;

use super::hands::{open, phrase};
use crate::support::On;
use crate::support::desk::Signed;
use crate::support::forms::{between, to};

#[test]
fn a_phrase_is_filled_once_in_any_language() {
    let values = Values { code: "VAL-1".into(), name: "Zoe {codice}".into(), ..Values::default() };
    assert_eq!(fill("{Nome}: {codice}, {kennung}, {code} {", &values), "Zoe {codice}: VAL-1, VAL-1, VAL-1 {");
    assert_eq!(unknown("Per {nome} il {giorno}"), Some("giorno"));
    assert_eq!(unknown("{codice} {nome} {oggetto} {operatore} { aperta"), None);
}

pub async fn a_phrase_is_put_into_the_answer_and_never_sent_unread(on: On) {
    let desk = open(on).await;
    let requester =
        Someone { given_name: PersonName::parse("Ada").ok(), ..desk.asked("a@posta.example").requester };
    let ticket = desk.ask(Asked { requester, ..desk.asked("a@posta.example") }).await.unwrap();
    let id =
        phrase(&desk, "Presa in carico", "Buongiorno {nome}, la richiesta {codice} è nostra. {operatore}")
            .await;
    let marta = Signed::of(&desk, "m.sala").await;
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains(&format!("<option value=\"{id}\">Presa in carico</option>")), "{page}");
    let (version, chosen) = (ticket.version.to_string(), id.to_string());
    let fields = [
        ("text", "Gentile,"),
        ("version", version.as_str()),
        ("what", "insert"),
        ("phrase", chosen.as_str()),
    ];
    to(&marta.post(&format!("desk/{}/draft", ticket.id), &fields).await);
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    let written = between(&page, "data-suggest-into=\"#say-known\">", "</textarea>");
    assert_eq!(
        written,
        format!("Gentile,\n\nBuongiorno Ada, la richiesta {} è nostra. Marta Sala", ticket.code)
    );
    assert_eq!(desk.events("ticket_message").await, 1, "what the citizen wrote, and nothing else");
}

pub async fn phrases_are_kept_by_who_leads_the_desk(on: On) {
    let desk = open(on).await;
    let id = phrase(&desk, "Saluti", "Cordiali saluti, {operatore}").await;
    let (elena, marta) = (Signed::of(&desk, "e.fontana").await, Signed::of(&desk, "m.sala").await);
    let fields = [("area", "0"), ("lang", "it"), ("title", "Altro"), ("text", "Altro")];
    assert_eq!(marta.post("desk/phrases", &fields).await.status, StatusCode::FORBIDDEN);
    let remove = format!("desk/phrases/{id}/remove");
    assert_eq!(marta.post(&remove, &[]).await.status, StatusCode::FORBIDDEN);
    assert!(marta.get("desk/phrases").await.text.contains("Cordiali saluti"));
    for (name, value, said) in [
        ("text", "Il {giorno}", "«giorno» non esiste"),
        ("title", " ", "Scrivi un titolo"),
        ("area", "77", "non c'è più"),
    ] {
        let mut wrong = fields;
        wrong.iter_mut().find(|(known, _)| *known == name).unwrap().1 = value;
        let refused = elena.post("desk/phrases", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.replace("&#39;", "'").contains(said), "{}", refused.text);
    }
    // Two who change the same one: the second is told.
    let id = id.to_string();
    let change = [&fields[..], &[("id", id.as_str()), ("version", "1")]].concat();
    to(&elena.post("desk/phrases", &change).await);
    assert_eq!(elena.post("desk/phrases", &change).await.status, StatusCode::CONFLICT);
    to(&elena.post(&remove, &[]).await);
    assert_eq!(elena.post(&remove, &[]).await.status, StatusCode::NOT_FOUND);
}
