//! The console's page of the programme: what is on, the files, adding and removing one.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use platform::web::{Caller, Failed, Page, Posted, Uploaded, html};
use platform::{Lane, Moment};

use super::rule::{self, Medium, NewMedium, RIGHTS_CHARS_MAX, Same};
use super::view::{Programme, programmes, size, used_by};
use super::{MEDIUM_BYTES_MAX, MediaError};
use crate::ctx::Ctx;
use crate::doors::Here;
use crate::parts::Office;

#[derive(askama::Template)]
#[template(path = "media/media.html")]
struct ProgrammePage {
    page: Page,
    programmes: Vec<Programme>,
    media: Vec<(Medium, String, Vec<String>)>,
    megabytes: usize,
    rights_most: usize,
    form: Form,
}

/// The form as it was sent: nobody writes twice whose picture it is. The file a browser does not keep.
#[derive(Default)]
struct Form {
    rights: String,
    rights_wrong: Option<String>,
    file_wrong: Option<String>,
}

pub(super) async fn show(State(ctx): State<Ctx>, Here(office): Here, page: Page) -> Result<Response, Failed> {
    shown(&ctx, &office, page, Form::default()).await
}

async fn shown(ctx: &Ctx, office: &Office, page: Page, form: Form) -> Result<Response, Failed> {
    let body = office.id;
    let media = ctx.db.read(move |tx| rule::of_body(tx, body)).await?;
    let programmes = programmes(office, &media, &page);
    let row = |medium: Medium| {
        let (size, users) = (size(&page, medium.bytes), used_by(office, &medium.name));
        (medium, size, users)
    };
    let media = media.into_iter().map(row).collect();
    let (megabytes, rights_most) = (MEDIUM_BYTES_MAX / (1024 * 1024), RIGHTS_CHARS_MAX);
    Ok(html(&ProgrammePage { page, programmes, media, megabytes, rights_most, form }))
}

/// What is refused is said beside its field, on the page that sent it.
pub(super) async fn upload(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    page: Page,
    now: Moment,
    sent: Uploaded<MEDIUM_BYTES_MAX>,
) -> Result<Response, Failed> {
    let rights = sent.text("rights").to_owned();
    let error = match take(&ctx, &office, &caller, now, sent).await {
        Ok(()) => return Ok(Redirect::to(&page.at("console/programme")).into_response()),
        Err(error @ MediaError::Store(_)) => return Err(error.into()),
        Err(error) => error,
    };
    let said = Some(error.sentence().say(page.tr));
    let form = match &error {
        MediaError::NoRights => Form { rights, rights_wrong: said, file_wrong: None },
        _ => Form { rights, rights_wrong: None, file_wrong: said },
    };
    let mut response = shown(&ctx, &office, page, form).await?;
    *response.status_mut() = Failed::from(error).status;
    Ok(response)
}

/// The file is put down first and its row second, both in the shelf's turn.
async fn take(
    ctx: &Ctx,
    office: &Office,
    caller: &Caller,
    now: Moment,
    sent: Uploaded<MEDIUM_BYTES_MAX>,
) -> Result<(), MediaError> {
    // Spaces are usual in names of files; folders are not ours to make.
    let name = sent.name.split_whitespace().collect::<Vec<_>>().join("-");
    if name.contains('/') {
        return Err(MediaError::Name);
    }
    let rights = sent.text("rights").to_owned();
    let bytes = sent.bytes.ok_or(MediaError::TooLarge)?;
    let inner = ctx.clone();
    let _turn = ctx.media.turn.lock().await;
    let put = move || {
        let medium = NewMedium::check(&name, &rights, &bytes)?;
        inner.media.put(&medium.file(), &bytes).map_err(|error| {
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
        forget(ctx, file).await;
        return Err(error);
    }
    Ok(())
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
