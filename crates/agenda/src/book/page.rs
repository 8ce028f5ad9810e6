//! The five official steps and the booking itself (italian-conventions 3.2).

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use office::docs::ServiceDoc;
use office::people;
use office::{Ctx, Here, Office, Part};
use platform::i18n::Lang;
use platform::idempotency::Key;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Sentence, html};
use platform::{Lane, Moment};

use super::draft::{Draft, FIRST_STEP, SUMMARY};
use super::steps::{TIME, Turn, turn};
use super::view::{Shown, Trouble};
use super::{BookError, Request, book, tell_owner};
use crate::appointment::{Channel, PassSecrets};

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/book/{service}", Access::Public, begin).post(
        "/{body}/book/{service}",
        Access::Public,
        go_on,
    )
}

#[derive(serde::Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Preset {
    offering: String,
}

async fn begin(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, key)): Path<(String, String)>,
    Query(preset): Query<Preset>,
    page: Page,
    now: Moment,
) -> Result<Response, Failed> {
    let service = bookable(&office, &key)?;
    let draft = Draft { offering: preset.offering, ..Draft::begun(&service.doc.site) }.tidied();
    show(&ctx, office, page, Shown::at(FIRST_STEP, &service, draft), now).await
}

/// A service that the web may book; any other is as if it were not there.
fn bookable(office: &Office, key: &str) -> Result<Part<ServiceDoc>, Failed> {
    let service = office.service_by_key(key).filter(|part| crate::services::bookable(&part.doc));
    service.cloned().ok_or_else(Failed::not_found)
}

async fn go_on(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, key)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(draft): Posted<Draft>,
) -> Result<Response, Failed> {
    let service = bookable(&office, &key)?;
    if let Some(lang) = other_language(&page, &draft) {
        // 307: the browser sends the same answers again, now in the other language.
        return Ok(Redirect::temporary(&format!("{}?lang={}", page.at(&format!("book/{key}")), lang.code()))
            .into_response());
    }
    let mut draft = draft.tidied();
    match turn(&mut draft, &service.doc) {
        Turn::Show { step, errors } => {
            let shown = Shown { errors, ..Shown::at(step, &service, draft) };
            show(&ctx, office, page, shown, now).await
        }
        Turn::Confirm => confirm(&ctx, office, page, caller, service, draft, now).await,
    }
}

fn other_language(page: &Page, draft: &Draft) -> Option<Lang> {
    let wanted = Lang::parse(&draft.lang)?;
    (wanted != page.lang() && page.head.languages.contains(&wanted)).then_some(wanted)
}

async fn confirm(
    ctx: &Ctx,
    office: Arc<Office>,
    page: Page,
    caller: Caller,
    service: Part<ServiceDoc>,
    draft: Draft,
    now: Moment,
) -> Result<Response, Failed> {
    // Every answer was looked at before this step; one that fails now was tampered with.
    let (Some(start), Some(offering), Ok(detail), Ok(someone)) =
        (draft.start(), draft.offering(&service.doc), draft.details(), draft.person())
    else {
        return Err(Failed::not_found());
    };
    if let Err(seconds) = ctx.throttles.bookings.attempt(&caller.name, now) {
        let mut trouble = Trouble::new(Failed::too_many(seconds).sentence, StatusCode::TOO_MANY_REQUESTS);
        trouble.retry_after_s = Some(seconds);
        let shown = Shown { trouble: Some(trouble), ..Shown::at(SUMMARY, &service, draft) };
        return show(ctx, office, page, shown, now).await;
    }
    let asked = format!("{} {} {} {detail} {:?}", service.id, offering.key, start.ms(), draft.carried(0));
    let request = Request {
        body: office.id,
        service: service.id,
        offering: offering.key.clone(),
        start,
        indexes: people::indexes(&ctx.key, office.id, &someone),
        someone,
        detail,
        channel: Channel::Web,
        lang: page.lang(),
        // The key is random and secret; the caller's address may change between two taps on a phone.
        key: Some(Key::new(office.id, "page", "book", &draft.request, &asked)),
        actor: caller.actor(),
    };
    let inner = ctx.clone();
    let booked = ctx.db.write(Lane::of(office.id, 0), move |tx| book(tx, &inner, &request, now)).await;
    match booked {
        Ok(booked) => {
            let token = PassSecrets::of(&ctx.key, office.id, booked.id).token;
            Ok(Redirect::to(&page.at(&format!("a/{token}?new=1"))).into_response())
        }
        Err(error) => {
            tell_owner(ctx, office.id, &error, now).await;
            show(ctx, office, page, refused(error, &service, draft)?, now).await
        }
    }
}

/// Which step mends a refusal; nothing typed is lost.
fn refused(error: BookError, service: &Part<ServiceDoc>, mut draft: Draft) -> Result<Shown, Failed> {
    let sentence = error.sentence();
    let (step, status, mine) = match error {
        BookError::NotBookable | BookError::Arrived => return Err(error.into()),
        BookError::Full { .. } | BookError::NoSuchSlot => (TIME, StatusCode::CONFLICT, false),
        BookError::TooLate { .. } | BookError::TooFar { .. } => {
            (TIME, StatusCode::UNPROCESSABLE_ENTITY, false)
        }
        BookError::AlreadyBooked { .. } => (SUMMARY, StatusCode::CONFLICT, true),
        BookError::KeyReused => {
            // This page has booked already: only a deliberate second tap books another.
            draft.request = String::new();
            draft = draft.tidied();
            (SUMMARY, StatusCode::UNPROCESSABLE_ENTITY, true)
        }
        // The same key stays: if it was done, doing it again answers the same.
        BookError::Store(error) => (SUMMARY, Failed::from(error).status, false),
    };
    let trouble = Trouble { mine, ..Trouble::new(sentence, status) };
    Ok(Shown { trouble: Some(trouble), ..Shown::at(step, service, draft) })
}

async fn show(
    ctx: &Ctx,
    office: Arc<Office>,
    page: Page,
    shown: Shown,
    now: Moment,
) -> Result<Response, Failed> {
    let wizard = ctx.db.read(move |tx| shown.wizard(tx, &office, page.clone(), now)).await?;
    let mut response = html(&wizard);
    if let Some(trouble) = &wizard.trouble {
        *response.status_mut() = trouble.status;
        if let Some(seconds) = trouble.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
    } else if !wizard.errors.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// Why a step that was reached lawfully goes back to the choice of a time.
pub(super) fn unfit(too_short: bool) -> Trouble {
    let key = if too_short { "book-error-unfit" } else { "book-error-full" };
    Trouble::new(Sentence::new(key), StatusCode::CONFLICT)
}
