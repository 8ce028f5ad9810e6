//! Re-importing the office file from the console: consequences first, then the change.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::{Done, ImportError, change};
use crate::ctx::Ctx;
use crate::doors::Here;
use crate::file::{self, FileError, Limits, OfficeFile};
use crate::parts::Office;
use crate::{media, rights};

pub fn routes() -> Routes<Ctx> {
    let configure = Access::Right(rights::CONFIGURE);
    Routes::new()
        .get("/{body}/console/import", configure, show)
        .post("/{body}/console/import/preview", configure, preview)
        .post("/{body}/console/import", configure, carry_out)
}

#[derive(askama::Template)]
#[template(path = "import/import.html")]
struct ImportPage {
    page: Page,
    text: String,
    errors: Vec<String>,
    /// `None` before anything was looked at.
    lines: Option<Vec<(&'static str, String, String)>>,
    consequences: Vec<String>,
}

impl ImportPage {
    /// Before anything was looked at.
    fn untried(page: Page, text: String) -> ImportPage {
        ImportPage { page, text, errors: Vec::new(), lines: None, consequences: Vec::new() }
    }
}

#[derive(serde::Deserialize)]
struct Text {
    text: String,
}

async fn show(page: Page) -> Response {
    html(&ImportPage::untried(page, String::new()))
}

/// What would happen is found by doing it in a transaction that is then undone.
enum Rehearsal {
    Seen(Box<Done>),
    Refused(ImportError),
}

impl From<StoreError> for Rehearsal {
    fn from(error: StoreError) -> Self {
        Rehearsal::Refused(error.into())
    }
}

async fn preview(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(Text { text }): Posted<Text>,
) -> Result<Response, Failed> {
    let file = match own_file(&ctx, &page, &text, &office).await? {
        Ok(file) => file,
        Err(errors) => return Ok(html(&ImportPage { errors, ..ImportPage::untried(page, text) })),
    };
    let inner = ctx.clone();
    let rehearse = move |tx: &mut Tx| -> Result<(), Rehearsal> {
        let done = change(tx, &file, &inner.consequences, &inner.key, &caller.actor(), now);
        Err(done.map_or_else(Rehearsal::Refused, |done| Rehearsal::Seen(Box::new(done))))
    };
    match ctx.db.write(Lane::of(office.id, 0), rehearse).await {
        Err(Rehearsal::Seen(done)) => {
            let consequences = done.concerned.iter().map(|sentence| sentence.say(page.tr)).collect();
            let lines = Some(done.plan.lines());
            Ok(html(&ImportPage { lines, consequences, ..ImportPage::untried(page, text) }))
        }
        Err(Rehearsal::Refused(error)) => refused(page, text, error),
        Ok(()) => Err(Failed::not_found()),
    }
}

/// What the file asks cannot be: said above it, and nothing has changed.
fn refused(page: Page, text: String, error: ImportError) -> Result<Response, Failed> {
    if let ImportError::Store(error) = error {
        return Err(error.into());
    }
    let errors = vec![error.sentence().say(page.tr)];
    Ok(html(&ImportPage { errors, ..ImportPage::untried(page, text) }))
}

async fn carry_out(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(Text { text }): Posted<Text>,
) -> Result<Response, Failed> {
    let file = match own_file(&ctx, &page, &text, &office).await? {
        Ok(file) => file,
        Err(errors) => return Ok(html(&ImportPage { errors, ..ImportPage::untried(page, text) })),
    };
    let (inner, body) = (ctx.clone(), office.id);
    let change = move |tx: &mut Tx| {
        change(tx, &file, &inner.consequences, &inner.key, &caller.actor(), now).map(|_| ())
    };
    if let Err(error) = ctx.db.write(Lane::of(body, 0), change).await {
        return refused(page, text, error);
    }
    // Known only once it is committed.
    let inner = ctx.clone();
    ctx.db.read(move |tx| inner.offices.at(tx, body).map(|_| ())).await?;
    Ok(Redirect::to(&page.at("console")).into_response())
}

/// A file of this very body: the console of one body never makes or changes another. Images and videos
/// that it names must be there already.
async fn own_file(
    ctx: &Ctx,
    page: &Page,
    text: &str,
    office: &Office,
) -> Result<Result<OfficeFile, Vec<String>>, Failed> {
    let say = |errors: Vec<FileError>| errors.iter().map(|error| error.say(page.tr)).collect::<Vec<_>>();
    let file = match file::read(text, Limits::Published) {
        Ok(file) => file,
        Err(errors) => return Ok(Err(say(errors))),
    };
    let (given, slug, body) = (&file.body.get_ref().key, &office.body.key, office.id);
    if given != slug {
        return Ok(Err(vec![page.t2("import-error-body", "given", given.clone(), "own", slug.clone())]));
    }
    let known = ctx.db.read(move |tx| media::of_body(tx, body)).await.map_err(Failed::from)?;
    let errors = media::unknown(&file, text, &known.into_iter().map(|medium| medium.name).collect());
    Ok(if errors.is_empty() { Ok(file) } else { Err(say(errors)) })
}
