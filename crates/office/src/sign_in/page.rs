//! The page where staff sign in, and the way out.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use platform::secrets::Token;
use platform::session;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, cookie, html, set_cookie};
use platform::{Lane, Moment};

use super::rule;
use crate::ctx::Ctx;
use crate::doors::{Here, SESSION_COOKIE};

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .get("/{body}/sign-in", Access::Public, show)
        .post("/{body}/sign-in", Access::Public, enter)
        .post("/{body}/sign-out", Access::Public, leave)
}

#[derive(askama::Template)]
#[template(path = "sign_in/sign_in.html")]
struct SignInPage {
    page: Page,
    next: String,
    login: String,
    error: Option<String>,
}

#[derive(serde::Deserialize)]
struct Wish {
    #[serde(default)]
    next: String,
}

#[derive(serde::Deserialize)]
struct Entry {
    login: String,
    password: String,
    #[serde(default)]
    next: String,
}

async fn show(page: Page, Query(wish): Query<Wish>) -> Response {
    let next = local(&page, &wish.next);
    html(&SignInPage { page, next, login: String::new(), error: None })
}

async fn enter(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(entry): Posted<Entry>,
) -> Result<Response, Failed> {
    let next = local(&page, &entry.next);
    let login = entry.login.trim().to_lowercase();
    match rule::enter(&ctx, &office, &login, entry.password, &caller.name, now).await {
        Ok(token) => {
            let cookie = set_cookie(SESSION_COOKIE, &token.text(), Some(session::ABSOLUTE_S));
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&next)).into_response())
        }
        Err(rule::SignInError::Wrong) => {
            let error = Some(page.t("sign-in-wrong"));
            let mut response = html(&SignInPage { page, next, login, error });
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(serde::Deserialize)]
struct Nothing {}

async fn leave(
    State(ctx): State<Ctx>,
    page: Page,
    headers: HeaderMap,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failed> {
    if let Some(token) = cookie(&headers, SESSION_COOKIE).and_then(Token::parse) {
        ctx.db.write(Lane::HOUSE, move |tx| session::close(tx, &token)).await?;
    }
    let gone = set_cookie(SESSION_COOKIE, "", Some(0));
    let clear = header::HeaderName::from_static("clear-site-data");
    let headers = [(header::SET_COOKIE, gone), (clear, axum::http::HeaderValue::from_static("\"storage\""))];
    Ok((headers, Redirect::to(&page.at("sign-in"))).into_response())
}

/// Only addresses of this body, so that a link cannot send somebody who signs in elsewhere.
pub fn local(page: &Page, next: &str) -> String {
    let home = page.at("");
    let fits = next.starts_with(&home) && !next.contains(['\\', '\r', '\n']) && !next.starts_with("//");
    if fits && next != home { next.to_owned() } else { page.at("counter") }
}
