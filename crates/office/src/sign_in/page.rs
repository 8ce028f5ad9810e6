//! The page where staff sign in, and the way out.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use platform::secrets::Token;
use platform::session;
use platform::web::{Access, Caller, Failed, Page, Pages, Posted, Routes, cookie, html, set_cookie};
use platform::{Lane, Moment};

use super::rule;
use crate::console::menu;
use crate::ctx::Ctx;
use crate::doors::{Here, SESSION_COOKIE};
use crate::parts::{Office, by_id};
use crate::rights;

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

async fn show(State(ctx): State<Ctx>, page: Page, Query(wish): Query<Wish>) -> Response {
    let next = local(&ctx.pages, &page, &wish.next).unwrap_or_default();
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
    let login = entry.login.trim().to_lowercase();
    match rule::enter(&ctx, &office, &login, entry.password, &caller.name, now).await {
        Ok(token) => {
            let cookie = set_cookie(SESSION_COOKIE, &token.text(), Some(session::ABSOLUTE_S));
            let member = office.staff.iter().find(|part| part.doc.login == login).map_or(0, |part| part.id);
            let next = onward(&ctx.pages, &page, &office, member, &entry.next);
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&next)).into_response())
        }
        Err(rule::SignInError::Wrong) => {
            let error = Some(page.t("sign-in-wrong"));
            let next = local(&ctx.pages, &page, &entry.next).unwrap_or_default();
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

/// Where a member of the staff who has proved himself goes on: where he wanted to, else where his work begins.
pub fn onward(pages: &Pages, page: &Page, office: &Office, member: i64, next: &str) -> String {
    let member = by_id(&office.staff, member);
    let rights = member.map(|part| rights::of_member(&part.doc)).unwrap_or_default();
    let wanted = local(pages, page, next).filter(|next| !menu::is_closed(page, &rights, next));
    wanted.unwrap_or_else(|| page.at(menu::first(&rights).unwrap_or_default()))
}

/// Longest address to go on to: more than any page of ours has.
const NEXT_CHARS_MAX: usize = 1_000;

/// Only pages of this body, so that a link cannot send somebody who signs in elsewhere, nor to where a form is sent
/// or back to the door. What a header cannot carry, and what a browser would read as the way out of the body, is none
/// of ours.
pub fn local(pages: &Pages, page: &Page, next: &str) -> Option<String> {
    let home = page.at("");
    let plain = next.len() <= NEXT_CHARS_MAX && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    let path = next.split(['?', '#']).next().unwrap_or("");
    let inside = next.starts_with(&home) && next != home && !path.contains("//");
    (plain && inside && !path.split('/').any(is_dots) && pages.opens(next)).then(|| next.to_owned())
}

/// `.` and `..`, also as browsers still understand them (URL Standard, «single-dot» and «double-dot»).
fn is_dots(segment: &str) -> bool {
    matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use platform::web::{Head, RouteRow};

    use super::*;

    #[test]
    fn nobody_is_sent_out_of_the_body() {
        let head = Arc::new(Head { slug: "citta".into(), ..Head::default() });
        let page = Page { head, ..Page::default() };
        let row = |path| RouteRow { method: "GET", path, access: Access::Right("see") };
        let pages = Pages::of(&[row("/{body}/{page}"), row("/{body}/turn/{token}")]);
        let local = |next| local(&pages, &page, next);
        for ours in
            ["/citta/plan", "/citta/plan?day=2026-03-11&q=a..b", "/citta/turn/a..b", "/citta/a?next=//b"]
        {
            assert_eq!(local(ours).as_deref(), Some(ours));
        }
        let long = format!("/citta/{}", "a".repeat(NEXT_CHARS_MAX));
        for foreign in [
            "",
            "/citta/",
            "/citta",
            "/altra/counter",
            "//evil.example",
            "https://evil.example/citta/",
            "/citta/\\evil.example",
            "/citta/../altra",
            "/citta/..",
            "/citta/.",
            "/citta/%2e%2E/altra",
            "/citta/.%2e/altra",
            "/citta//evil.example",
            "/citta/\nx",
            "/citta/\u{1}",
            "/citta/\u{7f}",
            "/citta/a b",
            "/citta/caffè",
            &long,
        ] {
            assert_eq!(local(foreign), None, "{foreign:?}");
        }
    }
}
