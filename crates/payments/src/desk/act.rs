//! What is done to a position, one form each; every one says which version its reader saw.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::{Ctx, Here};
use pagopa::{Cents, NoticeNumber};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::one::held;
use crate::create::PositionError;
use crate::proof::{May, Owing, Taking};
use crate::refunds::is_personal;
use crate::{ROOM, pay, publish, said, withdraw};

/// How money arrives that the platform knows nothing of.
pub(super) const METHODS: [&str; 5] = ["transfer", "cash", "card", "post", "other"];
const REASON_MAX: usize = 140;

#[derive(serde::Deserialize)]
pub(super) struct Deed {
    what: String,
    version: i64,
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
            "delete" => withdraw::delete(tx, &known, &clerk, &mut position, now),
            _ => Err(PositionError::Unknown),
        }
    };
    ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    let to = if gone { "payments".to_owned() } else { format!("payments/{id}") };
    Ok(Redirect::to(&page.at(&to)).into_response())
}

#[derive(serde::Deserialize)]
pub(super) struct Elsewhere {
    version: i64,
    nav: String,
    amount: i64,
    day: String,
    method: String,
    reason: String,
}

pub(super) async fn elsewhere(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(said): Posted<Elsewhere>,
) -> Result<Response, Failed> {
    let cashier: May<Taking> = May::prove(&caller, &office)?;
    let nav = NoticeNumber::parse(&said.nav).map_err(|_| Failed::not_found())?;
    let method = METHODS.into_iter().find(|method| *method == said.method);
    let method = method.ok_or(PositionError::Text("method"))?;
    let day: Date = said.day.parse().map_err(|_| PositionError::DueDate)?;
    // Of today the hour is known; of another day its end is as good as any.
    let end = said::end_of(&office, day).ok_or(PositionError::DueDate)?;
    let paid_at = if day == office.date_of(now) { now } else { end };
    let reason = said.reason.trim().to_owned();
    if reason.chars().count() > REASON_MAX || is_personal(&reason) {
        return Err(PositionError::Text("reason").into());
    }
    let work = move |tx: &mut Tx| {
        let mut position = held(tx, &cashier, (id, said.version))?;
        let facts = (Cents(said.amount), paid_at, method, reason.as_str());
        pay::elsewhere(tx, &cashier, &mut position, &nav, facts, now)
    };
    ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    Ok(Redirect::to(&page.at(&format!("payments/{id}"))).into_response())
}
