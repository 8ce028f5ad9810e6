//! `/{body}/payments/reconciliation`: receipts, flows and credits side by side, each line with its labels and
//! their reasons; what is open is joined by hand, what is joined can be parted.

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use office::period::Period;
use office::{Ctx, Here, Office, rights};
use payments::proof::{Dues, May, Reading};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::LINES_DAYS_MAX;
use super::amounts::amounts;
use super::desk::{counted, joins, open_credits, open_flows, owed};
use super::hand::{self, Again};
use super::join::{PENDING_DAYS, days};
use super::labels::Label;
use super::lines::{Key, Line, lines};
use super::pairs::{CreditShown, FlowShown, JoinShown};
use super::said::name_said;
use super::view::{Bench, Chosen, LineShown};

/// Lines of one page; the filters find the others.
const LINES_SHOWN: usize = 200;

pub fn routes() -> Routes<Ctx> {
    let (read, act) = (Access::Right(rights::SEE_ACCOUNTS), Access::Right(rights::ACCOUNTS));
    Routes::new()
        .get("/{body}/payments/reconciliation", read, show)
        .post("/{body}/payments/reconciliation/join", act, hand::join)
        .post("/{body}/payments/reconciliation/part", act, hand::part)
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    pub from: String,
    pub until: String,
    pub label: String,
    /// What somebody has just done by hand.
    pub done: String,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let reading: May<Reading> = May::prove(&caller, &office)?;
    render(&ctx, &office, page, &reading, (wanted, Again::default()), now).await
}

/// The days that are asked for: the last week, unless said otherwise; and whether they are fewer than were asked.
fn asked(office: &Office, wanted: &Wanted, now: Moment) -> (Date, Date, bool) {
    let typed = Period::typed(&wanted.from, &wanted.until, office.date_of(now));
    let shown = typed.at_most(LINES_DAYS_MAX);
    (shown.from, shown.to, shown != typed)
}

/// The bench, or again with what was not done by hand.
pub(super) async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    reading: &May<Reading>,
    (wanted, again): (Wanted, Again),
    now: Moment,
) -> Result<Response, Failed> {
    let (from, until, shortened) = asked(office, &wanted, now);
    let (here, body) = (office.clone(), office.id);
    let since = days(office.date_of(now), -PENDING_DAYS);
    let read = move |tx: &mut Tx| {
        let all = lines(tx, &here, from, until)?;
        let flow = |line: &Line| if let Key::Flow { flow, .. } = line.key { Some(flow) } else { None };
        let told = all.iter().filter_map(flow).collect();
        Ok::<_, StoreError>((
            open_flows(tx, body, since)?,
            open_credits(tx, &here, now)?,
            joins(tx, &here, (from, until), &told)?,
            all,
        ))
    };
    let (mut flows, mut credits, mut joins, mut all) = ctx.db.read(read).await?;
    all.retain(|line| reading.dues.covers(line.due));
    let covers_all = reading.dues.covers(Dues::NONE);
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
    let shown: Vec<&Line> = all.iter().filter(fits).take(LINES_SHOWN).collect();
    let references: Vec<String> = shown.iter().map(|line| line.iuv.clone()).collect();
    let owed = ctx.db.read(move |tx: &mut Tx| owed(tx, body, references.iter())).await?;
    let done = ["joined", "parted"].into_iter().find(|word| *word == wanted.done);
    Ok(html(&Bench {
        from: from.to_string(),
        until: until.to_string(),
        shortened: shortened.then_some(LINES_DAYS_MAX),
        label: label.map_or("", Label::word).to_owned(),
        all: address(""),
        filters,
        lines: shown.iter().map(|line| LineShown::of(office, &page, line, &owed, covers_all)).collect(),
        found,
        amounts: amounts(&page, &all),
        open,
        flows: flows.iter().map(|flow| FlowShown::of(&page, flow)).collect(),
        credits: credits.iter().map(|credit| CreditShown::of(&page, credit)).collect(),
        joins: joins.iter().map(|join| JoinShown::of(office, &page, join)).collect(),
        done: done.map(|word| page.t(&format!("bench-done-{word}"))),
        again,
        acts: page.may(rights::ACCOUNTS),
        page,
    }))
}

/// The bench with the days and the label that were chosen.
fn bench_of(from: Date, until: Date, label: &str) -> String {
    format!("payments/reconciliation?from={from}&until={until}&label={label}")
}

/// The bench as somebody left it to do this.
pub(super) fn bench_after(office: &Office, wanted: &Wanted, now: Moment) -> String {
    let (from, until, _) = asked(office, wanted, now);
    let label = Label::parse(&wanted.label).map_or("", Label::word);
    format!("{}&done={}", bench_of(from, until, label), wanted.done)
}
