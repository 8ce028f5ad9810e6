//! What people, and others, put into the form.

use super::draft::{DETAIL_MAX, Draft, SUMMARY};
use super::steps::{PERSON, Turn, turn};
use office::docs::ServiceDoc;

fn service() -> ServiceDoc {
    serde_json::from_value(serde_json::json!({
        "key": "cie", "site": "municipio", "name": "CIE", "mean_min": 10,
        "offering": [{ "key": "new", "name": "Rilascio", "minutes": 15 }, { "key": "lost", "name": "Smarrimento", "minutes": 30 }]
    }))
    .unwrap()
}

fn ada() -> Draft {
    Draft {
        step: "5".into(),
        go: "confirm".into(),
        place: "municipio".into(),
        slot: "1773302400000".into(),
        offering: "new".into(),
        detail: "Vengo con mio figlio.\r\nHa 4 anni.".into(),
        given_name: " Ada ".into(),
        family_name: "D'Amico".into(),
        email: "Ada@Example.ORG".into(),
        ..Draft::default()
    }
    .tidied()
}

#[test]
fn complete_answers_are_confirmed() {
    let draft = ada();
    let someone = draft.person().unwrap();
    assert_eq!(someone.given_name.unwrap().as_str(), "Ada");
    assert_eq!(someone.email.unwrap().as_str(), "Ada@example.org");
    assert!(someone.phone.is_none() && someone.fiscal_code.is_none());
    assert_eq!(draft.details().unwrap(), "Vengo con mio figlio.\nHa 4 anni.");
    assert!(matches!(turn(&mut ada(), &service()), Turn::Confirm));
}

#[test]
fn nasty_texts_are_refused_with_a_sentence_and_never_grow() {
    for nasty in [
        "",
        "\u{0}",
        "<b>x</b>",
        "Ada\u{202e}issoR",
        "Ada\nBcc: x@y.it",
        "{{7*7}}",
        "🙂",
        &"x".repeat(200_000),
    ] {
        let draft = Draft { given_name: nasty.into(), ..ada() }.tidied();
        let errors = draft.person().unwrap_err();
        assert_eq!((errors.len(), errors[0].field), (1, "given_name"), "{nasty:.20}");
        assert!(draft.given_name.chars().count() <= 300);
    }
    for nasty in [
        "ada@example.org\r\nBcc: eve@example.org",
        "ada@@example.org",
        "a@b",
        "\"x\"@example.org",
        "<a@example.org>",
    ] {
        let draft = Draft { email: nasty.into(), ..ada() }.tidied();
        assert_eq!(draft.person().unwrap_err()[0].field, "email", "{nasty}");
    }
}

#[test]
fn details_take_any_script_but_nothing_that_turns_or_hides() {
    let said = |text: &str| Draft { detail: text.into(), ..ada() }.tidied().details();
    assert_eq!(said("  مرحبا  ").unwrap(), "مرحبا");
    assert_eq!(said("<script>").unwrap(), "<script>", "the page escapes it");
    assert_eq!(said("abc\u{202e}def\u{2066}").unwrap(), "abcdef");
    assert_eq!(said(&"è".repeat(DETAIL_MAX)).unwrap().chars().count(), DETAIL_MAX);
    assert_eq!(said(&"è".repeat(DETAIL_MAX + 1)).unwrap_err().key, "book-wrong-detail-long");
    assert_eq!(said("bell\u{7}").unwrap_err().key, "book-wrong-detail-control");
    assert_eq!(said("\u{202e} \n").unwrap_err().key, "book-wrong-detail-empty");
}

#[test]
fn nobody_gets_past_a_faulty_step() {
    let service = service();
    let at = |draft: Draft| match turn(&mut draft.tidied(), &service) {
        Turn::Show { step, .. } => step,
        Turn::Confirm => 0,
    };
    assert_eq!(at(Draft { place: "altrove".into(), ..ada() }), 1);
    for slot in ["", "x", "-1", "99999999999999999999", "1e3"] {
        assert_eq!(at(Draft { slot: slot.into(), ..ada() }), 2, "{slot}");
    }
    assert_eq!(at(Draft { offering: "x".into(), ..ada() }), 3);
    assert_eq!(at(Draft { email: String::new(), ..ada() }), PERSON);
    assert_eq!(
        at(Draft { step: "4".into(), go: "confirm".into(), ..ada() }),
        SUMMARY,
        "confirmed only where it is summed up"
    );
    assert_eq!(at(Draft { step: "99".into(), go: "back".into(), ..ada() }), 4);
    assert_eq!(at(Draft { step: "0".into(), go: "back".into(), ..ada() }), 1);
}

#[test]
fn mending_one_answer_returns_to_the_summary() {
    let mut draft = Draft { go: "edit-time".into(), ..ada() };
    assert!(matches!(turn(&mut draft, &service()), Turn::Show { step: 2, .. }));
    let mut mended = Draft { step: "2".into(), go: "next".into(), ..draft };
    assert!(matches!(turn(&mut mended, &service()), Turn::Show { step: SUMMARY, .. }));
}

#[test]
fn a_foreign_request_key_is_replaced_and_our_own_kept() {
    let ours = Draft::begun("municipio").request;
    assert_eq!(Draft { request: ours.clone(), ..ada() }.tidied().request, ours);
    let replaced = Draft { request: "1".into(), ..ada() }.tidied().request;
    assert_eq!(replaced.len(), 32);
}
