//! Bringing them, taking them away, giving them out.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::KNOWLEDGE;
use office::{Ctx, Here, rights};
use platform::files::{self, Attached};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Sentence};
use platform::{Lane, Moment};

use super::{add, of_article, remove, shown_with};
use crate::knowledge::{Editor, shown};

pub fn routes() -> Routes<Ctx> {
    let tickets = Access::Right(rights::TICKETS);
    Routes::new()
        .post("/{body}/desk/knowledge/{id}/files", tickets, bring)
        .get("/{body}/desk/knowledge/{id}/files/{file}", tickets, for_staff)
        .post("/{body}/desk/knowledge/{id}/files/{file}/remove", tickets, take_away)
        .get("/{body}/faq/{id}/files/{file}", Access::Public, for_citizens)
}

async fn bring(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: Attached,
) -> Result<Response, Failed> {
    let (editor, body) = (Editor::prove(&caller)?, office.id);
    if let Some(refused) = sent.refused {
        return Err(Failed::bad(refused));
    }
    if sent.files.is_empty() {
        return Err(Failed::bad(Sentence::new("knowledge-error-no-file")));
    }
    let work = move |tx: &mut Tx| add(tx, &editor, (body, id), &sent.files, now);
    ctx.db.write(Lane::of(body, KNOWLEDGE), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/knowledge/{id}"))).into_response())
}

#[derive(serde::Deserialize)]
struct Nothing {}

async fn take_away(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id, file)): Path<(String, i64, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failed> {
    let (editor, body) = (Editor::prove(&caller)?, office.id);
    let work = move |tx: &mut Tx| remove(tx, &editor, (body, id, file), now);
    ctx.db.write(Lane::of(body, KNOWLEDGE), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/knowledge/{id}"))).into_response())
}

async fn for_staff(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id, file)): Path<(String, i64, i64)>,
    caller: Caller,
) -> Result<Response, Failed> {
    Editor::prove(&caller)?;
    let body = office.id;
    let all = ctx.db.read(move |tx| of_article(tx, body, id)).await?;
    let found = all.into_iter().find(|along| along.file.id == file).ok_or_else(Failed::not_found)?;
    files::download(&ctx.files, &found.file).await
}

async fn for_citizens(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id, file)): Path<(String, i64, i64)>,
) -> Result<Response, Failed> {
    let body = office.id;
    let read = move |tx: &mut Tx| match shown(tx, body, id, true)? {
        Some((article, _)) => Ok::<_, StoreError>(shown_with(tx, &article)?),
        None => Ok(Vec::new()),
    };
    let all = ctx.db.read(read).await?;
    let found = all.into_iter().find(|along| along.file.id == file).ok_or_else(Failed::not_found)?;
    files::download(&ctx.files, &found.file).await
}
