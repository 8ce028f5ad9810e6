//! The page of one position.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use platform::web::{Caller, Failed, Page, html};
use platform::{Lane, Moment};

use super::elsewhere::Kept;
use super::one;
use super::view::Detail;
use crate::proof::{May, Owing, Seeing};

#[derive(askama::Template)]
#[template(path = "desk/position.html")]
struct PositionPage {
    page: Page,
    detail: Detail,
}

pub(super) async fn one(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    show(&ctx, &office, page, &caller, (id, None), now).await
}

/// The page once more, with what was typed on it and what is wrong with that.
pub(super) async fn again(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    caller: &Caller,
    (id, kept): (i64, Kept),
    now: Moment,
) -> Result<Response, Failed> {
    let mut response = show(ctx, office, page, caller, (id, Some(&kept)), now).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn show(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    caller: &Caller,
    (id, kept): (i64, Option<&Kept>),
    now: Moment,
) -> Result<Response, Failed> {
    let reader: May<Seeing> = May::prove(caller, office)?;
    let changes = May::<Owing>::prove(caller, office).is_ok();
    let look = reader.clone();
    let found = ctx.db.write(Lane::of(office.id, PAYMENTS), move |tx| one::seen(tx, &look, id, now));
    let whole = found.await?.ok_or_else(Failed::not_found)?;
    let detail = Detail::of(ctx, office, &page, whole, (&reader.actor.0, changes, kept), now);
    Ok(html(&PositionPage { page, detail }))
}
