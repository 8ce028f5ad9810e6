//! Asking the password again, and back to where one was.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use office::doors::SESSION_COOKIE;
use office::sign_in::{SignInError, local, onward};
use office::{Ctx, Here, Office, lock};
use platform::secrets::Token;
use platform::web::{Access, Caller, Failed, Locked, Page, Pages, Posted, Routes, cookie, html, nothing};

use super::view::{self, Doing};

pub fn routes() -> Routes<Ctx> {
    // Public as the page of signing in is: a locked sign-in is nobody's.
    Routes::new()
        .get("/{body}/locked", Access::Public, show)
        .get("/{body}/locked/live", Access::Public, live)
        .post("/{body}/locked", Access::Public, unlock)
}

#[derive(askama::Template)]
#[template(path = "locked/page.html")]
struct LockedPage {
    page: Page,
    who: String,
    next: String,
    view: Doing,
    error: Option<String>,
}

#[derive(serde::Deserialize)]
struct Wish {
    #[serde(default)]
    next: String,
}

#[derive(serde::Deserialize)]
struct Entry {
    password: String,
    #[serde(default)]
    next: String,
}

/// Whoever is not locked goes on; scripts that only ask are told so.
fn elsewhere(pages: &Pages, office: &Office, page: &Page, caller: &Caller, next: &str) -> Response {
    let to = match (caller.kind, local(pages, page, next)) {
        ("staff", _) if page.fragment => return nothing(),
        ("staff", _) => onward(pages, page, office, caller.id, next),
        (_, Some(next)) => page.at_before("sign-in", &next),
        (_, None) => page.at("sign-in"),
    };
    Redirect::to(&to).into_response()
}

/// The lock of this very body, if there is one.
fn here(locked: Result<Locked, Failed>, body: i64) -> Option<Locked> {
    locked.ok().filter(|locked| locked.caller.body == body)
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    locked: Result<Locked, Failed>,
    Query(wish): Query<Wish>,
) -> Result<Response, Failed> {
    let Some(locked) = here(locked, office.id) else {
        return Ok(elsewhere(&ctx.pages, &office, &page, &caller, &wish.next));
    };
    let view = view::read(&ctx, office.id, &locked, page.lang()).await?;
    let next = local(&ctx.pages, &page, &wish.next).unwrap_or_default();
    Ok(html(&LockedPage { page, who: locked.who, next, view, error: None }))
}

async fn live(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    locked: Result<Locked, Failed>,
) -> Result<Response, Failed> {
    let locked = here(locked, office.id).ok_or_else(Failed::sign_in)?;
    let (body, staff, lang) = (office.id, locked.caller.id, page.lang());
    let topic = format!("locked/{body}/{staff}/{}/{}", locked.since.ms(), page.tr.lang());
    // The lock does not end this stream, only the end of the sign-in does.
    let watcher = Caller { sign_in: None, ..locked.caller.clone() };
    let inner = ctx.clone();
    let render = move || -> std::pin::Pin<Box<dyn Future<Output = Option<platform::live::View>> + Send>> {
        Box::pin(view::rendered(inner.clone(), body, locked.clone(), lang))
    };
    ctx.hub.watch(&topic, &watcher, move |event| event.body == body, render).await
}

async fn unlock(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    locked: Result<Locked, Failed>,
    headers: HeaderMap,
    Posted(entry): Posted<Entry>,
) -> Result<Response, Failed> {
    let token = cookie(&headers, SESSION_COOKIE).and_then(Token::parse);
    let Some((locked, token)) = here(locked, office.id).zip(token) else {
        return Ok(elsewhere(&ctx.pages, &office, &page, &caller, &entry.next));
    };
    match lock::unlock(&ctx, &office, &locked, token, entry.password, &caller.name, page.now).await {
        Ok(()) => {
            Ok(Redirect::to(&onward(&ctx.pages, &page, &office, locked.caller.id, &entry.next))
                .into_response())
        }
        Err(SignInError::Wrong) => {
            let view = view::read(&ctx, office.id, &locked, page.lang()).await?;
            let error = Some(page.t("locked-wrong"));
            let next = local(&ctx.pages, &page, &entry.next).unwrap_or_default();
            let mut response = html(&LockedPage { page, who: locked.who, next, view, error });
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}
