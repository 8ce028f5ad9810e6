//! What is done about suspensions, one form each.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::{New, SuspendError};
use crate::work::{self, AtDesk, Lead};

#[derive(serde::Deserialize)]
pub(super) struct Draft {
    /// Civil times, as a browser writes them.
    from: String,
    until: String,
    reason: String,
}

impl Draft {
    fn parsed(&self, office: &Office, now: Moment) -> Result<New, SuspendError> {
        let from = match self.from.trim() {
            "" => now,
            text => office.typed_moment(text).ok_or(SuspendError::When)?,
        };
        let until = office.typed_moment(&self.until).ok_or(SuspendError::When)?;
        Ok(New { from, until, reason: self.reason.clone() })
    }
}

pub(super) async fn make(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(draft): Posted<Draft>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    let new = draft.parsed(&office, now)?;
    let work = move |tx: &mut Tx| super::make(tx, &lead, &new, now);
    ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at("desk/suspensions")).into_response())
}

#[derive(serde::Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn end(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    let work = move |tx: &mut Tx| super::end(tx, &lead, id, now);
    ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at("desk/suspensions")).into_response())
}

#[derive(serde::Deserialize)]
pub(super) struct Wish {
    suspension: i64,
    reason: String,
    version: i64,
}

pub(super) async fn ask(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wish): Posted<Wish>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| -> Result<i64, SuspendError> {
        let (_, mut ticket) = work::load(tx, &inner, body, id, Some(wish.version))?;
        super::ask(tx, &mut ticket, &desk, (wish.suspension, &wish.reason), now)
    };
    ctx.db.write(Lane::of(body, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/{id}"))).into_response())
}

#[derive(serde::Deserialize)]
pub(super) struct Verdict {
    /// `grant` or `refuse`.
    said: String,
    /// The page to go on with: the ticket's, or that of the suspensions.
    #[serde(default)]
    back: String,
}

pub(super) async fn decide(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id, exception)): Path<(String, i64, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(verdict): Posted<Verdict>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    let granted = match verdict.said.as_str() {
        "grant" => true,
        "refuse" => false,
        _ => return Err(Failed::not_found()),
    };
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| -> Result<(), SuspendError> {
        let (_, mut ticket) = work::load(tx, &inner, body, id, None)?;
        super::decide(tx, &mut ticket, &lead, (exception, granted), now)
    };
    ctx.db.write(Lane::of(body, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&crate::appoint::back_to(&verdict.back, id))).into_response())
}
