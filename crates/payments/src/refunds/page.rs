//! The list of cases, and what is done to one of them.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office, rights};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::rule::MANDATE_MAX;
use super::{Asked, Case, Executed, RefundError, Standing, Verdict, Why, decide, done, lines, propose, read};
use crate::proof::{May, Refunding};
use crate::said;

pub fn routes() -> Routes<Ctx> {
    let refunds = Access::Right(rights::REFUNDS);
    Routes::new().get("/{body}/refunds", refunds, list).post("/{body}/refunds/{case}", refunds, act)
}

/// A case in words.
pub(crate) struct Shown {
    pub id: i64,
    pub position: Option<i64>,
    pub receipt: String,
    /// The number of the notice, in groups; another's number stands as it came.
    pub nav: Option<String>,
    /// When and where the money came.
    pub paid: Option<String>,
    pub amount: String,
    /// Nothing where all of it is ours.
    pub rest: Option<String>,
    pub due: String,
    pub cause: String,
    /// Why the money is too much, in a sentence.
    pub why: String,
    pub state: String,
    pub chip: &'static str,
    /// What happened, by whom, when.
    pub steps: Vec<(String, String, String)>,
    pub reason: String,
    /// By which order it went back, and when.
    pub mandate: Option<String>,
    pub note: String,
    pub standing: &'static str,
    /// The reader proposed it: somebody else decides.
    pub own: bool,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Wanted {
    /// `over` for those that are done, refused or groundless.
    view: String,
    after: Option<i64>,
}

#[derive(askama::Template)]
#[template(path = "refunds/list.html")]
struct ListPage {
    page: Page,
    over: bool,
    cases: Vec<Shown>,
    more: Option<i64>,
    mandate_max: usize,
    today: String,
}

async fn list(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let officer: May<Refunding> = May::prove(&caller, &office)?;
    let (body, dues) = (office.id, officer.dues.list());
    let asked = Asked { over: wanted.view == "over", after: wanted.after };
    let found = ctx.db.read(move |tx| lines(tx, body, &dues, asked)).await?;
    let more = found.last().filter(|_| found.len() as i64 == read::PAGE).map(|case| case.id);
    let cases = found.iter().map(|case| shown(&office, &page, case, &officer.actor.0)).collect();
    let (mandate_max, today) = (MANDATE_MAX, said::form_day(&office, now));
    Ok(html(&ListPage { page, over: asked.over, cases, more, mandate_max, today }))
}

pub(crate) fn shown(office: &Office, page: &Page, case: &Case, reader: &str) -> Shown {
    let standing = case.standing();
    let step = |word: &str, at: Moment, who: &str| {
        (
            page.t(&format!("refund-state-{word}")),
            said::actor(office, page, who),
            said::when(office, page, at),
        )
    };
    // Whoever reads what comes next has the state before his eyes: the beginning says what it was.
    let begun = (
        page.t("refund-step-opened"),
        said::actor(office, page, ""),
        said::when(office, page, case.opened_at),
    );
    let mut steps = vec![begun];
    steps.extend(case.proposed.iter().map(|(at, who)| step("proposed", *at, who)));
    let word = |yes: bool| if yes { "approved" } else { "refused" };
    steps.extend(case.decided.iter().map(|(yes, at, who)| step(word(*yes), *at, who)));
    steps.extend(case.groundless.iter().map(|at| step("groundless", *at, "")));
    steps.extend(case.done.iter().map(|(at, who)| step("done", *at, who)));
    Shown {
        id: case.id,
        position: case.position,
        receipt: case.receipt.clone(),
        nav: case.nav.as_deref().map(said::notice),
        paid: case.paid.as_ref().map(|(at, provider)| {
            page.t2("refund-paid", "at", said::when(office, page, *at), "provider", provider)
        }),
        amount: said::euro(case.amount),
        rest: Some(case.rest).filter(|rest| rest.is_positive()).map(said::euro),
        due: said::due(office, page, case.due),
        cause: page.t(&format!("refund-cause-{}", case.cause.word())),
        why: page.t(&format!("refund-because-{}", case.cause.word())),
        state: page.t(&format!("refund-state-{}", standing.word())),
        chip: match standing {
            Standing::Opened | Standing::Proposed => "chip-attention",
            Standing::Approved => "chip-accent",
            Standing::Refused | Standing::Groundless => "chip-quiet",
            Standing::Done => "chip-done",
        },
        steps,
        reason: case.reason.clone(),
        mandate: case
            .done_on
            .map(|on| page.t2("refund-mandate-of", "number", &case.mandate, "day", said::list_day(page, on))),
        note: case.note.clone(),
        standing: standing.word(),
        own: case.proposed.as_ref().is_some_and(|(_, who)| who == reader),
    }
}

#[derive(serde::Deserialize)]
struct Deed {
    what: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    day: String,
    #[serde(default)]
    mandate: String,
    #[serde(default)]
    note: String,
}

async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let officer: May<Refunding> = May::prove(&caller, &office)?;
    let verdict = match deed.what.as_str() {
        "refuse" => Verdict::Refused(Why::parse(&deed.reason)?),
        _ => Verdict::Approved,
    };
    let note = Some(deed.note.trim()).filter(|note| !note.is_empty()).map(Why::parse).transpose()?;
    let executed = Executed { on: deed.day.parse().ok(), mandate: deed.mandate.clone(), note };
    let known = office.clone();
    let work = move |tx: &mut Tx| match deed.what.as_str() {
        "propose" => propose(tx, &officer, id, now),
        "approve" | "refuse" => decide(tx, &officer, id, &verdict, now),
        "done" => done(tx, &known, &officer, (id, &executed), now),
        _ => Err(RefundError::Unknown),
    };
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    Ok(Redirect::to(&page.at("refunds")).into_response())
}
