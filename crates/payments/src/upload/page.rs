//! The clerk's pages: a file is sent, or stopped; the last ones.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, rights};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Uploaded, html};
use platform::{Lane, Moment};

use super::take::{Chosen, take};
use super::{One, UPLOAD_BYTES_MAX, Upload, columns, files, keep, read, show};
use crate::proof::{May, Owing};
use crate::said;

/// Shown below the form.
const LAST: i64 = 20;

pub fn routes() -> Routes<Ctx> {
    let owe = Access::Right(rights::POSITIONS);
    Routes::new()
        .get("/{body}/payments/uploads", owe, list)
        .post("/{body}/payments/uploads", owe, send)
        .get("/{body}/payments/uploads/example.csv", owe, files::example)
        .get("/{body}/payments/uploads/{upload}", owe, show::page)
        .get("/{body}/payments/uploads/{upload}/live", owe, show::live)
        .post("/{body}/payments/uploads/{upload}/stop", owe, stop)
        .get("/{body}/payments/uploads/{upload}/verdicts.csv", owe, files::verdicts)
}

#[derive(askama::Template)]
#[template(path = "upload/list.html")]
struct ListPage {
    page: Page,
    dues: Vec<(String, String)>,
    /// Name, whether it is needed, and what stands in it.
    columns: Vec<(&'static str, bool, String)>,
    uploads: Vec<Sent>,
    wrong: Option<String>,
    publish: bool,
    rewrite: bool,
}

/// One of the last files.
struct Sent {
    upload: Upload,
    at: String,
    state: &'static str,
    chip: &'static str,
}

async fn list(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    page: Page,
) -> Result<Response, Failed> {
    let clerk = May::prove(&caller, &office)?;
    shown(&ctx, &office, page, &clerk, (None, false, false)).await
}

async fn shown(
    ctx: &Ctx,
    office: &office::Office,
    page: Page,
    clerk: &May<Owing>,
    (wrong, publish, rewrite): (Option<String>, bool, bool),
) -> Result<Response, Failed> {
    let (body, staff) = (office.id, clerk.staff);
    let uploads = ctx.db.read(move |tx| keep::own(tx, body, staff, LAST)).await?;
    let with_state = |upload: Upload| {
        let (state, chip) = read::state(&upload);
        let at = said::when(office, &page, upload.started_at);
        Sent { upload, at, state, chip }
    };
    let dues = office.dues.iter().filter(|due| clerk.dues.covers(due.id));
    let dues = dues.map(|due| (due.doc.key.clone(), due.doc.name.say(page.lang()).to_owned())).collect();
    let uploads: Vec<Sent> = uploads.into_iter().map(with_state).collect();
    let about = |name: &str| page.t(&format!("upload-column-{}", name.replace(' ', "-")));
    let columns = columns::NAMES.into_iter().map(|(name, needed)| (name, needed, about(name))).collect();
    Ok(html(&ListPage { page, dues, columns, uploads, wrong, publish, rewrite }))
}

/// What is refused as a whole is said beside the form, on the page that sent it.
async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    page: Page,
    now: Moment,
    sent: Uploaded<UPLOAD_BYTES_MAX>,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let (publish, rewrite) = (sent.text("publish") == "yes", sent.text("rewrite") == "yes");
    let chosen = Chosen::new(&sent.name, publish, rewrite);
    match take(&ctx, clerk.clone(), chosen, None, sent.bytes, now).await {
        Ok(id) => Ok(Redirect::to(&page.at(&format!("payments/uploads/{id}"))).into_response()),
        Err(error) => {
            let Some(sentence) = error.sentence() else { return Err(error.into()) };
            let said = Some(sentence.say(page.tr));
            let mut response = shown(&ctx, &office, page, &clerk, (said, publish, rewrite)).await?;
            *response.status_mut() = Failed::from(error).status;
            Ok(response)
        }
    }
}

async fn stop(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): One,
    caller: Caller,
    page: Page,
    now: Moment,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let stop = move |tx: &mut Tx| keep::stop(tx, &clerk, id, now);
    ctx.db.write(Lane::of(office.id, PAYMENTS), stop).await?;
    Ok(Redirect::to(&page.at(&format!("payments/uploads/{id}"))).into_response())
}
