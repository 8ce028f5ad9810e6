//! One notice of a position: read, its cost of notification, what became of its transfers; and accounts.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use office::Office;
use pagopa::{Cents, Iban};
use platform::store::Tx;
use platform::web::Failed;

use super::asking::{Asking, Sent, number};
use super::error::{RegisterError, unreadable};
use super::one::Named;
use super::wire::{V1, Version, notice};
use crate::change;
use crate::create::PositionError;

/// Transfers of one call.
const TRANSFERS_MAX: i64 = 1_000;

/// Nothing is found of an option that the first payment left aside.
pub(super) async fn read(asking: Asking, Path((_, text)): Named) -> Result<Response, Failed> {
    let nav = number(&text)?;
    let wanted = nav.clone();
    let position = asking.read(move |asking, tx| asking.find_by_number(tx, &wanted)).await?;
    let (option, part) = position.option_of(&nav).ok_or_else(Failed::not_found)?;
    if position.in_use().is_some_and(|used| used.place != option.place) {
        return Err(Failed::not_found());
    }
    Ok(axum::Json(notice::with_debtor(&position, option, part, &asking.office, asking.now)).into_response())
}

pub(super) async fn position(asking: Asking, Path((_, text)): Named) -> Result<Response, Failed> {
    let nav = number(&text)?;
    let position = asking.read(move |asking, tx| asking.find_by_number(tx, &nav)).await?;
    Ok(axum::Json(V1::shown(&position, &asking.office, asking.now)).into_response())
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fee {
    notification_fee: i64,
}

pub(super) async fn set_fee(
    asking: Asking,
    Path((_, text)): Named,
    Sent(fee, _): Sent<Fee>,
) -> Result<Response, Failed> {
    let nav = number(&text)?;
    let wanted = nav.clone();
    let work = move |asking: &Asking, tx: &mut Tx, _: &Office| {
        let mut position = asking.find_by_number(tx, &wanted)?;
        asking.fresh(&position)?;
        let fee = Cents(fee.notification_fee);
        match change::set_fee(tx, &asking.clerk, &mut position, &wanted, fee, asking.now) {
            Err(error @ (PositionError::Paid | PositionError::State(_))) => Err(RegisterError::Fixed(error)),
            done => Ok(done.map(|()| position)?),
        }
    };
    let position = asking.act(work).await?;
    let (option, part) = position.option_of(&nav).ok_or_else(Failed::not_found)?;
    Ok(axum::Json(notice::payment(&position, option, part, &asking.office)).into_response())
}

pub(super) async fn report(
    asking: Asking,
    Path((_, text, place)): Path<(String, String, i64)>,
) -> Result<Response, Failed> {
    let nav = number(&text)?;
    let wanted = nav.clone();
    let work = move |asking: &Asking, tx: &mut Tx, _: &Office| {
        let mut position = asking.find_by_number(tx, &wanted)?;
        asking.fresh(&position)?;
        super::report(tx, &asking.clerk, &mut position, (&wanted, place), asking.now)?;
        Ok(position)
    };
    let position = asking.act(work).await?;
    let (_, part) = position.option_of(&nav).ok_or_else(Failed::not_found)?;
    let found = part.transfers.iter().find(|transfer| transfer.place == place);
    let transfer = found.ok_or_else(Failed::not_found)?;
    Ok(axum::Json(super::wire::transfer_shown(&position, transfer)).into_response())
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Old {
    old_iban: String,
    limit: Option<i64>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct New {
    new_iban: String,
}

/// No transfer goes to what is no account: then nothing is replaced, and that is no mistake.
pub(super) async fn replace_account(
    asking: Asking,
    Query(old): Query<Old>,
    Sent(new, _): Sent<New>,
) -> Result<Response, Failed> {
    let most = old.limit.unwrap_or(TRANSFERS_MAX);
    if !(1..=TRANSFERS_MAX).contains(&most) {
        return Err(unreadable("limit"));
    }
    let done = match Iban::parse(&old.old_iban) {
        Err(_) => 0,
        Ok(old) => {
            let new = Iban::parse(&new.new_iban).map_err(|_| RegisterError::from(PositionError::Iban))?;
            let work = move |asking: &Asking, tx: &mut Tx, _: &Office| {
                Ok(change::replace_account(
                    tx,
                    &asking.clerk,
                    &asking.codes.0,
                    (&old, &new),
                    most,
                    asking.now,
                )?)
            };
            asking.act(work).await?
        }
    };
    let answer = serde_json::json!({
        "description": format!("Updated IBAN on {done} Transfers"), "updatedTransfers": done,
    });
    Ok(axum::Json(answer).into_response())
}
