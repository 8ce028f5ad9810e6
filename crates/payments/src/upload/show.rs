//! One file while it is judged, and what became of its rows.

use std::pin::Pin;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here, Office};
use platform::events;
use platform::live::View as LiveView;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};

use super::error::UploadError;
use super::read::{self, Line, SHOWN_MAX};
use super::{One, TAKEN, UPLOAD_KEPT_DAYS, Upload, Verdict, keep, verdicts};
use crate::proof::{May, Owing};

/// Rows that were taken, on the page; all are in the file.
const TAKEN_MAX: usize = 50;

#[derive(askama::Template)]
#[template(path = "upload/view.html")]
struct UploadView {
    page: Page,
    upload: Upload,
    state: (&'static str, &'static str),
    /// How many rows came to each outcome, where any did.
    counts: Vec<(String, i64)>,
    bad: Vec<Line>,
    taken: Vec<Line>,
    kept_days: i64,
    number: i64,
}

#[derive(askama::Template)]
#[template(path = "upload/one.html")]
struct OnePage {
    page: Page,
    view: UploadView,
}

async fn look(ctx: &Ctx, clerk: May<Owing>, id: i64, page: Page) -> Result<Option<UploadView>, StoreError> {
    let read = move |tx: &mut Tx| {
        let body = clerk.body;
        let Some(upload) = keep::one(tx, body, id)?.filter(|upload| upload.is_of(&clerk)) else {
            return Ok(None);
        };
        let (bad, taken) = (verdicts::all(tx, body, id, true)?, verdicts::taken(tx, body, id, TAKEN_MAX)?);
        Ok::<_, StoreError>(Some((upload, bad, taken, events::last_number(tx, body)?)))
    };
    let Some((upload, bad, taken, number)) = ctx.db.read(read).await? else { return Ok(None) };
    let line = |verdict: &Verdict| read::line(&page, verdict);
    let counts = TAKEN.into_iter().zip(upload.taken).filter(|(_, count)| *count > 0);
    Ok(Some(UploadView {
        state: read::state(&upload),
        counts: counts.map(|(word, count)| (page.t(&format!("upload-count-{word}")), count)).collect(),
        bad: bad.iter().take(SHOWN_MAX).map(line).collect(),
        taken: taken.iter().map(line).collect(),
        kept_days: UPLOAD_KEPT_DAYS,
        number,
        upload,
        page,
    }))
}

pub(super) async fn page(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): One,
    caller: Caller,
    page: Page,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let view = look(&ctx, clerk, id, page.clone()).await?.ok_or_else(Failed::not_found)?;
    Ok(if page.fragment { html(&view) } else { html(&OnePage { page, view }) })
}

/// The page of who sent it, while its rows are judged.
pub(super) async fn live(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): One,
    caller: Caller,
    page: Page,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let body = office.id;
    // The forms of a shared view carry nobody's token: scripts send their own in a header.
    let page = Page { form_token: String::new(), ..page };
    look(&ctx, clerk.clone(), id, page.clone()).await?.ok_or_else(Failed::not_found)?;
    let topic = format!("position-upload:{body}:{id}:{}:{}", page.lang().code(), clerk.staff);
    let inner = ctx.clone();
    let render = move || -> Pin<Box<dyn Future<Output = Option<LiveView>> + Send>> {
        let (ctx, clerk, page) = (inner.clone(), clerk.clone(), page.clone());
        Box::pin(async move {
            let view = look(&ctx, clerk, id, page).await.ok()??;
            view.render().ok().map(|html| LiveView { number: view.number, html })
        })
    };
    ctx.hub.watch(&topic, &caller, move |event| event.body == body && event.subject == id, render).await
}

/// Who sent a file sees what became of it.
pub(super) async fn known(
    ctx: &Ctx,
    office: &Office,
    caller: &Caller,
    id: i64,
) -> Result<Vec<Verdict>, Failed> {
    let clerk: May<Owing> = May::prove(caller, office)?;
    let read = move |tx: &mut Tx| {
        let found = keep::one(tx, clerk.body, id)?.filter(|upload| upload.is_of(&clerk));
        found.ok_or(UploadError::Unknown)?;
        Ok::<_, UploadError>(verdicts::all(tx, clerk.body, id, false)?)
    };
    Ok(ctx.db.read(read).await?)
}
