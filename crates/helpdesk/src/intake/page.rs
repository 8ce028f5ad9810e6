//! Letters that were set aside: what is wrong, the letter itself, once more or away with it.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, rights};
use platform::files;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Sentence, html};
use platform::{Lane, Moment};

use super::aside::{self, Seen};
use super::sort::line;
use super::{counts, strangers, trouble};
use crate::said::when;
use crate::work::AtDesk;

pub fn routes() -> Routes<Ctx> {
    let tickets = Access::Right(rights::TICKETS);
    Routes::new()
        .get("/{body}/desk/letters", tickets, show)
        .get("/{body}/desk/letters/{letter}/raw", tickets, raw)
        .post("/{body}/desk/letters/{letter}", tickets, act)
        .post("/{body}/desk/{ticket}/senders/{message}", tickets, accept)
        .post("/{body}/desk/{ticket}/address", tickets, write_again)
}

/// A letter in the list.
struct Entry {
    seen: Seen,
    at: String,
    why: String,
}

#[derive(askama::Template)]
#[template(path = "intake/letters.html")]
struct LettersPage {
    page: Page,
    entries: Vec<Entry>,
    counts: Vec<(String, i64)>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let body = office.id;
    let read = move |tx: &mut Tx| Ok::<_, StoreError>((aside::quarantined(tx, body)?, counts(tx, body)?));
    let (seen, counts) = ctx.db.read(read).await?;
    let entries = seen.into_iter().map(|seen| Entry {
        at: when(&office, &page, seen.arrived_at),
        why: page.t(&format!("intake-why-{}", seen.reason)),
        seen,
    });
    let counts = counts.into_iter().map(|(what, count)| (page.t(&format!("intake-count-{what}")), count));
    let (entries, counts) = (entries.collect(), counts.collect());
    Ok(html(&LettersPage { page, entries, counts }))
}

async fn raw(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, letter)): Path<(String, i64)>,
    caller: Caller,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let body = office.id;
    let read = move |tx: &mut Tx| match aside::raw(tx, body, letter)? {
        Some(file) => files::get(tx, body, file),
        None => Ok(None),
    };
    let file = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
    files::download(&ctx.files, &file).await
}

#[derive(serde::Deserialize)]
struct Deed {
    /// `retry` or `drop`.
    what: String,
    #[serde(default)]
    reason: String,
}

async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, letter)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let (desk, body) = (AtDesk::prove(&caller)?, office.id);
    let (again, reason) = (deed.what == "retry", line(&deed.reason));
    if !again && reason.is_empty() {
        return Err(Failed::bad(Sentence::new("intake-error-reason")));
    }
    let work = move |tx: &mut Tx| match again {
        true => aside::retry(tx, body, letter, &desk.actor, now),
        false => aside::drop_by_hand(tx, (body, letter), &reason, &desk.actor, now),
    };
    if !ctx.db.write(Lane::of(body, HELPDESK), work).await? {
        return Err(Failed::conflict(Sentence::new("intake-error-gone")));
    }
    Ok(Redirect::to(&page.at("desk/letters")).into_response())
}

#[derive(serde::Deserialize)]
struct Nothing {}

async fn accept(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, ticket, message)): Path<(String, i64, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(_): Posted<Nothing>,
) -> Result<Response, Failed> {
    let (desk, body) = (AtDesk::prove(&caller)?, office.id);
    let work = move |tx: &mut Tx| strangers::accept(tx, body, (ticket, message), &desk.actor, now);
    if !ctx.db.write(Lane::of(body, HELPDESK), work).await? {
        return Err(Failed::not_found());
    }
    Ok(Redirect::to(&page.at(&format!("desk/{ticket}"))).into_response())
}

/// The requester's mailbox takes mail again, he says.
async fn write_again(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, ticket)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    Posted(_): Posted<Nothing>,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let (body, key) = (office.id, ctx.key.clone());
    let work = move |tx: &mut Tx| trouble::forget_of(tx, &key, body, ticket);
    ctx.db.write(Lane::of(body, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/{ticket}"))).into_response())
}
