//! `/{body}/payments/closing`: the days of a month, closed or not, the sheet of each, and the month itself.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::{Ctx, Here, Office, rights};
use platform::chart;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::export;
use super::facts::Kind;
use super::month::{COLUMNS, close_month, month_sheet};
use super::read::{closed_days, day_sheet, last_closed};
use super::rule::{close_through, preview};
use super::sheet::{Part, Row, Sheet, Sum};
use crate::ROOM;
use crate::proof::{Accounting, May, Seeing};
use crate::reconcile::euro;

pub fn routes() -> Routes<Ctx> {
    let (see, act) = (Access::Right(rights::SEE_PAYMENTS), Access::Right(rights::ACCOUNTS));
    Routes::new()
        .get("/{body}/payments/closing", see, show)
        .post("/{body}/payments/closing", act, close)
        .post("/{body}/payments/closing/month", act, close_whole)
        .get("/{body}/payments/closing/{day}", see, show_day)
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
    month: String,
    before: String,
    after: String,
    /// Day, its columns, those of its adjustments, open lines.
    days: Vec<(Date, [String; 3], [String; 3], usize)>,
    totals: [String; 3],
    closed: bool,
    /// The day up to which can be closed.
    until: String,
    acts: bool,
    picture: String,
    table: String,
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
        series: ["closing-receipts", "closing-flows", "closing-treasury"]
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
    let yesterday = office.date_of(now).yesterday().unwrap_or(first);
    let until = last.and_then(|day| day.tomorrow().ok()).unwrap_or(yesterday).min(yesterday);
    let shown = |day: &super::ClosedDay| {
        let sheet = &day.sheet;
        (sheet.day, own(sheet).map(euro), adjusted(sheet).map(euro), sheet.open.len())
    };
    Ok(html(&MonthPage {
        month: month_name(first),
        before: month_name(first.yesterday().unwrap_or(first)),
        after: month_name(first.last_of_month().tomorrow().unwrap_or(first)),
        days: days.iter().map(shown).collect(),
        totals: totals.map(euro),
        closed,
        until: until.to_string(),
        acts: page.may(rights::ACCOUNTS),
        picture: chart::bars(&chart),
        table: chart::table(&chart),
        page,
    }))
}

pub(super) fn month_name(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

struct SumShown {
    part: String,
    kind: String,
    due: String,
    sum: Sum,
    amount: String,
}

#[derive(askama::Template)]
#[template(path = "closing/day.html")]
struct DayPage {
    page: Page,
    day: Date,
    month: String,
    closed: Option<(String, String)>,
    sums: Vec<SumShown>,
    /// What a column adds up to: heading, own, adjustments, both.
    columns: Vec<(String, String, String, String)>,
    labels: Vec<(String, i64)>,
    open: Vec<(Row, String)>,
}

async fn show_day(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Path((_, day)): Path<(String, String)>,
) -> Result<Response, Failed> {
    let seeing: May<Seeing> = May::prove(&caller, &office)?;
    let day: Date = day.parse().map_err(|_| Failed::not_found())?;
    let here = office.clone();
    let read = move |tx: &mut Tx| {
        let closed = day_sheet(tx, here.id, day)?;
        let open = if closed.is_none() { Some(preview(tx, &here, day)?.0) } else { None };
        Ok::<_, StoreError>((closed, open))
    };
    let (closed, open) = ctx.db.read(read).await?;
    let told = closed.as_ref().map(|day| {
        (day.closed_at.zoned(&office.zone).strftime("%d/%m/%Y %H:%M").to_string(), day.closed_by.clone())
    });
    let mut sheet = closed.map(|day| day.sheet).or(open).ok_or_else(Failed::not_found)?;
    sheet.keep(&seeing.dues);
    let due_name = |due: i64| {
        let part = office::by_id(&office.dues, due);
        part.map_or_else(|| page.t("closing-no-due"), |part| part.doc.name.say(page.lang()).to_owned())
    };
    let sums = sheet.sums.iter().map(|sum| SumShown {
        part: page.t(&format!("closing-part-{}", sum.part.word())),
        kind: page.t(&format!("closing-kind-{}", sum.kind.word())),
        due: if sum.kind == Kind::Receipt { due_name(sum.due) } else { String::new() },
        amount: euro(sum.cents),
        sum: sum.clone(),
    });
    let names = ["closing-receipts", "closing-flows", "closing-treasury"];
    let columns = names.into_iter().zip(COLUMNS).map(|(name, kinds)| {
        let of = |parts: &[Part]| euro(sheet.cents(kinds, parts));
        (page.t(name), of(&[Part::Own, Part::Before]), of(&[Part::Adjustment]), of(&Part::ALL))
    });
    Ok(html(&DayPage {
        day,
        month: month_name(day),
        closed: told,
        sums: sums.collect(),
        columns: columns.collect(),
        labels: sheet.labels.clone(),
        open: sheet.open.iter().map(|row| (row.clone(), euro(row.cents))).collect(),
        page,
    }))
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
