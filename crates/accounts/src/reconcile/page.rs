//! `/{body}/payments/reconciliation`: receipts, flows and credits side by side, each line with its labels and
//! their reasons; what is open is joined by hand, what is joined can be parted.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::lanes::PAYMENTS;
use office::period::Period;
use office::{Ctx, Here, Office, rights};
use payments::proof::{Accounting, Dues, May, Seeing};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::LINES_DAYS_MAX;
use super::by_hand::{join_by_hand, take_back};
use super::desk::{counted, joins, open_credits, open_flows};
use super::join::{PENDING_DAYS, days};
use super::labels::Label;
use super::lines::{Line, lines};
use super::said::name_said;
use super::view::{Bench, Chosen, CreditShown, FlowShown, JoinShown, LineShown};

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

/// The days that are asked for: the last week, unless said otherwise; and whether they are fewer than were asked.
fn asked(office: &Office, wanted: &Wanted, now: Moment) -> (Date, Date, bool) {
    let typed = Period::typed(&wanted.from, &wanted.until, office.date_of(now));
    let shown = typed.at_most(LINES_DAYS_MAX);
    (shown.from, shown.to, shown != typed)
}

async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    seeing: &May<Seeing>,
    wanted: Wanted,
    now: Moment,
) -> Result<Response, Failed> {
    let (from, until, shortened) = asked(office, &wanted, now);
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
    let covers_all = seeing.dues.covers(Dues::NONE);
    if !covers_all {
        (flows, credits, joins) = Default::default();
    }
    let counts = counted(&all);
    let open = all.iter().filter(|line| line.is_open()).count();
    let label = Label::parse(&wanted.label);
    let address = |label: &str| page.at(&bench_of(from, until, label));
    let filters = Label::ALL.into_iter().filter_map(|one| {
        let count = counts.get(&one).copied()?;
        let name = name_said(one).say(page.tr);
        Some(Chosen { name, count, address: address(one.word()), chosen: label == Some(one) })
    });
    let filters = filters.collect();
    let fits =
        |line: &&Line| label.is_none_or(|label| !line.unreadable && line.told().any(|one| one == label));
    let found = all.iter().filter(fits).count();
    Ok(html(&Bench {
        from: from.to_string(),
        until: until.to_string(),
        shortened: shortened.then_some(LINES_DAYS_MAX),
        label: label.map_or("", Label::word).to_owned(),
        all: address(""),
        filters,
        lines: (all.iter().filter(fits).take(LINES_SHOWN))
            .map(|line| LineShown::of(office, &page, line, covers_all))
            .collect(),
        found,
        open,
        flows: flows.iter().map(|flow| FlowShown::of(&page, flow)).collect(),
        credits: credits.iter().map(|credit| CreditShown::of(&page, credit)).collect(),
        joins: joins.iter().map(|join| JoinShown::of(office, &page, join)).collect(),
        acts: page.may(rights::ACCOUNTS),
        page,
    }))
}

fn bench_of(from: Date, until: Date, label: &str) -> String {
    format!("payments/reconciliation?from={from}&until={until}&label={label}")
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
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
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
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    Ok(Redirect::to(&page.at("payments/reconciliation")).into_response())
}
