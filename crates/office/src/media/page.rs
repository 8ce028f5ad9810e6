//! The console's page of the programme: what is on, the files, adding and removing one.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use platform::web::{Caller, Failed, Page, Posted, Uploaded, html};
use platform::{Lane, Moment};

use super::rule::{self, Medium, NewMedium, Same};
use super::view::{Programme, programmes, size, used_by};
use super::{MEDIUM_BYTES_MAX, MediaError};
use crate::ctx::Ctx;
use crate::doors::Here;

#[derive(askama::Template)]
#[template(path = "media/media.html")]
struct ProgrammePage {
    page: Page,
    programmes: Vec<Programme>,
    media: Vec<(Medium, String, Vec<String>)>,
    megabytes: usize,
}

pub(super) async fn show(State(ctx): State<Ctx>, Here(office): Here, page: Page) -> Result<Response, Failed> {
    let body = office.id;
    let media = ctx.db.read(move |tx| rule::of_body(tx, body)).await?;
    let programmes = programmes(&office, &media, &page);
    let shown = |medium: Medium| {
        let (size, users) = (size(&page, medium.bytes), used_by(&office, &medium.name));
        (medium, size, users)
    };
    let media = media.into_iter().map(shown).collect();
    Ok(html(&ProgrammePage { page, programmes, media, megabytes: MEDIUM_BYTES_MAX / (1024 * 1024) }))
}

/// The file is put down first and its row second, both in the shelf's turn.
pub(super) async fn upload(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    page: Page,
    now: Moment,
    sent: Result<Uploaded<MEDIUM_BYTES_MAX>, Failed>,
) -> Result<Response, Failed> {
    let sent = sent.map_err(|failed| match failed.status {
        StatusCode::PAYLOAD_TOO_LARGE => MediaError::TooLarge.into(),
        _ => failed,
    })?;
    // Spaces are usual in names of files; folders are not ours to make.
    let name = sent.name.split_whitespace().collect::<Vec<_>>().join("-");
    if name.contains('/') {
        return Err(MediaError::Name.into());
    }
    let rights = sent.text("rights").to_owned();
    let inner = ctx.clone();
    let _turn = ctx.media.turn.lock().await;
    let put = move || {
        let medium = NewMedium::check(&name, &rights, &sent.bytes)?;
        inner.media.put(&medium.file(), &sent.bytes).map_err(|error| {
            tracing::error!(%error, "a file cannot be kept");
            MediaError::Disk
        })?;
        Ok::<_, MediaError>(medium)
    };
    let medium = tokio::task::spawn_blocking(put).await.unwrap_or(Err(MediaError::Disk))?;
    let (body, actor, file) = (office.id, caller.actor(), medium.file());
    let added =
        ctx.db.write(Lane::of(body, 0), move |tx| rule::add(tx, body, &medium, Same::Stays, &actor, now));
    if let Err(error) = added.await {
        forget(&ctx, file).await;
        return Err(error.into());
    }
    Ok(Redirect::to(&page.at("console/programme")).into_response())
}

#[derive(serde::Deserialize)]
pub(super) struct Removal {
    name: String,
}

pub(super) async fn remove(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    page: Page,
    now: Moment,
    Posted(Removal { name }): Posted<Removal>,
) -> Result<Response, Failed> {
    let (inner, body) = (ctx.clone(), office.id);
    let _turn = ctx.media.turn.lock().await;
    let removed = ctx.db.write(Lane::of(body, 0), move |tx| {
        let office = inner.offices.at(tx, body)?.ok_or(MediaError::Unknown)?;
        rule::remove(tx, &office, &name, &caller.actor(), now)
    });
    forget(&ctx, removed.await?).await;
    Ok(Redirect::to(&page.at("console/programme")).into_response())
}

/// Takes a file away when no body has it any more. A file too many costs room and nothing else.
async fn forget(ctx: &Ctx, file: String) {
    let asked = file.clone();
    let kept = ctx.db.read(move |tx| rule::is_kept(tx, &asked)).await.unwrap_or(true);
    if kept {
        return;
    }
    let inner = ctx.clone();
    let gone = tokio::task::spawn_blocking(move || inner.media.take_away(&file)).await;
    if let Ok(Err(error)) = gone {
        tracing::warn!(%error, "a removed file stays on the disk");
    }
}
