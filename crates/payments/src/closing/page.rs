//! `/{body}/payments/closing`: the closed days of a month, and closing days and the month.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::{Ctx, Here, Office, rights};
use platform::chart;
use platform::i18n::euro_unbroken as euro;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::month::{COLUMNS, close_month, month_sheet};
use super::read::{closed_days, last_closed};
use super::rule::close_through;
use super::sheet::{Part, Sheet};
use super::{day, export};
use crate::ROOM;
use crate::proof::{Accounting, May, Seeing};
use crate::said;

pub fn routes() -> Routes<Ctx> {
    let (see, act) = (Access::Right(rights::SEE_PAYMENTS), Access::Right(rights::ACCOUNTS));
    Routes::new()
        .get("/{body}/payments/closing", see, show)
        .post("/{body}/payments/closing", act, close)
        .post("/{body}/payments/closing/month", act, close_whole)
        .get("/{body}/payments/closing/{day}", see, day::show)
        .get("/{body}/payments/closing.csv", see, export::download)
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    /// Any day of it; this month when absent.
    month: String,
}

impl Wanted {
    pub fn first(&self, office: &Office, now: Moment) -> Date {
        let day = format!("{}-01", self.month).parse().unwrap_or_else(|_| office.date_of(now));
        day.first_of_month()
    }
}

#[derive(askama::Template)]
#[template(path = "closing/month.html")]
struct MonthPage {
    page: Page,
    /// As an address says it, and as people do.
    month: String,
    name: String,
    /// The months beside it; none ahead of today.
    before: (String, String),
    after: Option<(String, String)>,
    days: Vec<DayShown>,
    totals: [String; 3],
    closed: bool,
    /// All its days are closed.
    ready: bool,
    /// The day up to which can be closed; none where all are.
    until: Option<String>,
    acts: bool,
    /// The picture and its table, where there is money to draw.
    chart: Option<(String, String)>,
}

struct DayShown {
    day: Date,
    name: String,
    own: [String; 3],
    /// Column and cents of what was learned too late for its own day.
    adjusted: Vec<(String, String)>,
    open: usize,
}

/// The columns of a sheet, in the order of [`COLUMNS`].
pub(super) const NAMES: [&str; 3] = ["closing-receipts", "closing-flows", "closing-treasury"];

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let seeing: May<Seeing> = May::prove(&caller, &office)?;
    let (first, body) = (wanted.first(&office, now), office.id);
    let read = move |tx: &mut Tx| {
        let days = closed_days(tx, body, first, first.last_of_month())?;
        Ok::<_, StoreError>((days, month_sheet(tx, body, first)?.is_some(), last_closed(tx, body)?))
    };
    let (mut days, closed, last) = ctx.db.read(read).await?;
    days.iter_mut().for_each(|day| day.sheet.keep(&seeing.dues));
    let own = |sheet: &Sheet| COLUMNS.map(|kinds| sheet.cents(kinds, &[Part::Own, Part::Before]));
    let adjusted = |sheet: &Sheet| COLUMNS.map(|kinds| sheet.cents(kinds, &[Part::Adjustment]));
    let mut totals = [0i64; 3];
    for day in &days {
        for (total, cents) in totals.iter_mut().zip(COLUMNS.map(|kinds| day.sheet.cents(kinds, &Part::ALL))) {
            *total += cents;
        }
    }
    let chart = chart::Chart {
        id: "month".into(),
        title: page.t("closing-chart"),
        description: page.t("closing-chart-says"),
        unit: "€".into(),
        category: page.t("closing-day"),
        categories: days.iter().map(|day| day.sheet.day.day().to_string()).collect(),
        series: NAMES
            .into_iter()
            .enumerate()
            .map(|(at, name)| chart::Series {
                name: page.t(name),
                // A picture, not an amount: the table beside it is made of whole cents.
                values: days.iter().map(|day| own(&day.sheet)[at] as f64 / 100.0).collect(),
            })
            .collect(),
        no_data: page.t("closing-none"),
        decimal: ',',
        ..Default::default()
    };
    let today = office.date_of(now);
    let yesterday = today.yesterday().unwrap_or(first);
    let until = last.map_or(Some(yesterday), |day| day.tomorrow().ok()).filter(|day| *day <= yesterday);
    let shown = |day: &super::ClosedDay| DayShown {
        day: day.sheet.day,
        name: said::list_day(&page, day.sheet.day),
        own: own(&day.sheet).map(euro),
        adjusted: NAMES
            .into_iter()
            .zip(adjusted(&day.sheet))
            .filter(|(_, cents)| *cents != 0)
            .map(|(name, cents)| (page.t(name), euro(cents)))
            .collect(),
        open: day.sheet.open.len(),
    };
    let named = |day: Date| (month_name(day), said::month(&page, day));
    let next = first.last_of_month().tomorrow().ok().filter(|next| *next <= today);
    Ok(html(&MonthPage {
        month: month_name(first),
        name: said::month(&page, first),
        before: named(first.yesterday().unwrap_or(first).first_of_month()),
        after: next.map(named),
        chart: totals.iter().any(|total| *total != 0).then(|| (chart::bars(&chart), chart::table(&chart))),
        days: days.iter().map(shown).collect(),
        totals: totals.map(euro),
        closed,
        ready: last.is_some_and(|last| last >= first.last_of_month()) && !days.is_empty(),
        until: until.map(|day| day.to_string()),
        acts: page.may(rights::ACCOUNTS),
        page,
    }))
}

pub(super) fn month_name(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

#[derive(serde::Deserialize)]
struct Closing {
    until: Date,
}

async fn close(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(closing): Posted<Closing>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let work = move |tx: &mut Tx| close_through(tx, &here, &accountant, closing.until, now);
    ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    let to = page.at(&format!("payments/closing?month={}", month_name(closing.until)));
    Ok(Redirect::to(&to).into_response())
}

async fn close_whole(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let first = wanted.first(&office, now);
    let work = move |tx: &mut Tx| close_month(tx, &here, &accountant, first, now).map(|_| ());
    ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    Ok(Redirect::to(&page.at(&format!("payments/closing?month={}", month_name(first)))).into_response())
}
