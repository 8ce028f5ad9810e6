//! What is done with an article: approving it, withdrawing it, using it in an answer.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::KNOWLEDGE;
use office::{Ctx, Here};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::{Editor, Move, become_state, used};

#[derive(serde::Deserialize)]
pub(super) struct Deed {
    what: String,
    version: i64,
}

pub(super) async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let (editor, body) = (Editor::prove(&caller)?, office.id);
    let what = Move::parse(&deed.what).ok_or_else(Failed::not_found)?;
    let work = move |tx: &mut Tx| become_state(tx, &editor, (body, id, deed.version), what, now);
    ctx.db.write(Lane::of(body, KNOWLEDGE), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/knowledge/{id}"))).into_response())
}

#[derive(serde::Deserialize)]
pub(super) struct Use {
    ticket: i64,
}

pub(super) async fn use_in_answer(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(sent): Posted<Use>,
) -> Result<Response, Failed> {
    let (editor, body, ticket) = (Editor::prove(&caller)?, office.id, sent.ticket);
    let work = move |tx: &mut Tx| used(tx, &editor, (body, id, ticket), now);
    ctx.db.write(Lane::of(body, KNOWLEDGE), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/{ticket}"))).into_response())
}
