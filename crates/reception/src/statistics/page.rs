//! `/{body}/statistics`: the page and its export.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use platform::csv;
use platform::web::{Access, Failed, Page, Routes, html, saved};

use super::figures::Asked;
use super::shown::{Shown, is_empty, shown};
use super::{export, read};
use office::period::{Period, PeriodError};

pub fn routes() -> Routes<Ctx> {
    let statistics = Access::Right(rights::STATISTICS);
    Routes::new().get("/{body}/statistics", statistics, show).get(
        "/{body}/statistics.csv",
        statistics,
        download,
    )
}

#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    from: String,
    to: String,
    /// Key of a service; empty for all.
    service: String,
}

impl Filter {
    pub(super) fn period(&self, office: &Office, page: &Page) -> Result<Period, PeriodError> {
        Period::parse(&self.from, &self.to, Period::day(office.date_of(page.now)))
    }

    pub(super) fn asked(&self, office: &Office, page: &Page, period: Period) -> Result<Asked, Failed> {
        let service = match self.service.as_str() {
            "" => None,
            key => Some(office.service_by_key(key).ok_or_else(Failed::not_found)?.id),
        };
        Ok(Asked { period, zone: office.zone.clone(), service, now: page.now })
    }
}

#[derive(askama::Template)]
#[template(path = "statistics/statistics.html")]
pub(super) struct StatisticsPage {
    pub page: Page,
    pub filter: Filter,
    pub services: Vec<(String, String)>,
    /// Usual periods: the words, first and last day.
    pub usual: Vec<(String, String, String)>,
    /// What is wrong with the period asked for.
    pub problem: Option<String>,
    pub shown: Option<Shown>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    Query(mut filter): Query<Filter>,
) -> Result<Response, Failed> {
    let today = office.date_of(page.now);
    let usual =
        [("statistics-today", 1), ("statistics-week", 7), ("statistics-month", 30), ("statistics-year", 365)]
            .map(|(key, days)| (page.t(key), Period::last(days, today)))
            .map(|(name, period)| (name, period.from.to_string(), period.to.to_string()))
            .to_vec();
    let services = office
        .services
        .iter()
        .map(|part| (part.doc.key.clone(), part.doc.name.say(page.lang()).to_owned()))
        .collect();
    let period = match filter.period(&office, &page) {
        Ok(period) => period,
        Err(error) => {
            let problem = Some(error.sentence().say(page.tr));
            let mut answer = html(&StatisticsPage { page, filter, services, usual, problem, shown: None });
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(answer);
        }
    };
    let asked = filter.asked(&office, &page, period)?;
    let figures = read::figures(&ctx, &office, asked).await?;
    (filter.from, filter.to) = (period.from.to_string(), period.to.to_string());
    let shown = (!is_empty(&figures)).then(|| shown(&page, &office, &figures));
    Ok(html(&StatisticsPage { page, filter, services, usual, problem: None, shown }))
}

async fn download(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    Query(filter): Query<Filter>,
) -> Result<Response, Failed> {
    let wrong = |error: PeriodError| Failed::bad(error.sentence());
    let period = filter.period(&office, &page).map_err(wrong)?;
    let figures = read::figures(&ctx, &office, filter.asked(&office, &page, period)?).await?;
    let name = format!("sportello-{}-{}.csv", period.from, period.to);
    Ok(saved(csv::KIND, &name, export::csv(&page, &office, &filter.service, period, &figures)))
}
