//! `/{body}/desk/contracts`: terms, how much of them the running quarter has used, the bill of a quarter.

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::{Date, date};
use office::{Ctx, Here};
use platform::Moment;
use platform::csv;
use platform::i18n::euro;
use platform::store::StoreError;
use platform::web::{Caller, Failed, Page, html, saved};

use super::export;
use super::read::{seen, served, to_offer};
use super::rows::{ContractRow, FeeRow, OfferRow, contract_row, fees, offer_row};
use crate::work::Lead;
use office::period::Period;

/// Quarters to choose from, the running one included.
const QUARTERS: usize = 9;

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    /// `2026-1`; the last whole quarter when absent.
    quarter: String,
}

#[derive(askama::Template)]
#[template(path = "contracts/contracts.html")]
struct ContractsPage {
    page: Page,
    contracts: Vec<ContractRow>,
    offers: Vec<OfferRow>,
    fees: Vec<FeeRow>,
    total: String,
    /// Address and name; which one is shown.
    quarters: Vec<(String, String, bool)>,
    quarter: String,
    quarter_said: String,
    /// The quarter has not ended yet.
    runs: bool,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    let today = office.date_of(now);
    let (running, asked) = (Period::quarter(today), quarter(&wanted, today)?);
    let here = office.clone();
    let read = ctx.db.read(move |tx| {
        let mut offers = Vec::new();
        for contract in served(&here) {
            let found = to_offer(tx, &here, contract, running)?;
            offers.extend(found.into_iter().map(|one| (contract.doc.customer.clone(), one)));
        }
        Ok::<_, StoreError>((seen(tx, &here, running)?, seen(tx, &here, asked)?, offers))
    });
    let (now_used, asked_used, offers) = read.await?;
    let fees = fees(&office, asked, asked_used);
    let total = euro(fees.iter().map(|row| row.fee.total_cents()).sum());
    let contracts = office.contracts.iter().map(|part| {
        let used = now_used.iter().find(|(seen, _)| seen.id == part.id).map(|(_, used)| *used);
        contract_row(&office, &page, part, used, today)
    });
    let answer = ContractsPage {
        contracts: contracts.collect(),
        offers: offers.iter().map(|(customer, one)| offer_row(&office, &page, customer, one)).collect(),
        fees,
        total,
        quarters: quarters(&page, today, asked),
        quarter: name(asked),
        quarter_said: say(&page, asked),
        runs: asked.to >= today,
        page,
    };
    Ok(html(&answer))
}

fn quarter(wanted: &Wanted, today: Date) -> Result<Period, Failed> {
    if wanted.quarter.is_empty() {
        return Ok(Period::quarter(Period::quarter(today).eve()));
    }
    let read = |text: &str| -> Option<Period> {
        let (year, number) = text.split_once('-')?;
        let (year, number): (i16, i8) = (year.parse().ok()?, number.parse().ok()?);
        let known = (2_000..=2_200).contains(&year) && (1..=4).contains(&number);
        known.then(|| Period::quarter(date(year, number * 3, 1)))
    };
    read(&wanted.quarter).ok_or_else(Failed::not_found)
}

/// `2026-1`.
pub(crate) fn name(quarter: Period) -> String {
    format!("{}-{}", quarter.from.year(), (quarter.from.month() + 2) / 3)
}

fn say(page: &Page, quarter: Period) -> String {
    page.t2("contract-quarter", "number", (quarter.from.month() + 2) / 3, "year", quarter.from.year())
}

fn quarters(page: &Page, today: Date, asked: Period) -> Vec<(String, String, bool)> {
    let all = std::iter::successors(Some(Period::quarter(today)), |one| Some(Period::quarter(one.eve())));
    all.take(QUARTERS).map(|one| (name(one), say(page, one), one == asked)).collect()
}

pub(super) async fn download(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    let asked = quarter(&wanted, office.date_of(now))?;
    let here = office.clone();
    let seen = ctx.db.read(move |tx| seen(tx, &here, asked)).await?;
    let file = format!("sportello-{}.csv", name(asked));
    Ok(saved(csv::KIND, &file, export::csv(&page, asked, &fees(&office, asked, seen))))
}
