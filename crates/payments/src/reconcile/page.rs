//! `/{body}/payments/reconciliation`: receipts, flows and credits side by side, each line with its labels and
//! their reasons; what is open is joined by hand, what is joined can be parted.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::{Ctx, Here, Office, rights};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::LINES_DAYS_MAX;
use super::by_hand::{join_by_hand, take_back};
use super::desk::{Join, OpenCredit, OpenFlow, counted, joins, open_credits, open_flows};
use super::join::{PENDING_DAYS, days};
use super::labels::Label;
use super::lines::{Line, lines};
use super::matching::Outcome;
use super::said::{euro, miss_said, said, step_said};
use crate::ROOM;
use crate::proof::{Accounting, Dues, May, Seeing};

/// Lines of one page; the filters find the others.
const LINES_SHOWN: usize = 200;

pub fn routes() -> Routes<Ctx> {
    let (see, act) = (Access::Right(rights::SEE_PAYMENTS), Access::Right(rights::ACCOUNTS));
    Routes::new()
        .get("/{body}/payments/reconciliation", see, show)
        .post("/{body}/payments/reconciliation/join", act, join)
        .post("/{body}/payments/reconciliation/part", act, part)
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Wanted {
    from: String,
    until: String,
    label: String,
}

struct LineShown {
    day: String,
    what: String,
    receipt: String,
    flow: String,
    flow_name: String,
    treasury: String,
    /// Word, whether it is open, the sentence.
    labels: Vec<(&'static str, bool, String)>,
    unreadable: String,
}

struct CreditShown {
    credit: OpenCredit,
    amount: String,
    /// Step and why it led to nothing.
    tried: Vec<(String, String)>,
}

struct JoinShown {
    join: Join,
    total: String,
    amount: String,
    step: String,
}

#[derive(askama::Template)]
#[template(path = "reconcile/bench.html")]
struct Bench {
    page: Page,
    from: String,
    until: String,
    label: String,
    /// Label, how many, its address, whether it is chosen.
    filters: Vec<(&'static str, usize, String, bool)>,
    lines: Vec<LineShown>,
    found: usize,
    flows: Vec<(OpenFlow, String)>,
    credits: Vec<CreditShown>,
    joins: Vec<JoinShown>,
    acts: bool,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let seeing: May<Seeing> = May::prove(&caller, &office)?;
    render(&ctx, &office, page, &seeing, wanted, now).await
}

/// The days that are asked for: the last week, unless said otherwise.
fn asked(office: &Office, wanted: &Wanted, now: Moment) -> (Date, Date) {
    let until = wanted.until.parse().unwrap_or_else(|_| office.date_of(now));
    let from = wanted.from.parse().unwrap_or_else(|_| days(until, -6));
    let least = days(until, 1 - i64::from(LINES_DAYS_MAX));
    (from.clamp(least, until), until)
}

async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    seeing: &May<Seeing>,
    wanted: Wanted,
    now: Moment,
) -> Result<Response, Failed> {
    let (from, until) = asked(office, &wanted, now);
    let (here, body) = (office.clone(), office.id);
    let since = days(office.date_of(now), -PENDING_DAYS);
    let read = move |tx: &mut Tx| {
        Ok::<_, StoreError>((
            lines(tx, &here, from, until)?,
            open_flows(tx, body, since)?,
            open_credits(tx, &here, now)?,
            joins(tx, body, from, until)?,
        ))
    };
    let (mut all, mut flows, mut credits, mut joins) = ctx.db.read(read).await?;
    all.retain(|line| seeing.dues.covers(line.due));
    if !seeing.dues.covers(Dues::NONE) {
        (flows, credits, joins) = Default::default();
    }
    let counts = counted(&all);
    let label = Label::parse(&wanted.label);
    let address =
        |label: &str| page.at(&format!("payments/reconciliation?from={from}&until={until}&label={label}"));
    let filters = Label::ALL.into_iter().filter_map(|one| {
        let count = counts.get(&one).copied()?;
        Some((one.word(), count, address(one.word()), label == Some(one)))
    });
    let filters = filters.collect();
    let fits = |line: &&Line| label.is_none_or(|label| !line.unreadable && line.labels.contains(&label));
    let found = all.iter().filter(fits).count();
    let shown = all.iter().filter(fits).take(LINES_SHOWN).map(|line| line_shown(&page, line)).collect();
    Ok(html(&Bench {
        from: from.to_string(),
        until: until.to_string(),
        label: label.map_or("", Label::word).to_owned(),
        filters,
        lines: shown,
        found,
        flows: flows.into_iter().map(|flow| (flow.clone(), euro(flow.total))).collect(),
        credits: credits.into_iter().map(|credit| credit_shown(&page, credit)).collect(),
        joins: joins.into_iter().map(|join| join_shown(&page, join)).collect(),
        acts: page.may(rights::ACCOUNTS),
        page,
    }))
}

fn line_shown(page: &Page, line: &Line) -> LineShown {
    let facts = &line.facts;
    let why = |label: &Label| (label.word(), label.is_open(), said(*label, facts).say(page.tr));
    LineShown {
        day: line.day.to_string(),
        what: if line.iuv.is_empty() { line.text.clone() } else { line.iuv.clone() },
        receipt: facts.receipt.map_or_else(String::new, |receipt| euro(receipt.amount)),
        flow: facts.line.map_or_else(String::new, |line| euro(line.amount)),
        flow_name: line.flow_name.clone(),
        treasury: facts.treasury.map_or_else(String::new, euro),
        labels: if line.unreadable { Vec::new() } else { line.labels.iter().map(why).collect() },
        unreadable: if line.unreadable { page.t(&format!("flow-line-{}", line.text)) } else { String::new() },
    }
}

fn credit_shown(page: &Page, credit: OpenCredit) -> CreditShown {
    let failures = match &credit.outcome {
        Outcome::Open(failures) => failures.as_slice(),
        Outcome::Joined { .. } => &[],
    };
    let tried = failures
        .iter()
        .map(|failure| (step_said(failure.step).say(page.tr), miss_said(failure.why).say(page.tr)))
        .collect();
    CreditShown { amount: euro(credit.amount), tried, credit }
}

fn join_shown(page: &Page, join: Join) -> JoinShown {
    let step = step_said(join.step).say(page.tr);
    JoinShown { total: euro(join.total), amount: euro(join.amount), step, join }
}

#[derive(serde::Deserialize)]
struct Joining {
    #[serde(default)]
    flow: i64,
    #[serde(default)]
    movement: i64,
    reason: String,
}

async fn join(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(joining): Posted<Joining>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let pair = (joining.flow, joining.movement);
    let work = move |tx: &mut Tx| join_by_hand(tx, &here, &accountant, pair, &joining.reason, now);
    ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    Ok(Redirect::to(&page.at("payments/reconciliation")).into_response())
}

async fn part(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(joining): Posted<Joining>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let work = move |tx: &mut Tx| take_back(tx, &here, &accountant, joining.movement, &joining.reason, now);
    ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    Ok(Redirect::to(&page.at("payments/reconciliation")).into_response())
}
