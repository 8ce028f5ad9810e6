//! Days and the month are closed from their page; what cannot be closed is said there.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use pagopa::treasury::csv::value;
use payments::proof::{Accounting, May, Reading};
use payments::refused;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted, Sentence};
use platform::{Lane, Moment};

use super::ask::Told;
use super::error::ClosingError;
use super::month::close_month;
use super::page::{self, Wanted, month_name};
use super::rule::{close_through, to_close};
use crate::reckon;

#[derive(serde::Deserialize)]
pub(super) struct Closing {
    #[serde(default)]
    until: String,
    /// The month whose page asks.
    #[serde(default)]
    month: String,
    /// The consequence was read: nothing takes a closing back.
    #[serde(default)]
    sure: bool,
}

pub(super) async fn days(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(closing): Posted<Closing>,
) -> Result<Response, Failed> {
    let accountant: May<Accounting> = May::prove_all(&caller, &office)?;
    let asked = Wanted { month: closing.month };
    let Some(until) = value::day(&closing.until) else {
        let failed = Failed::bad(Sentence::new("print-error-day"));
        return again(&ctx, &office, page, &caller, (asked, closing.until, failed), now).await;
    };
    // What little waits need not stand in the way until its job looks.
    reckon::at_once(&ctx, office.id, now).await;
    let here = office.clone();
    if !closing.sure {
        let days = ctx.db.read(move |tx: &mut Tx| to_close(tx, &here, until, now)).await;
        return match days {
            Ok(days) => {
                let asks = Told::Asks { until: Some(until), days: days.len() };
                let reading: May<Reading> = May::prove(&caller, &office)?;
                page::month(&ctx, &office, page, &reading, (asked.first(&office, now), Some(asks)), now).await
            }
            Err(error) => {
                again(&ctx, &office, page, &caller, (asked, until.to_string(), error.into()), now).await
            }
        };
    }
    match close_days(&ctx, here, accountant, until, now).await {
        Ok(()) => Ok(to(&page, until)),
        Err(error) => {
            again(&ctx, &office, page, &caller, (asked, until.to_string(), error.into()), now).await
        }
    }
}

/// One day after the other, each in a transaction of its own: nobody else waits for two months of sheets.
async fn close_days(
    ctx: &Ctx,
    office: Arc<Office>,
    accountant: May<Accounting>,
    until: Date,
    now: Moment,
) -> Result<(), ClosingError> {
    let (here, lane) = (office.clone(), Lane::of(office.id, PAYMENTS));
    for day in ctx.db.read(move |tx: &mut Tx| to_close(tx, &here, until, now)).await? {
        let (here, accountant) = (office.clone(), accountant.clone());
        ctx.db.write(lane, move |tx: &mut Tx| close_through(tx, &here, &accountant, day, now)).await?;
    }
    Ok(())
}

pub(super) async fn month(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(closing): Posted<Closing>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let asked = Wanted { month: closing.month };
    let first = asked.first(&office, now);
    if !closing.sure {
        let reading: May<Reading> = May::prove(&caller, &office)?;
        let asks = Told::Asks { until: None, days: 0 };
        return page::month(&ctx, &office, page, &reading, (first, Some(asks)), now).await;
    }
    let work = move |tx: &mut Tx| close_month(tx, &here, &accountant, first, now).map(|_| ());
    let closed: Result<(), ClosingError> = ctx.db.write(Lane::of(office.id, PAYMENTS), work).await;
    match closed {
        Ok(()) => Ok(to(&page, first)),
        Err(error) => again(&ctx, &office, page, &caller, (asked, String::new(), error.into()), now).await,
    }
}

fn to(page: &Page, day: Date) -> Response {
    Redirect::to(&page.at(&format!("payments/closing?month={}", month_name(day)))).into_response()
}

async fn again(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    caller: &Caller,
    (asked, until, failed): (Wanted, String, Failed),
    now: Moment,
) -> Result<Response, Failed> {
    let reading: May<Reading> = May::prove(caller, office)?;
    let refused = refused::above(&page, failed)?.map(|wrong| Told::Refused { until, wrong });
    let first = asked.first(office, now);
    page::month(ctx, office, page, &reading, (first, refused), now).await.map(refused::again)
}
