//! The button on the ticket's page.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, rights};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes};
use platform::{Lane, Moment};

use super::{unwatch, watch};
use crate::work::{AtDesk, WorkError};

pub fn routes() -> Routes<Ctx> {
    Routes::new().post("/{body}/desk/{ticket}/watch", Access::Right(rights::TICKETS), change)
}

#[derive(serde::Deserialize)]
struct Wish {
    /// `stop`, or nothing.
    #[serde(default)]
    what: String,
    /// Whom to add; 0 for oneself.
    #[serde(default)]
    staff: i64,
}

async fn change(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, ticket)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wish): Posted<Wish>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let me = desk.person()?;
    let (inner, body) = (ctx.clone(), office.id);
    let (stops, staff) = (wish.what == "stop", if wish.staff == 0 { me } else { wish.staff });
    let work = move |tx: &mut Tx| {
        if stops {
            return unwatch(tx, &desk, ticket, now);
        }
        let office = inner.offices.at(tx, body)?.ok_or(WorkError::Unknown)?;
        watch(tx, &office, &desk, (ticket, staff), now)
    };
    ctx.db.write(Lane::of(body, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/{ticket}"))).into_response())
}
