//! `/{body}/payments/closing`: the closed days of a month, and closing days and the month.

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use office::{Ctx, Here, Office, rights};
use payments::proof::{Dues, May, Reading};
use payments::said;
use platform::Moment;
use platform::i18n::euro_unbroken as euro;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::ask::{Asks, Told};
use super::drawn::{drawn, own};
use super::month::{COLUMNS, month_sheet};
use super::origin::{self, Origins};
use super::read::{ClosedDay, closed_days, first_closed, last_closed};
use super::sheet::{Part, Sheet};
use super::sums::SumsShown;
use super::{act, day, export};

pub fn routes() -> Routes<Ctx> {
    let (read, accounts) = (Access::Right(rights::SEE_ACCOUNTS), Access::Right(rights::ACCOUNTS));
    Routes::new()
        .get("/{body}/payments/closing", read, show)
        .post("/{body}/payments/closing", accounts, act::days)
        .post("/{body}/payments/closing/month", accounts, act::month)
        .get("/{body}/payments/closing/{day}", read, day::show)
        .get("/{body}/payments/closing.csv", read, export::download)
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    /// Any day of it; this month when absent.
    pub month: String,
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
    /// The sheet of the month as it was closed, and when and by whom.
    closed: Option<(SumsShown, String, String)>,
    /// All its days are closed.
    ready: bool,
    /// The day up to which can be closed, as it was typed if it was refused; none where all are closed.
    until: Option<String>,
    /// Nothing of this month is ever closed: it lies before the first day that was, as an address says it and as
    /// people do.
    early: Option<(Date, String)>,
    /// What is about to be closed: the question, what comes of it, and the word of the button.
    asks: Option<Asks>,
    /// Why nothing was closed.
    wrong: Option<String>,
    acts: bool,
    /// The picture and its table, where there is money to draw.
    chart: Option<(String, String)>,
    origins: Vec<Origins>,
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
    let reading: May<Reading> = May::prove(&caller, &office)?;
    let first = wanted.first(&office, now);
    month(&ctx, &office, page, &reading, (first, None), now).await
}

/// The page of a month, or again with the day that was typed and why it was not closed.
pub(super) async fn month(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    reading: &May<Reading>,
    (first, told): (Date, Option<Told>),
    now: Moment,
) -> Result<Response, Failed> {
    let body = office.id;
    let read = move |tx: &mut Tx| {
        let days = closed_days(tx, body, first, first.last_of_month())?;
        let ends = (first_closed(tx, body)?, last_closed(tx, body)?);
        let poured = origin::poured(tx, body, first, first.last_of_month())?;
        Ok::<_, StoreError>((days, month_sheet(tx, body, first)?, ends, poured))
    };
    let (mut days, mut closed, (began, last), mut poured) = ctx.db.read(read).await?;
    if let Some(closed) = &mut closed {
        closed.sheet.sums.retain(|sum| reading.dues.covers(sum.due));
    }
    days.iter_mut().for_each(|day| day.sheet.keep(&reading.dues));
    if !reading.dues.covers(Dues::NONE) {
        poured.clear();
    }
    let adjusted = |sheet: &Sheet| COLUMNS.map(|kinds| sheet.cents(kinds, &[Part::Adjustment]));
    let mut totals = [0i64; 3];
    for day in &days {
        for (total, cents) in totals.iter_mut().zip(COLUMNS.map(|kinds| day.sheet.cents(kinds, &Part::ALL))) {
            *total += cents;
        }
    }
    let today = office.date_of(now);
    let yesterday = today.yesterday().unwrap_or(first);
    let until = last.map_or(Some(yesterday), |day| day.tomorrow().ok()).filter(|day| *day <= yesterday);
    let shown = |day: &ClosedDay| DayShown {
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
    let (typed, wrong, asks) = match told {
        None => (None, None, None),
        Some(Told::Refused { until, wrong }) => (Some(until), Some(wrong), None),
        Some(Told::Asks { until, days }) => {
            (until.map(|day| day.to_string()), None, Some(Asks::of(&page, first, (until, days))))
        }
    };
    let until = typed.filter(|day| !day.is_empty()).or(until.map(|day| day.to_string()));
    let named = |day: Date| (month_name(day), said::month(&page, day));
    let next = first.last_of_month().tomorrow().ok().filter(|next| *next <= today);
    Ok(html(&MonthPage {
        month: month_name(first),
        name: said::month(&page, first),
        before: named(first.yesterday().unwrap_or(first).first_of_month()),
        after: next.map(named),
        // One day alone is no course of anything.
        chart: (days.len() > 1 && totals != [0; 3]).then(|| drawn(&page, &days)),
        origins: origin::of(office, &page, &days, poured),
        days: days.iter().map(shown).collect(),
        totals: totals.map(euro),
        closed: closed.map(|month| {
            let by = said::actor(office, &page, &month.closed_by);
            (SumsShown::of(office, &page, &month.sheet.sums), said::when(office, &page, month.closed_at), by)
        }),
        ready: last.is_some_and(|last| last >= first.last_of_month()) && !days.is_empty(),
        until,
        early: began.filter(|day| *day > first.last_of_month()).map(|day| (day, said::list_day(&page, day))),
        asks,
        wrong,
        acts: page.may(rights::ACCOUNTS),
        page,
    }))
}

pub(super) fn month_name(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}
