//! `/{body}/payments/flows`: flows that came, and one of them with its lines.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use payments::proof::{May, Reading};
use payments::said;
use payments::settlement::{FlowRow, LineRow, Verdict, flow, flows, lines, means};
use platform::Moment;
use platform::i18n::euro_unbroken as euro;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::bring::bring;
use super::cursor;

const SHOWN: i64 = 100;
/// Lines of a flow on one page.
const LINES_SHOWN: i64 = 500;
/// Days without an answer of the service after which the page warns: it forgets a flow after thirty.
const STALLED_DAYS: i64 = 2;

pub fn routes() -> Routes<Ctx> {
    let (read, act) = (Access::Right(rights::SEE_ACCOUNTS), Access::Right(rights::ACCOUNTS));
    Routes::new().get("/{body}/payments/flows", read, show).post("/{body}/payments/flows", act, bring).get(
        "/{body}/payments/flows/{flow}",
        read,
        show_one,
    )
}

#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    /// Older than this.
    before: Option<i64>,
}

/// Why the file that was sent is not taken.
pub(super) struct Wrong {
    pub said: String,
    /// It is a journal, which has a page of its own.
    pub is_journal: bool,
}

#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct WantedLines {
    /// It was brought again.
    known: bool,
    /// Those after this place.
    after: i64,
}

#[derive(askama::Template)]
#[template(path = "flows/flows.html")]
struct Flows {
    page: Page,
    rows: Vec<FlowShown>,
    /// Where older ones begin.
    older: Option<i64>,
    stalled: bool,
    /// What hindered the last round.
    trouble: Option<String>,
    acts: bool,
    wrong: Option<Wrong>,
}

struct FlowShown {
    row: FlowRow,
    /// The day of the regulation, and when it came here.
    day: String,
    kept: String,
    declared: String,
    total: String,
    /// What is declared is not what is there.
    differs: bool,
}

#[derive(askama::Template)]
#[template(path = "flows/flow.html")]
struct OneFlow {
    page: Page,
    flow: FlowShown,
    /// It was brought again.
    known: bool,
    lines: Vec<LineShown>,
    /// The place after which others follow.
    more: Option<i64>,
}

struct LineShown {
    row: LineRow,
    amount: String,
    day: String,
    /// What became of it, and how that looks.
    verdict: String,
    chip: &'static str,
    /// It cannot be read: why.
    wrong: Option<String>,
}

fn shown(office: &Office, page: &Page, row: FlowRow) -> FlowShown {
    FlowShown {
        day: said::written_day(page, &row.regulation_on),
        kept: said::when(office, page, row.kept_at),
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
    May::<Reading>::prove_all(&caller, &office)?;
    listed(&ctx, &office, page, (wanted, None), now).await
}

pub(super) async fn listed(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    (wanted, wrong): (Wanted, Option<Wrong>),
    now: Moment,
) -> Result<Response, Failed> {
    let (body, since) = (office.id, now.plus_s(-STALLED_DAYS * 86_400));
    let before = wanted.before.map_or(Moment(i64::MAX), Moment);
    let read =
        move |tx: &mut Tx| Ok::<_, StoreError>((flows(tx, body, before, SHOWN)?, cursor::trouble(tx, body)?));
    let (rows, trouble) = ctx.db.read(read).await?;
    let stalled = trouble.as_ref().is_some_and(|(_, answered)| answered.is_none_or(|at| at < since));
    let trouble = trouble.map(|(why, _)| why);
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == SHOWN);
    let older = rows.last().filter(|_| full).map(|row| row.kept_at.ms());
    let rows = rows.into_iter().map(|row| shown(office, &page, row)).collect();
    Ok(html(&Flows { rows, older, stalled, trouble, acts: page.may(rights::ACCOUNTS), wrong, page }))
}

async fn show_one(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Path((_, id)): Path<(String, i64)>,
    Query(wanted): Query<WantedLines>,
) -> Result<Response, Failed> {
    May::<Reading>::prove_all(&caller, &office)?;
    let here = office.clone();
    let read = move |tx: &mut Tx| {
        let Some(found) = flow(tx, here.id, id)? else { return Ok(None) };
        let rows = lines(tx, here.id, id, wanted.after, LINES_SHOWN)?;
        let verdicts = means(tx, &here, &found, &rows)?;
        Ok::<_, StoreError>(Some((found, rows.into_iter().zip(verdicts).collect::<Vec<_>>())))
    };
    let (found, rows) = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
    let more = rows.last().map(|(row, _)| row.place).filter(|place| *place < found.lines);
    let lines = rows.into_iter().map(|(row, verdict)| line_shown(&page, row, verdict)).collect();
    Ok(html(&OneFlow { flow: shown(&office, &page, found), known: wanted.known, lines, more, page }))
}

fn line_shown(page: &Page, row: LineRow, verdict: Option<Verdict>) -> LineShown {
    let (word, chip) = match verdict {
        Some(Verdict::Receipt) => ("flow-said-receipt", "chip-done"),
        Some(Verdict::Created) => ("flow-said-created", "chip-done"),
        Some(Verdict::Awaited) => ("flow-said-awaited", "chip-accent"),
        Some(Verdict::Amount) => ("flow-said-amount", "chip-attention"),
        Some(Verdict::Unknown) => ("flow-said-unknown", "chip-attention"),
        Some(Verdict::Revoked) => ("flow-said-revoked", "chip-attention"),
        Some(Verdict::Superseded) => ("flow-said-superseded", "chip-quiet"),
        None => ("flow-said-refused", "chip-broken"),
    };
    LineShown {
        amount: euro(row.amount),
        day: said::written_day(page, &row.paid_on),
        verdict: page.t(word),
        chip,
        wrong: row.trouble.as_ref().map(|trouble| page.t(&format!("flow-line-{trouble}"))),
        row,
    }
}
