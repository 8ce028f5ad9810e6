//! What is done with an appointment, a button each.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::{AppointError, attempt, cancel, make_remote};
use crate::work::{self, AtDesk};

#[derive(serde::Deserialize)]
pub(super) struct Deed {
    /// `cancel`, `remote`, or how an attempt went.
    what: String,
    version: i64,
    #[serde(default)]
    back: String,
}

/// The page to go on with: the list that was looked at, or the ticket.
pub(crate) fn back_to(back: &str, ticket: i64) -> String {
    match back {
        "suspensions" | "appointments" => format!("desk/{back}"),
        _ => format!("desk/{ticket}"),
    }
}

pub(super) async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id, appointment)): Path<(String, i64, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let (inner, body, back) = (ctx.clone(), office.id, back_to(&deed.back, id));
    let work = move |tx: &mut Tx| -> Result<(), AppointError> {
        let (office, mut ticket) = work::load(tx, &inner, body, id, Some(deed.version))?;
        match deed.what.as_str() {
            "cancel" => cancel(tx, &office, &mut ticket, &desk, appointment, now),
            "remote" => make_remote(tx, &inner, &office, &mut ticket, &desk, appointment, now).map(|_| ()),
            how => {
                let outcome = how.parse().map_err(|_| AppointError::Unknown)?;
                attempt(tx, &office, &mut ticket, &desk, (appointment, outcome), now)
            }
        }
    };
    ctx.db.write(Lane::of(body, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&back)).into_response())
}
