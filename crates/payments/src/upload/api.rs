//! Files of positions from programs: sent as they are, judged in the background, asked about until they are done.

use axum::body::to_bytes;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here, rights};
use platform::idempotency::Key;
use platform::secrets::hex;
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Routes, Sentence};
use platform::{Moment, limits};
use sha2::{Digest, Sha256};

use super::error::UploadError;
use super::take::{Chosen, take};
use super::{One, PAGE_ROWS, UPLOAD_BYTES_MAX, Upload, Verdict, keep, verdicts};
use crate::proof::{May, Owing};
use crate::register::key_of;

pub(super) fn routes() -> Routes<Ctx> {
    let owe = Access::Right(rights::POSITIONS);
    Routes::new().post("/api/v1/{body}/position-uploads", owe, send).get(
        "/api/v1/{body}/position-uploads/{upload}",
        owe,
        show,
    )
}

#[derive(serde::Deserialize)]
struct Wish {
    #[serde(default)]
    name: String,
    #[serde(default)]
    publish: bool,
    #[serde(default)]
    rewrite: bool,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    page: i64,
}

/// Where an upload stands, and the verdicts of one page of its rows.
#[derive(serde::Serialize)]
struct Answer {
    /// As text: programs keep large numbers as floating point.
    id: String,
    state: &'static str,
    rows: i64,
    good: i64,
    refused: i64,
    started_at: String,
    /// Pages of verdicts; none are left once they are erased.
    pages: i64,
    items: Vec<Item>,
}

#[derive(serde::Serialize)]
struct Item {
    line: u64,
    iupd: String,
    outcome: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    notices: Vec<String>,
}

async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Query(wish): Query<Wish>,
    page: Page,
    caller: Caller,
    now: Moment,
    request: Request,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_none_or(|kind| !kind.trim().to_ascii_lowercase().starts_with("text/csv")) {
        let unreadable = Sentence::new("failed-unreadable");
        return Err(Failed::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, unreadable));
    }
    let key = key_of(request.headers())?;
    let bytes = to_bytes(request.into_body(), UPLOAD_BYTES_MAX).await.map_err(|_| {
        limits::hit("UPLOAD_BYTES_MAX");
        Failed::from(UploadError::TooLarge)
    })?;
    let key = key.map(|key| {
        let said =
            format!("{} {} {} {}", wish.name, wish.publish, wish.rewrite, hex(&Sha256::digest(&bytes)));
        Key::new(office.id, &caller.name, "position-uploads", &key, &said)
    });
    let chosen = Chosen::new(&wish.name, wish.publish, wish.rewrite);
    let sender = clerk.clone();
    let id = take(&ctx, clerk, chosen, key, Some(bytes.into()), now).await?;
    let answer = read(&ctx, sender, (id, 0), page).await?;
    let location = format!("/api/v1/{}/position-uploads/{id}", office.body.key);
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, location)], axum::Json(answer)).into_response())
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): One,
    Query(asked): Query<Asked>,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    Ok(axum::Json(read(&ctx, clerk, (id, asked.page), page).await?).into_response())
}

async fn read(ctx: &Ctx, sender: May<Owing>, (id, at): (i64, i64), page: Page) -> Result<Answer, Failed> {
    let read = move |tx: &mut Tx| {
        let found = keep::one(tx, sender.body, id)?.filter(|upload| upload.is_of(&sender));
        let upload = found.ok_or(UploadError::Unknown)?;
        Ok::<_, UploadError>((upload, verdicts::of_page(tx, sender.body, id, at)?))
    };
    let (upload, verdicts) = ctx.db.read(read).await?;
    Ok(answer(&upload, verdicts, &page))
}

fn answer(upload: &Upload, verdicts: Vec<Verdict>, page: &Page) -> Answer {
    let state = match (upload.stopped_at, upload.done_at) {
        (Some(_), _) => "stopped",
        (None, Some(_)) => "done",
        (None, None) => "running",
    };
    let kept = if upload.erased_at.is_some() { 0 } else { upload.rows };
    let item = |verdict: Verdict| Item {
        detail: verdict.is_refused().then(|| super::read::line(page, &verdict).why()),
        line: verdict.line,
        iupd: verdict.iupd,
        outcome: verdict.outcome,
        notices: verdict.notices,
    };
    Answer {
        id: upload.id.to_string(),
        state,
        rows: upload.rows,
        good: upload.good,
        refused: upload.refused,
        started_at: upload.started_at.rfc3339(),
        pages: (kept + PAGE_ROWS as i64 - 1) / PAGE_ROWS as i64,
        items: verdicts.into_iter().map(item).collect(),
    }
}
