//! Booking for programs: the portal of a Comune, an assistant, a replayed day.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use identity::{Email, FiscalCode, PersonName, Phone};
use office::people::{self, Someone};
use office::{Ctx, Here, rights};
use platform::idempotency::{KEY_MAX, Key};
use platform::web::{Access, Caller, Failed, Json, Page, Routes, Sentence};
use platform::{Lane, Moment};
use serde_json::json;

use super::draft::Draft;
use super::{BookError, Request, book, tell_owner, wrong};
use crate::appointment::{Channel, PassSecrets};
use crate::pass;

pub fn routes() -> Routes<Ctx> {
    Routes::new().post("/api/v1/{body}/appointments", Access::Public, create)
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    service: String,
    offering: String,
    /// RFC 3339.
    start: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    given_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    family_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tax_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// Only for callers that re-enter what happened elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    channel: Option<Channel>,
}

async fn create(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    headers: HeaderMap,
    Json(wish): Json<Wish>,
) -> Result<Response, Failed> {
    // A token of another body is nobody here.
    let trusted = caller.body == office.id && caller.may(rights::REENTER);
    if !trusted {
        ctx.throttles.bookings.attempt(&caller.name, now).map_err(Failed::too_many)?;
    }
    let service = office.service_by_key(&wish.service);
    // What is not bookable from outside is not bookable by programs from outside either.
    let service = service.filter(|part| trusted || part.doc.portal).ok_or_else(Failed::not_found)?;
    let start = pass::api::start(&wish.start)?;
    let someone = someone(&wish)?;
    let detail = detail(wish.detail.as_deref())?;
    let asked = serde_json::to_string(&wish).unwrap_or_default();
    let request = Request {
        body: office.id,
        service: service.id,
        offering: wish.offering.clone(),
        start,
        indexes: people::indexes(&ctx.key, office.id, &someone),
        someone,
        detail,
        channel: wish.channel.filter(|_| trusted).unwrap_or(Channel::Api),
        lang: page.lang(),
        key: key(&headers)?.map(|key| Key::new(office.id, &caller.name, "api-book", key, &asked)),
        actor: caller.actor(),
    };
    let inner = ctx.clone();
    let booked = ctx.db.write(Lane::of(office.id, 0), move |tx| book(tx, &inner, &request, now)).await;
    let booked = match booked {
        Ok(booked) => booked,
        Err(error) if trusted => return Err(for_staff(error)),
        Err(error) => {
            tell_owner(&ctx, office.id, &error, now).await;
            return Err(error.into());
        }
    };
    let secrets = PassSecrets::of(&ctx.key, office.id, booked.id);
    let answer = json!({
        "call_code": booked.call_code,
        "start": booked.start.rfc3339(),
        "length_s": booked.length_s,
        "pass_token": secrets.token,
        "booking_code": secrets.code.to_string(),
        "pass_url": pass::link(&ctx.public_address, &office.body.key, &secrets.token),
    });
    Ok((StatusCode::CREATED, axum::Json(answer)).into_response())
}

/// Whoever re-enters for staff has the person in front of him, and is told when the other appointment is.
fn for_staff(error: BookError) -> Failed {
    let BookError::AlreadyBooked { start, .. } = error else { return error.into() };
    Failed { more: json!({ "start": start.rfc3339() }), ..error.into() }
}

fn key(headers: &HeaderMap) -> Result<Option<&str>, Failed> {
    let Some(given) = headers.get("idempotency-key") else { return Ok(None) };
    let wrong = || Failed::bad(Sentence::new("book-api-key").with("most", KEY_MAX));
    let key = given.to_str().map_err(|_| wrong())?.trim();
    if key.is_empty() || key.len() > KEY_MAX { Err(wrong()) } else { Ok(Some(key)) }
}

fn someone(wish: &Wish) -> Result<Someone, Failed> {
    let name = |text: &Option<String>, field, empty| {
        parsed(text, field, PersonName::parse, |error| wrong::name(error, empty))
    };
    Ok(Someone {
        given_name: name(&wish.given_name, "given_name", "book-wrong-given-name-empty")?,
        family_name: name(&wish.family_name, "family_name", "book-wrong-family-name-empty")?,
        email: parsed(&wish.email, "email", Email::parse, wrong::email)?,
        phone: parsed(&wish.phone, "phone", Phone::parse, wrong::phone)?,
        fiscal_code: parsed(&wish.tax_code, "tax_code", FiscalCode::parse, |error| wrong::tax_code(&error))?,
    })
}

/// The problem document names the field.
fn parsed<T, E>(
    text: &Option<String>,
    field: &'static str,
    parse: impl Fn(&str) -> Result<T, E>,
    say: impl Fn(E) -> Sentence,
) -> Result<Option<T>, Failed> {
    let Some(text) = text.as_deref().filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    parse(text)
        .map(Some)
        .map_err(|error| Failed { more: json!({ "field": field }), ..Failed::bad(say(error)) })
}

/// The same rules as in the form, but nobody must say anything.
fn detail(text: Option<&str>) -> Result<String, Failed> {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(String::new()) };
    let draft = Draft { detail: text.to_owned(), ..Draft::default() }.tidied();
    draft.details().map_err(|sentence| Failed { more: json!({ "field": "detail" }), ..Failed::bad(sentence) })
}
