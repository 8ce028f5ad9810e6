//! «Non ho la tessera»: phone, then first and last name. Only what is still missing is asked, and what was
//! said is never shown again.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use identity::{PersonName, Phone};
use office::kiosk::{At, Frame};
use office::people::Someone;
use platform::web::{Failed, Page, Posted, html};

use super::meanwhile;
use super::service::Wish;
use super::who::{Errand, enough};

#[derive(askama::Template)]
#[template(path = "kiosk/name.html")]
struct NamePage {
    page: Page,
    frame: Frame,
    action: String,
    title: String,
    fields: Vec<Field>,
    wrong: Option<String>,
}

/// A field of the form.
struct Field {
    name: &'static str,
    label: String,
    keyboard: &'static str,
    first: bool,
    invalid: bool,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Said {
    phone: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
}

pub(super) async fn show(
    at: At,
    Path((_, key)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Response {
    let done = Errand::of(&at, &key, &wish.offering).map(|errand| ask(&at, &errand, &[]));
    at.answer(done)
}

pub(super) async fn enter(
    at: At,
    Path((_, key)): Path<(String, String)>,
    Query(wish): Query<Wish>,
    said: Result<Posted<Said>, Failed>,
) -> Response {
    let done = said.and_then(|Posted(said)| take(&at, &key, &wish.offering, &said));
    at.answer(done)
}

fn take(at: &At, key: &str, offering: &str, said: &Said) -> Result<Response, Failed> {
    let errand = Errand::of(at, key, offering)?;
    let mut someone = so_far(at);
    let wrong = hear(&mut someone, said);
    meanwhile::remember(at.body(), at.caller.id, someone.clone(), at.now, at.ctx.clock.speed());
    if enough(&someone) {
        return Ok(Redirect::to(&errand.to(at, "days", "")).into_response());
    }
    if wrong.is_empty() {
        return Ok(Redirect::to(&errand.to(at, "who", "/name")).into_response());
    }
    let mut response = ask(at, &errand, &wrong);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// Keeps what is right and answers the names of the fields that are not.
fn hear(someone: &mut Someone, said: &Said) -> Vec<&'static str> {
    let mut wrong = Vec::new();
    if let Some(text) = &said.phone {
        match Phone::parse(text) {
            Ok(phone) => someone.phone = Some(phone),
            Err(_) => wrong.push("phone"),
        }
    }
    let mut name = |field: &'static str, text: &Option<String>, place: &mut Option<PersonName>| match text
        .as_deref()
        .map(PersonName::parse)
    {
        Some(Ok(name)) => *place = Some(name),
        Some(Err(_)) => wrong.push(field),
        None => {}
    };
    name("given_name", &said.given_name, &mut someone.given_name);
    name("family_name", &said.family_name, &mut someone.family_name);
    wrong
}

fn so_far(at: &At) -> Someone {
    meanwhile::recall(at.body(), at.caller.id, at.now, at.ctx.clock.speed()).unwrap_or_default()
}

fn ask(at: &At, errand: &Errand, wrong: &[&'static str]) -> Response {
    let (page, someone) = (at.page.clone(), so_far(at));
    let by_phone = someone.phone.is_none();
    let asked: Vec<(&'static str, &str, &'static str)> = if by_phone {
        vec![("phone", "kiosk-phone", "digits")]
    } else {
        let names = [
            ("given_name", "kiosk-given-name", someone.given_name.is_none()),
            ("family_name", "kiosk-family-name", someone.family_name.is_none()),
        ];
        names
            .into_iter()
            .filter(|(.., missing)| *missing)
            .map(|(name, label, _)| (name, label, "text"))
            .collect()
    };
    let fields = asked.into_iter().enumerate().map(|(index, (name, label, keyboard))| Field {
        name,
        label: page.t(label),
        keyboard,
        first: index == 0,
        invalid: wrong.contains(&name),
    });
    let (title, voice) = if by_phone { ("kiosk-phone-title", "phone") } else { ("kiosk-name-title", "name") };
    let sentence = if by_phone { "kiosk-phone-wrong" } else { "kiosk-name-wrong" };
    let address = errand.to(at, "who", "/name");
    html(&NamePage {
        frame: at.frame().back(errand.to(at, "who", "")).here(address.clone()).voice(voice),
        action: address,
        title: page.t(title),
        fields: fields.collect(),
        wrong: (!wrong.is_empty()).then(|| page.t(sentence)),
        page,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(phone: &str, given: &str, family: &str) -> Said {
        let some = |text: &str| Some(text.to_owned());
        Said { phone: some(phone), given_name: some(given), family_name: some(family) }
    }

    #[test]
    fn what_is_right_is_kept_and_only_the_rest_is_asked_again() {
        let mut someone = Someone::default();
        assert_eq!(hear(&mut someone, &said("12", "Ada", "Rossi7")), ["phone", "family_name"]);
        assert!(someone.given_name.is_some() && someone.phone.is_none() && !enough(&someone));
        let rest = Said { given_name: None, ..said("333 1234567", "", "Rossi") };
        assert!(hear(&mut someone, &rest).is_empty());
        assert!(enough(&someone));
    }
}
