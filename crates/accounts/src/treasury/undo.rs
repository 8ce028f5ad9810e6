//! The withdrawal of a journal, from its page: it comes back to it, and says what is being done or why not.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here};
use payments::proof::{Accounting, May};
use payments::refused;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::one::{Again, shown};
use super::withdraw::{WithdrawReason, withdraw};
use crate::reckon;

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Withdrawing {
    reason: String,
}

pub(super) async fn withdrawn(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Path((_, id)): Path<(String, i64)>,
    Posted(asked): Posted<Withdrawing>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let done = match WithdrawReason::parse(&asked.reason) {
        Ok(why) => {
            let work = move |tx: &mut Tx| withdraw(tx, &here, &accountant, id, &why, now);
            ctx.db.write(Lane::of(office.id, PAYMENTS), work).await
        }
        Err(none) => Err(none.into()),
    };
    match done {
        Ok(()) => {
            reckon::at_once(&ctx, office.id, now).await;
            Ok(Redirect::to(&page.at(&format!("payments/journals/{id}"))).into_response())
        }
        Err(error) => {
            let again = Again { wrong: refused::above(&page, error)?, reason: asked.reason };
            shown(&ctx, &office, page, id, again).await.map(refused::again)
        }
    }
}
