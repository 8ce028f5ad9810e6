//! The pages of runs, and one run while it is made.

use std::pin::Pin;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office, rights};
use platform::live::View as LiveView;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment, events};

use super::{PrintError, RUN_KEPT_DAYS, Run, archive, list, read, rule};
use crate::proof::{Dues, May, Owing};
use crate::said::when;

pub fn routes() -> Routes<Ctx> {
    let owe = Access::Right(rights::POSITIONS);
    Routes::new()
        .get("/{body}/payments/runs", owe, list::show)
        .post("/{body}/payments/runs", owe, list::begin)
        .get("/{body}/payments/runs/{run}", owe, show)
        .get("/{body}/payments/runs/{run}/live", owe, live)
        .post("/{body}/payments/runs/{run}/cancel", owe, cancel)
        .post("/{body}/payments/runs/{run}/resume", owe, resume)
        .get("/{body}/payments/runs/{run}/notices.zip", owe, fetch)
}

#[derive(askama::Template)]
#[template(path = "print_run/view.html")]
struct RunView {
    page: Page,
    run: Run,
    what: String,
    asked: String,
    state: String,
    chip: &'static str,
    bad: Vec<(i64, String)>,
    /// Printed, and nobody knows where to send them.
    lacking: i64,
    until: String,
    number: i64,
}

#[derive(askama::Template)]
#[template(path = "print_run/run.html")]
struct RunPage {
    page: Page,
    view: RunView,
}

async fn look(
    ctx: &Ctx,
    (body, id): (i64, i64),
    dues: Dues,
    page: Page,
) -> Result<Option<RunView>, StoreError> {
    let Some(office) = ctx.offices.known(body) else { return Ok(None) };
    let read = move |tx: &mut Tx| {
        let Some(run) = read::by_id(tx, body, id)?.filter(|run| run.is_of(&dues)) else { return Ok(None) };
        let kept = run.is_over() && run.removed_at.is_none();
        let lacking = if kept { read::lacking(tx, body, id)? } else { 0 };
        Ok::<_, StoreError>(Some((run, read::bad(tx, body, id)?, lacking, events::last_number(tx, body)?)))
    };
    let Some((run, bad, lacking, number)) = ctx.db.read(read).await? else { return Ok(None) };
    let (state, chip) = state(&page, &run);
    let until =
        run.ended_at.map_or_else(String::new, |at| when(&office, &page, at.plus_s(RUN_KEPT_DAYS * 86_400)));
    let bad = bad.into_iter().map(|(position, reason)| (position, page.t(&reason))).collect();
    let (what, asked) = (what(&office, &page, run.due), when(&office, &page, run.asked_at));
    Ok(Some(RunView { what, asked, state, chip, bad, lacking, until, number, run, page }))
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    let clerk = May::<Owing>::prove(&caller, &office)?;
    let view = look(&ctx, (office.id, id), clerk.dues.clone(), page.clone()).await?;
    let view = view.ok_or_else(Failed::not_found)?;
    Ok(if page.fragment { html(&view) } else { html(&RunPage { page, view }) })
}

async fn live(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    let clerk = May::<Owing>::prove(&caller, &office)?;
    let (body, dues) = (office.id, clerk.dues.clone());
    // The forms of a shared view carry nobody's token: scripts send their own in a header.
    let page = Page { form_token: String::new(), ..page };
    look(&ctx, (body, id), dues.clone(), page.clone()).await?.ok_or_else(Failed::not_found)?;
    let topic = format!("print-run:{body}:{id}:{}:{}", page.lang().code(), dues.list());
    let inner = ctx.clone();
    let render = move || -> Pin<Box<dyn Future<Output = Option<LiveView>> + Send>> {
        let (ctx, dues, page) = (inner.clone(), dues.clone(), page.clone());
        Box::pin(async move {
            let view = look(&ctx, (body, id), dues, page).await.ok()??;
            view.render().ok().map(|html| LiveView { number: view.number, html })
        })
    };
    ctx.hub.watch(&topic, &caller, move |event| event.body == body && event.subject == id, render).await
}

#[derive(serde::Deserialize)]
struct Nothing {}

/// What a step with a run knows of its request.
type Deed = (State<Ctx>, Here, Path<(String, i64)>, Page, Caller, Moment);
type Rule = fn(&mut Tx, &May<Owing>, i64, Moment) -> Result<(), PrintError>;

async fn cancel(deed: Deed, _: Posted<Nothing>) -> Result<Response, Failed> {
    step(deed, rule::cancel).await
}

async fn resume(deed: Deed, _: Posted<Nothing>) -> Result<Response, Failed> {
    step(deed, rule::resume).await
}

async fn step(
    (State(ctx), Here(office), Path((_, id)), page, caller, now): Deed,
    rule: Rule,
) -> Result<Response, Failed> {
    let clerk = May::<Owing>::prove(&caller, &office)?;
    ctx.db.write(Lane::of(office.id, PAYMENTS), move |tx: &mut Tx| rule(tx, &clerk, id, now)).await?;
    Ok(Redirect::to(&page.at(&format!("payments/runs/{id}"))).into_response())
}

/// Written down before the first byte leaves: it holds names and addresses.
async fn fetch(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let clerk = May::<Owing>::prove(&caller, &office)?;
    let work = move |tx: &mut Tx| -> Result<(), PrintError> {
        let run = read::by_id(tx, clerk.body, id)?
            .filter(|run| run.is_of(&clerk.dues) && run.files > 0 && run.removed_at.is_none());
        let run = run.ok_or(PrintError::Unknown)?;
        let facts = serde_json::json!({ "files": run.files, "notices": run.done });
        Ok(clerk.note(tx, "print-fetched", id, facts, now)?)
    };
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    Ok(archive::of(&ctx, office.id, id, page))
}

pub(super) fn what(office: &Office, page: &Page, due: i64) -> String {
    office::by_id(&office.dues, due)
        .map_or_else(|| page.t("print-many-dues"), |part| part.doc.name.say(page.lang()).to_owned())
}

pub(super) fn state(page: &Page, run: &Run) -> (String, &'static str) {
    if run.removed_at.is_some() {
        (page.t("print-removed"), "chip-quiet")
    } else if run.failed_at.is_some() {
        (page.t2("print-failed", "done", run.done, "total", run.total), "chip-attention")
    } else if run.cancelled_at.is_some() {
        (page.t1("print-cancelled", "done", run.done), "chip-attention")
    } else if run.is_over() {
        (page.t1("print-ended", "done", run.done), "chip-done")
    } else {
        (page.t2("print-going", "done", run.done + run.bad, "total", run.total), "chip-accent")
    }
}
