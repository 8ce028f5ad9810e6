//! The page, for the desk and for whoever has the ticket's link.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here, rights};
use platform::Moment;
use platform::web::{Access, Caller, Failed, Page, Routes};

use super::rule::{Sent, of_message};
use crate::follow;
use crate::work::AtDesk;

/// Whatever slipped through runs nothing, fetches nothing and posts nothing. Our own pictures are fetched with
/// the reader's sign-in, which an origin of its own would not have.
const CSP: &str = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; base-uri 'none'; \
                   form-action 'none'; frame-ancestors 'none'";

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .get("/{body}/desk/{ticket}/messages/{message}/page", Access::Right(rights::TICKETS), for_staff)
        .get("/{body}/t/{token}/messages/{message}/page", Access::Public, for_requester)
}

#[derive(Template)]
#[template(path = "as_sent/as_sent.html")]
struct SentPage {
    page: Page,
    blocked: i64,
    html: String,
}

async fn for_staff(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, ticket, message)): Path<(String, i64, i64)>,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let body = office.id;
    let found = ctx.db.read(move |tx| of_message(tx, body, ticket, message)).await?;
    let files = page.at(&format!("desk/{ticket}/files/"));
    show(page, found, &files)
}

async fn for_requester(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token, message)): Path<(String, String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let (ticket, body) = (follow::found(&ctx, office.id, &token, &caller, now).await?.id, office.id);
    let found = ctx.db.read(move |tx| of_message(tx, body, ticket, message)).await?;
    let files = page.at(&format!("t/{token}/files/"));
    show(page, found.filter(|sent| sent.public), &files)
}

fn show(page: Page, found: Option<Sent>, files: &str) -> Result<Response, Failed> {
    let sent = found.ok_or_else(Failed::not_found)?;
    let shown = SentPage { page, blocked: sent.blocked, html: sent.with_pictures(files) };
    let text = shown.render().map_err(|error| {
        tracing::error!(%error, "a page could not be rendered");
        Failed::not_found()
    })?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, CSP),
        // The address of the requester's page is its key: a link followed from here does not tell it.
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    Ok((headers, text).into_response())
}
