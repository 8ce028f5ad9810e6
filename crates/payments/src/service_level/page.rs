//! The levels of service as a page, and as figures for programs.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office, rights};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::stops::{self, Stop, StopError};
use super::view::LevelPage;
use super::{Month, figures, months};
use crate::proof::{Joining, May};
use crate::stand_in;

const MONTHS_SHOWN: i64 = 12;

pub fn routes() -> Routes<Ctx> {
    let setup = Access::Right(rights::PAYMENT_SETUP);
    Routes::new()
        .get("/{body}/payments/service-level", setup, show)
        .post("/{body}/payments/service-level/stops", setup, announce)
        .post("/{body}/payments/service-level/stops/withdraw", setup, withdraw)
        .get("/api/v1/{body}/payments/service-level", setup, figures::figures)
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

async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    now: Moment,
    wrong: Option<StopError>,
) -> Result<Response, Failed> {
    let found = read(ctx, office, now).await?;
    let body = office.id;
    let has_archive = office.body.creditor.as_ref().is_some_and(|creditor| !creditor.archive.is_empty());
    let archive =
        if has_archive { Some(ctx.db.read(move |tx| stand_in::drift(tx, body)).await?) } else { None };
    Ok(html(&LevelPage::of(office, page, &found, archive, now, wrong)))
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
    let (Some(from), Some(until)) = (office.typed_moment(&form.from), office.typed_moment(&form.until))
    else {
        return render(&ctx, &office, page, now, Some(StopError::Times)).await;
    };
    let reason = match stops::Why::parse(&form.reason) {
        Ok(reason) => reason,
        Err(error) => return render(&ctx, &office, page, now, Some(error.into())).await,
    };
    let of = office.clone();
    let work = move |tx: &mut Tx| stops::announce(tx, &of, &admin, (from, until), &reason, now).map(|_| ());
    match ctx.db.write(Lane::of(office.id, PAYMENTS), work).await {
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
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    Ok(Redirect::to(&page.at("payments/service-level")).into_response())
}
