//! `/{body}/customer`: figures, pictures, own requests; and the same figures as a file.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use office::{Ctx, Here, Office};
use platform::Moment;
use platform::csv;
use platform::store::StoreError;
use platform::web::{Caller, Failed, Page, html, saved};

use super::charts::{self, Chart};
use super::customer::AtCustomerDesk;
use super::list::{self, Row};
use super::read;
use super::shown::{Shown, contract_at, shown};
use super::{export, words};
use crate::list::PAGE;
use office::period::{Period, PeriodError};

/// What the address says.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    from: String,
    to: String,
    q: String,
    /// `all` for the solved ones as well.
    show: String,
    before: Option<i64>,
}

/// A usual period, with its name.
struct Usual {
    name: String,
    from: String,
    to: String,
}

#[derive(askama::Template)]
#[template(path = "digital/desk.html")]
struct DeskPage {
    page: Page,
    customer: String,
    wanted: Wanted,
    usual: Vec<Usual>,
    problem: Option<String>,
    shown: Option<Shown>,
    charts: Vec<Chart>,
    rows: Vec<Row>,
    more: Option<i64>,
    /// The contract beside whose promises the figures stand, and its last day.
    contract: Option<(String, String)>,
}

impl Wanted {
    fn period(&self, office: &Office, now: Moment) -> Result<Period, PeriodError> {
        Period::parse(&self.from, &self.to, Period::month(office.date_of(now)))
    }
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(mut wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    let (period, problem) = match wanted.period(&office, now) {
        Ok(period) => (Some(period), None),
        Err(error) => (None, Some(error.sentence().say(page.tr))),
    };
    let (asked, here, own) = (wanted.clone(), office.clone(), desk.clone());
    let read = ctx.db.read(move |tx| {
        let figures = match period {
            Some(period) => Some(read::figures(tx, &here, own.customer, period, now)?),
            None => None,
        };
        let rows = list::own(tx, &here, &own, (&asked.q, asked.show == "all"), asked.before, now)?;
        Ok::<_, StoreError>((figures, rows))
    });
    let (figures, own) = read.await?;
    let today = office.date_of(now);
    let contract = contract_at(&office, desk.customer, period.map_or(today, |period| period.to.min(today)));
    let more = own.last().filter(|_| own.len() as i64 == PAGE).map(|(ticket, _)| ticket.id);
    let rows = own.iter().map(|own| Row::of(&office, &page, own, now)).collect();
    if let Some(period) = period {
        (wanted.from, wanted.to) = (period.from.to_string(), period.to.to_string());
    }
    let until = |doc: &office::docs::ContractDoc| {
        doc.until.map_or_else(String::new, |day| words::day(page.lang(), day))
    };
    let answer = DeskPage {
        customer: name(&office, &desk),
        usual: usual(&page, today),
        shown: figures.as_ref().map(|figures| shown(&page, contract, figures)),
        charts: figures.as_ref().map_or_else(Vec::new, |figures| charts::all(&page, figures)),
        contract: contract.map(|doc| (doc.name.clone(), until(doc))),
        page,
        wanted,
        problem,
        rows,
        more,
    };
    let mut response = html(&answer);
    if answer.problem.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn name(office: &Office, desk: &AtCustomerDesk) -> String {
    office::by_id(&office.customers, desk.customer).map_or_else(String::new, |part| part.doc.name.clone())
}

fn usual(page: &Page, today: jiff::civil::Date) -> Vec<Usual> {
    let (month, quarter) = (Period::month(today), Period::quarter(today));
    let periods = [
        (page.t("customer-month"), month),
        (page.t("customer-last-month"), Period::month(month.eve())),
        (page.t("customer-quarter"), quarter),
        (page.t("customer-last-quarter"), Period::quarter(quarter.eve())),
        (page.t("customer-year"), Period::year(today)),
    ];
    let one = |(name, period): (String, Period)| Usual {
        name,
        from: period.from.to_string(),
        to: period.to.to_string(),
    };
    periods.into_iter().map(one).collect()
}

pub(super) async fn download(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    let wrong = |error: PeriodError| Failed::bad(error.sentence());
    let period = wanted.period(&office, now).map_err(wrong)?;
    let here = office.clone();
    let figures = ctx.db.read(move |tx| read::figures(tx, &here, desk.customer, period, now)).await?;
    let name = format!("sportello-{}-{}.csv", period.from, period.to);
    Ok(saved(csv::KIND, &name, export::csv(&page, period, &figures)))
}
