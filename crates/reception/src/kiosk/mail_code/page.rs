//! «Non ho il biglietto: mandami un codice», the keys, and the appointments that a right code opens.

use office::kiosk::At;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use platform::Moment;
use platform::store::StoreError;
use platform::web::{Failed, Posted, Sentence};
use tokio::time::{Instant, sleep_until};

use super::digits::Digits;
use super::keys::{Said, keys, press};
use super::rule::{self, Asked, Stand, Tried};
use super::{CODE_LIFE_S, CodeError};
use crate::kiosk::presence::Proof;
use crate::kiosk::scan::{proof, proof_for, proven, unreadable};
use crate::kiosk::signed::Purpose;
use crate::kiosk::{by_card, words};
use crate::line::office_at;

pub async fn ask(at: At, given: Result<Posted<Proof>, Failed>) -> Response {
    let begun = Instant::now();
    let done = send(&at, given).await;
    sleep_until(begun + at.ctx.throttles.guess).await;
    at.answer(done)
}

async fn send(at: &At, given: Result<Posted<Proof>, Failed>) -> Result<Response, Failed> {
    let Posted(given) = given?;
    at.look_up()?;
    let card = proven(at, Purpose::Card, &given.proof).ok_or_else(|| unreadable("kiosk-too-slow"))?;
    let (ctx, body, stand, now) = (at.ctx.clone(), at.body(), stand(at), at.now);
    let asked = at.ctx.db.write(at.lane(), move |tx| {
        let office = office_at(tx, &ctx, body)?;
        rule::ask(tx, &office, &card, &stand, now)
    });
    let (id, note) = match asked.await.map_err(|error| refused(at, error))? {
        Asked::New(id) => (id, ""),
        Asked::JustNow(id) => (id, "?again=1"),
    };
    let slip = proof_for(at, Purpose::Asked, &id.to_be_bytes(), CODE_LIFE_S);
    Ok(Redirect::to(&at.page.at(&format!("kiosk/mail-code/{slip}{note}"))).into_response())
}

#[derive(serde::Deserialize)]
pub struct Look {
    /// The code of less than a minute ago is still good.
    again: Option<String>,
}

pub async fn show(at: At, Path((_, slip)): Path<(String, String)>, Query(look): Query<Look>) -> Response {
    let said = Said { again: look.again.is_some(), ..Said::default() };
    let shown = match of_slip(&at, Purpose::Asked, &slip) {
        Ok(id) => keys(&at, &slip, id, said).await,
        Err(failed) => Err(failed),
    };
    at.answer(shown)
}

#[derive(serde::Deserialize)]
pub struct Typed {
    #[serde(default)]
    pub(super) code: String,
    /// One key, from a browser without scripts.
    #[serde(default)]
    pub(super) key: String,
}

pub async fn enter(
    at: At,
    Path((_, slip)): Path<(String, String)>,
    typed: Result<Posted<Typed>, Failed>,
) -> Response {
    let begun = Instant::now();
    let done = match typed {
        Ok(Posted(typed)) => try_digits(&at, &slip, &typed).await,
        Err(failed) => Err(failed),
    };
    sleep_until(begun + at.ctx.throttles.guess).await;
    at.answer(done)
}

async fn try_digits(at: &At, slip: &str, typed: &Typed) -> Result<Response, Failed> {
    let id = of_slip(at, Purpose::Asked, slip)?;
    if !typed.key.is_empty() {
        return press(at, slip, id, typed).await;
    }
    at.look_up()?;
    let again = async |sentence: String| {
        let said = Said { wrong: Some(sentence), ..Said::default() };
        let mut response = keys(at, slip, id, said).await?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        Ok(response)
    };
    let Some(digits) = Digits::parse(&typed.code) else {
        return again(at.page.t("kiosk-mail-code-six")).await;
    };
    let (ctx, body, stand, now) = (at.ctx.clone(), at.body(), stand(at), at.now);
    let tried = at.ctx.db.write(at.lane(), move |tx| {
        let office = office_at(tx, &ctx, body)?;
        rule::attempt(tx, &ctx.key, &office, id, &digits, &stand, now)
    });
    match tried.await.map_err(|error| refused(at, error))? {
        Tried::Right => {
            let slip = proof(at, Purpose::Opened, &id.to_be_bytes());
            Ok(Redirect::to(&at.page.at(&format!("kiosk/by-code/{slip}"))).into_response())
        }
        Tried::Wrong { left: 0 } => {
            Err(refused(at, CodeError::Locked { until: at.now.plus_s(super::LOCKED_S) }))
        }
        Tried::Wrong { left } => again(at.page.t1("kiosk-mail-code-wrong", "left", left)).await,
    }
}

/// «I miei appuntamenti», as far as they were booked with the mailbox that the code went to.
pub async fn list(at: At, Path((_, slip)): Path<(String, String)>) -> Response {
    let done = match of_slip(&at, Purpose::Opened, &slip) {
        Ok(id) => opened(&at, id).await,
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

async fn opened(at: &At, id: i64) -> Result<Response, Failed> {
    let (office, device, now) = (at.office.clone(), at.caller.id, at.now);
    let found = at.ctx.db.read(move |tx| rule::opened(tx, &office, id, device, now)).await;
    let found = found.map_err(|error: StoreError| Failed::from(error))?;
    Ok(by_card::listed(at, &found.ok_or_else(Failed::not_found)?))
}

fn of_slip(at: &At, purpose: Purpose, slip: &str) -> Result<i64, Failed> {
    let id = proven(at, purpose, slip).and_then(|bytes| Some(i64::from_be_bytes(bytes.try_into().ok()?)));
    id.ok_or_else(|| unreadable("kiosk-too-slow"))
}

fn stand(at: &At) -> Stand {
    Stand { site: at.site.id, device: at.caller.id, actor: at.caller.actor() }
}

fn refused(at: &At, error: CodeError) -> Failed {
    let later = |words: &'static str, then: Moment| {
        let sentence = Sentence::new(words).with("time", words::clock(&at.office, then));
        let wait_s = (then.seconds() - at.now.seconds()).max(1);
        Failed { retry_after_s: Some(wait_s), ..Failed::new(StatusCode::TOO_MANY_REQUESTS, sentence) }
    };
    match error {
        CodeError::Locked { until } => later("kiosk-mail-code-locked", until),
        CodeError::TooOften { again } => later("kiosk-mail-code-often", again),
        CodeError::Over => unreadable("kiosk-mail-code-over"),
        CodeError::Store(error) => error.into(),
    }
}
