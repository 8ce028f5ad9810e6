//! `/{body}/payments/{position}/sent`: what was sent of a notice, and how it went.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office, rights};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::rule::{again, sent};
use super::{DeliverError, Delivery, Outcome};
use crate::position::{self, State as Stands};
use crate::proof::{May, Seeing, Taking};
use crate::said;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/payments/{position}/sent", Access::Right(rights::SEE_PAYMENTS), show).post(
        "/{body}/payments/{position}/sent",
        Access::Right(rights::TAKE_PAYMENTS),
        send,
    )
}

/// A sending in words: why and when it was asked for, then each way that was tried.
struct Line {
    why: String,
    at: String,
    ways: Vec<(String, &'static str)>,
}

#[derive(askama::Template)]
#[template(path = "deliver/sent.html")]
struct SentPage {
    page: Page,
    position: i64,
    what: String,
    lines: Vec<Line>,
    may_send: bool,
    /// It was sent before: a receipt that was sent is no notice.
    before: bool,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let seeing = May::<Seeing>::prove(&caller, &office)?;
    let body = office.id;
    let read = move |tx: &mut Tx| Ok::<_, StoreError>((position::load(tx, body, id)?, sent(tx, body, id)?));
    let (position, all) = ctx.db.read(read).await?;
    let position = position.filter(|found| seeing.dues.covers(found.due)).ok_or_else(Failed::not_found)?;
    let what = position.options.first().map_or_else(String::new, |option| option.description.clone());
    let open = matches!(position.state(now), Stands::Valid | Stands::PartiallyPaid);
    let lines = all.iter().map(|each| line(&office, &page, each)).collect();
    let may_send = open && page.may(rights::TAKE_PAYMENTS);
    let before = all.iter().any(|each| each.sending.occasion.asks());
    Ok(html(&SentPage { position: id, what, lines, may_send, before, page }))
}

fn line(office: &Office, page: &Page, delivery: &Delivery) -> Line {
    let when = |at: Moment| said::when(office, page, at);
    let ways = delivery.ways.iter().map(|(way, outcome, at)| {
        let said = page.t(&format!("deliver-{}-{}", way.word(), outcome.word()));
        let chip = match outcome {
            Outcome::Sent => "chip-done",
            Outcome::NotThere | Outcome::NotNeeded => "chip-quiet",
            Outcome::Refused | Outcome::ToPrint => "chip-attention",
        };
        (format!("{said} · {}", when(*at)), chip)
    });
    Line {
        why: page.t(&format!("deliver-why-{}", delivery.sending.occasion.word())),
        at: when(delivery.asked_at),
        ways: ways.collect(),
    }
}

#[derive(serde::Deserialize)]
struct Nothing {}

async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(_): Posted<Nothing>,
) -> Result<Response, Failed> {
    let clerk = May::<Taking>::prove(&caller, &office)?;
    let work = move |tx: &mut Tx| -> Result<(), DeliverError> { again(tx, &clerk, id, now) };
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    Ok(Redirect::to(&page.at(&format!("payments/{id}/sent"))).into_response())
}
