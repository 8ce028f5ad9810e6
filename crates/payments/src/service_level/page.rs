//! The levels of service as a page, and as figures for programs.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office, rights};
use platform::chart::{self, Chart, Series};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::stops::{self, Stop, StopError};
use super::{DUE_MS, DUE_SHARE, Month, Op, PLANNED_HOURS_A_YEAR, UNPLANNED_HOURS_A_YEAR, figures, months};
use crate::ROOM;
use crate::proof::{Joining, May};
use crate::stand_in::{self, Drift};
use crate::words::when;

const MONTHS_SHOWN: i64 = 12;

pub fn routes() -> Routes<Ctx> {
    let setup = Access::Right(rights::PAYMENT_SETUP);
    Routes::new()
        .get("/{body}/payments/service-level", setup, show)
        .post("/{body}/payments/service-level/stops", setup, announce)
        .post("/{body}/payments/service-level/stops/withdraw", setup, withdraw)
        .get("/api/v1/{body}/payments/service-level", setup, figures::figures)
}

struct MonthRow {
    name: String,
    availability: String,
    /// Time of 98 of 100, share in time, answers, failures; the last part of the chip's class.
    ops: Vec<(String, String, i64, i64, bool)>,
    planned: String,
    unplanned: String,
}

struct StopRow {
    id: i64,
    from: String,
    until: String,
    planned: bool,
    reason: String,
    ahead: bool,
}

#[derive(askama::Template)]
#[template(path = "service_level/service_level.html")]
struct LevelPage {
    page: Page,
    picture: String,
    rows: Vec<MonthRow>,
    stops: Vec<StopRow>,
    budgets: [(&'static str, String, i64, bool); 2],
    /// What the archive that stands in for us was not told yet; nothing where there is none.
    archive: Option<Drift>,
    wrong: Option<String>,
    ops: [&'static str; Op::ALL.len()],
}

#[derive(serde::Deserialize)]
struct StopForm {
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    stop: i64,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    May::<Joining>::prove(&caller, &office)?;
    render(&ctx, &office, page, now, None).await
}

pub(super) async fn read(ctx: &Ctx, office: &Office, now: Moment) -> Result<(Vec<Month>, Vec<Stop>), Failed> {
    let (offices, body) = (ctx.offices.clone(), office.id);
    let read = move |tx: &mut Tx| match offices.at(tx, body)? {
        Some(office) => months(tx, &office, MONTHS_SHOWN, now),
        None => Ok((Vec::new(), Vec::new())),
    };
    Ok(ctx.db.read(read).await?)
}

/// Planned and other stops of the calendar year, seconds.
fn year(months: &[Month], now: &Month) -> (i64, i64) {
    let of_year = months.iter().filter(|month| month.first.year() == now.first.year());
    of_year.fold((0, 0), |sum, month| (sum.0 + month.planned_s, sum.1 + month.unplanned_s))
}

async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    now: Moment,
    wrong: Option<StopError>,
) -> Result<Response, Failed> {
    let (months, stops) = read(ctx, office, now).await?;
    let body = office.id;
    let has_archive = office.body.creditor.as_ref().is_some_and(|creditor| !creditor.archive.is_empty());
    let archive =
        if has_archive { Some(ctx.db.read(move |tx| stand_in::drift(tx, body)).await?) } else { None };
    let (planned, unplanned) = months.first().map_or((0, 0), |this| year(&months, this));
    let budget = |word, seconds: i64, hours: i64| (word, hours_said(seconds), hours, seconds > hours * 3_600);
    let row = |stop: &Stop| StopRow {
        id: stop.id,
        from: when(office, &page, stop.starts_at),
        until: when(office, &page, stop.ends_at),
        planned: stop.planned,
        reason: stop.reason.clone(),
        ahead: stop.planned && stop.starts_at > now,
    };
    Ok(html(&LevelPage {
        picture: picture(&page, &months),
        rows: months.iter().map(month_row).collect(),
        stops: stops.iter().map(row).collect(),
        budgets: [
            budget("level-budget-planned", planned, PLANNED_HOURS_A_YEAR),
            budget("level-budget-unplanned", unplanned, UNPLANNED_HOURS_A_YEAR),
        ],
        archive,
        wrong: wrong.map(|error| Failed::from(error).sentence.say(page.tr)),
        ops: Op::ALL.map(Op::word),
        page,
    }))
}

fn month_row(month: &Month) -> MonthRow {
    let dash = || "–".to_owned();
    let op = |(op, reached): (Op, &super::Reached)| {
        let time = match reached.p98_ms {
            Some(ms) => format!("≤ {ms} ms"),
            None if reached.answers > 0 => format!("> {} ms", op.limit_ms()),
            None => dash(),
        };
        let late = reached.in_time.is_some_and(|share| share < DUE_SHARE);
        (time, reached.in_time.map_or_else(dash, percent), reached.answers, reached.failures, late)
    };
    MonthRow {
        name: name_of(month),
        availability: percent(month.availability),
        ops: Op::ALL.into_iter().zip(&month.reached).map(op).collect(),
        planned: hours_said(month.planned_s),
        unplanned: hours_said(month.unplanned_s),
    }
}

fn name_of(month: &Month) -> String {
    month.first.strftime("%m/%Y").to_string()
}

/// «98,15 %».
fn percent(hundredths: i64) -> String {
    format!("{},{:02} %", hundredths / 100, hundredths % 100)
}

/// «3:05» hours.
fn hours_said(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 3_600, seconds / 60 % 60)
}

fn picture(page: &Page, months: &[Month]) -> String {
    let oldest_first = || months.iter().rev();
    let series = Op::ALL.into_iter().enumerate().map(|(place, op)| Series {
        name: page.t(&format!("level-op-{}", op.word())),
        values: oldest_first()
            .map(|month| month.reached[place].p98_ms.map_or(f64::NAN, |ms| ms as f64))
            .collect(),
    });
    chart::lines(&Chart {
        id: "service-level".into(),
        title: page.t("level-chart"),
        description: page.t("level-chart-says"),
        unit: "ms".into(),
        category: page.t("level-month"),
        categories: oldest_first().map(name_of).collect(),
        series: series.collect(),
        mark: Some((DUE_MS as f64, page.t("level-mark"))),
        no_data: page.t("level-no-data"),
        ..Chart::default()
    })
}

async fn announce(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<StopForm>,
) -> Result<Response, Failed> {
    let admin = May::<Joining>::prove(&caller, &office)?;
    let moment = |civil: &str| -> Option<Moment> {
        let civil: jiff::civil::DateTime = civil.parse().ok()?;
        Some(civil.to_zoned(office.zone.clone()).ok()?.timestamp().into())
    };
    let (Some(from), Some(until)) = (moment(&form.from), moment(&form.until)) else {
        return render(&ctx, &office, page, now, Some(StopError::Times)).await;
    };
    let of = office.clone();
    let work =
        move |tx: &mut Tx| stops::announce(tx, &of, &admin, (from, until), &form.reason, now).map(|_| ());
    match ctx.db.write(Lane::of(office.id, ROOM), work).await {
        Ok(()) => Ok(Redirect::to(&page.at("payments/service-level")).into_response()),
        Err(StopError::Store(error)) => Err(error.into()),
        Err(error) => render(&ctx, &office, page, now, Some(error)).await,
    }
}

async fn withdraw(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<StopForm>,
) -> Result<Response, Failed> {
    let admin = May::<Joining>::prove(&caller, &office)?;
    let work = move |tx: &mut Tx| stops::withdraw(tx, &admin, form.stop, now);
    ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    Ok(Redirect::to(&page.at("payments/service-level")).into_response())
}
