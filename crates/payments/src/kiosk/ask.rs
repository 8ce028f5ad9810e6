//! Which notice: passed under the reader, or its number typed.

use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::kiosk::{At, Frame};
use platform::web::{Failed, Page, Posted, html};

use super::{Read, path, read};
use crate::pay_now::told;

/// In the address, after a notice of another body was read.
pub(super) const FOREIGN: &str = "foreign";
/// Characters kept of what was typed wrong.
const TYPED_MAX: usize = 24;

#[derive(askama::Template)]
#[template(path = "kiosk/ask.html")]
struct AskPage {
    page: Page,
    frame: Frame,
    typed: String,
    wrong: Option<String>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    why: String,
}

#[derive(serde::Deserialize)]
pub(super) struct Typed {
    number: String,
}

pub(super) async fn show(at: At, Query(wish): Query<Wish>) -> Response {
    if !super::offered(&at.office) {
        return at.answer(Err(Failed::not_found()));
    }
    let wrong = (wish.why == FOREIGN).then(|| at.page.t("kiosk-pay-foreign"));
    ask(&at, String::new(), wrong)
}

pub(super) async fn enter(at: At, typed: Result<Posted<Typed>, Failed>) -> Response {
    let done = match typed {
        Ok(Posted(typed)) => found(&at, &typed.number).await,
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

async fn found(at: &At, typed: &str) -> Result<Response, Failed> {
    at.look_up()?;
    let nav = match read(&at.office, typed) {
        Some(Read::Notice(nav)) => nav,
        Some(Read::Foreign) => return Ok(wrong(at, typed, at.page.t("kiosk-pay-foreign"))),
        Some(Read::Digits(count)) => {
            return Ok(wrong(at, typed, at.page.t1("kiosk-pay-eighteen", "count", count)));
        }
        None => return Ok(unknown(at, typed)),
    };
    let (body, now, wanted) = (at.body(), at.now, nav.clone());
    match at.ctx.db.read(move |tx| told(tx, body, &wanted, now)).await? {
        Some(_) => Ok(Redirect::to(&at.page.at(&path(at, &nav))).into_response()),
        None => Ok(unknown(at, typed)),
    }
}

/// One answer for a number that nobody has and for one that nobody was told of.
pub(super) fn unknown(at: &At, typed: &str) -> Response {
    wrong(at, typed, at.page.t("kiosk-pay-unknown"))
}

fn wrong(at: &At, typed: &str, sentence: String) -> Response {
    let mut response = ask(at, typed.chars().take(TYPED_MAX).collect(), Some(sentence));
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

fn ask(at: &At, typed: String, wrong: Option<String>) -> Response {
    let page = at.page.clone();
    let frame = at.frame().back(page.at("kiosk/services")).here(page.at("kiosk/pay")).voice("pay");
    html(&AskPage { page, frame, typed, wrong })
}
