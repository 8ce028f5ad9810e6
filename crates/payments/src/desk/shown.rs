//! The page of one position.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here};
use platform::web::{Caller, Failed, Page, html};
use platform::{Lane, Moment};

use super::one;
use super::view::Detail;
use crate::ROOM;
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
    let reader: May<Seeing> = May::prove(&caller, &office)?;
    let changes = May::<Owing>::prove(&caller, &office).is_ok();
    let look = reader.clone();
    let found = ctx.db.write(Lane::of(office.id, ROOM), move |tx| one::seen(tx, &look, id, now));
    let whole = found.await?.ok_or_else(Failed::not_found)?;
    let detail = Detail::of(&ctx, &office, &page, whole, (&reader.actor.0, changes), now);
    Ok(html(&PositionPage { page, detail }))
}
