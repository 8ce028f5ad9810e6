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
use super::gather::{PENDING_DAYS, days};
use super::hand::{self, Again};
use super::labels::Label;
use super::lines::{Key, Line, lines};
use super::named::named;
use super::pairs::{CreditShown, FlowShown, JoinShown};
use super::said::name_said;
use super::view::{Bench, Chosen, LineShown, More};
use crate::explain::{ExplainedShown, Form, explained, paid_elsewhere};

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
pub(crate) struct Wanted {
    pub from: String,
    pub until: String,
    pub label: String,
    /// What somebody has just done by hand.
    pub done: String,
    /// Open flows and credits after these.
    pub flows_after: i64,
    pub credits_after: i64,
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
    let paid_since = now.plus_s(-PENDING_DAYS * 86_400);
    let after = (wanted.flows_after, wanted.credits_after);
    let read = move |tx: &mut Tx| {
        let all = lines(tx, &here, from, until)?;
        let flow = |line: &Line| if let Key::Flow { flow, .. } = line.key { Some(flow) } else { None };
        let told = all.iter().filter_map(flow).collect();
        let flows = open_flows(tx, body, since, after.0)?;
        let named = named(tx, &here, &flows.rows)?;
        let credits = open_credits(tx, &here, since, after.1)?;
        let cents = credits.rows.iter().map(|credit| credit.amount).collect();
        Ok::<_, StoreError>((
            (flows, named),
            credits,
            joins(tx, &here, (from, until), &told)?,
            (explained(tx, &here, (from, until))?, paid_elsewhere(tx, &here, paid_since, &cents)?),
            all,
        ))
    };
    let ((mut flows, named), mut credits, mut joins, (mut explained, mut paid), mut all) =
        ctx.db.read(read).await?;
    all.retain(|line| reading.dues.covers(line.due));
    let covers_all = reading.dues.covers(Dues::NONE);
    if !covers_all {
        (flows, credits, joins, explained, paid) = Default::default();
    }
    let counts = counted(&all);
    let open = all.iter().filter(|line| line.is_open()).count();
    let label = Label::parse(&wanted.label);
    let address = |label: &str| page.at(&bench_of((from, until), label, after));
    let of_day = |day: Date| format!("{}#bench-explained", page.at(&bench_of((day, day), "", (0, 0))));
    let part = |after: (i64, i64)| page.at(&bench_of((from, until), &wanted.label, after));
    let (last_flow, last_credit) =
        (flows.rows.last().map(|one| one.id), credits.rows.last().map(|one| one.id));
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
    let done = ["joined", "parted", "explained", "unexplained"].into_iter().find(|word| *word == wanted.done);
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
        more_flows: More::of(&flows, after.0, last_flow, |place| part((place, after.1))),
        more_credits: More::of(&credits, after.1, last_credit, |place| part((after.0, place))),
        flows: flows
            .rows
            .iter()
            .map(|flow| FlowShown::of(&page, flow, named.get(&flow.id), of_day))
            .collect(),
        credits: credits.rows.iter().map(|credit| CreditShown::of(&page, credit)).collect(),
        joins: joins.iter().map(|join| JoinShown::of(office, &page, join)).collect(),
        explained: explained.0.iter().map(|one| ExplainedShown::of(office, &page, one)).collect(),
        more_explained: explained.1,
        explaining: Form::of(office, &page, paid, again.explaining.as_ref()),
        done: done.map(|word| page.t(&format!("bench-done-{word}"))),
        again,
        after,
        acts: page.may(rights::ACCOUNTS),
        page,
    }))
}

/// The bench with the days, the label and the parts of the open ones that were chosen.
fn bench_of((from, until): (Date, Date), label: &str, (flows, credits): (i64, i64)) -> String {
    let mut address = format!("payments/reconciliation?from={from}&until={until}&label={label}");
    for (name, after) in [("flows_after", flows), ("credits_after", credits)] {
        if after != 0 {
            address.push_str(&format!("&{name}={after}"));
        }
    }
    address
}

/// The bench as somebody left it to do this.
pub(super) fn bench_after(office: &Office, wanted: &Wanted, now: Moment) -> String {
    let (from, until, _) = asked(office, wanted, now);
    let label = Label::parse(&wanted.label).map_or("", Label::word);
    let after = (wanted.flows_after, wanted.credits_after);
    format!("{}&done={}", bench_of((from, until), label, after), wanted.done)
}
