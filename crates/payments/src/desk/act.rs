//! What is done to a position, one form each; every one says which version its reader saw.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::one::held;
use crate::create::PositionError;
use crate::proof::{May, Owing};
use crate::{change, publish, withdraw};

#[derive(serde::Deserialize)]
pub(super) struct Deed {
    what: String,
    version: i64,
    /// The day on which it was served.
    #[serde(default)]
    on: String,
}

pub(super) async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let (gone, known) = (deed.what == "delete", office.clone());
    let work = move |tx: &mut Tx| -> Result<(), PositionError> {
        let mut position = held(tx, &clerk, (id, deed.version))?;
        match deed.what.as_str() {
            "publish" => publish::publish(tx, &clerk, &mut position, now),
            "withdraw" => withdraw::invalidate(tx, &clerk, &mut position, now),
            "served" => {
                let on = deed.on.trim().parse().map_err(|_| PositionError::Service)?;
                change::served(tx, &known, &clerk, &mut position, on, now)
            }
            "delete" => withdraw::delete(tx, &known, &clerk, &mut position, now),
            _ => Err(PositionError::Unknown),
        }
    };
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    let to = if gone { "payments".to_owned() } else { format!("payments/{id}") };
    Ok(Redirect::to(&page.at(&to)).into_response())
}
