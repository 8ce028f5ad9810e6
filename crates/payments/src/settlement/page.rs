//! `/{body}/payments/flows`: flows that came, one of them with its lines, and one brought by hand.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, rights};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, Uploaded, html};
use platform::{Lane, Moment};

use super::cursor;
use super::error::FlowRefused;
use super::file::read_file;
use super::keep::{Source, keep_flow};
use super::read::{FlowRow, LineRow, flow, flows, lines};
use crate::ROOM;
use crate::proof::{Accounting, May, Seeing};
use crate::reconcile::euro;

/// A flow of ten thousand lines is six megabytes.
const FLOW_BYTES_MAX: usize = 32 << 20;
const SHOWN: i64 = 100;
/// Days without an answer of the service after which the page warns: it forgets a flow after thirty.
const STALLED_DAYS: i64 = 2;

pub fn routes() -> Routes<Ctx> {
    let (see, act) = (Access::Right(rights::SEE_PAYMENTS), Access::Right(rights::ACCOUNTS));
    Routes::new().get("/{body}/payments/flows", see, show).post("/{body}/payments/flows", act, bring).get(
        "/{body}/payments/flows/{flow}",
        see,
        show_one,
    )
}

#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Wanted {
    /// Older than this.
    before: Option<i64>,
}

#[derive(askama::Template)]
#[template(path = "settlement/flows.html")]
struct Flows {
    page: Page,
    rows: Vec<FlowShown>,
    /// Where older ones begin.
    older: Option<i64>,
    stalled: bool,
    /// What hindered the last round.
    trouble: Option<String>,
    acts: bool,
}

struct FlowShown {
    row: FlowRow,
    declared: String,
    total: String,
    /// What is declared is not what is there.
    differs: bool,
}

#[derive(askama::Template)]
#[template(path = "settlement/flow.html")]
struct OneFlow {
    page: Page,
    flow: FlowShown,
    /// A line, its amount, why it cannot be read.
    lines: Vec<(LineRow, String, String)>,
}

fn shown(row: FlowRow) -> FlowShown {
    FlowShown {
        declared: euro(row.declared_total),
        total: euro(row.total),
        differs: row.declared_total != row.total || row.declared_count != row.lines || row.bad > 0,
        row,
    }
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    May::<Seeing>::prove_all(&caller, &office)?;
    let (body, since) = (office.id, now.plus_s(-STALLED_DAYS * 86_400));
    let before = wanted.before.map_or(Moment(i64::MAX), Moment);
    let read =
        move |tx: &mut Tx| Ok::<_, StoreError>((flows(tx, body, before, SHOWN)?, cursor::trouble(tx, body)?));
    let (rows, trouble) = ctx.db.read(read).await?;
    let stalled = trouble.as_ref().is_some_and(|(_, answered)| answered.is_none_or(|at| at < since));
    let trouble = trouble.map(|(why, _)| why);
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == SHOWN);
    let older = rows.last().filter(|_| full).map(|row| row.kept_at.ms());
    let rows = rows.into_iter().map(shown).collect();
    Ok(html(&Flows { rows, older, stalled, trouble, acts: page.may(rights::ACCOUNTS), page }))
}

async fn show_one(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Failed> {
    May::<Seeing>::prove_all(&caller, &office)?;
    let body = office.id;
    let read = move |tx: &mut Tx| Ok::<_, StoreError>((flow(tx, body, id)?, lines(tx, body, id)?));
    let (found, rows) = ctx.db.read(read).await?;
    let why = |row: &LineRow| row.trouble.as_ref().map(|word| page.t(&format!("flow-line-{word}")));
    let lines = rows.into_iter().map(|row| {
        let why = why(&row).unwrap_or_default();
        (row.clone(), euro(row.amount), why)
    });
    let lines = lines.collect();
    Ok(html(&OneFlow { flow: shown(found.ok_or_else(Failed::not_found)?), lines, page }))
}

async fn bring(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: Uploaded<FLOW_BYTES_MAX>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let bytes = sent.bytes.ok_or_else(|| Failed::too_large("FLOW_BYTES_MAX"))?;
    let settlement = read_file(&bytes).map_err(FlowRefused::from)?;
    let work = move |tx: &mut Tx| keep_flow(tx, &here, &settlement, Source::File, &accountant.actor, now);
    let kept = ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    Ok(Redirect::to(&page.at(&format!("payments/flows/{}", kept.id))).into_response())
}
