//! A program says that a notice was paid: with the platform's receipt in its hands, or elsewhere.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use office::Office;
use pagopa::NoticeNumber;
use platform::Moment;
use platform::store::Tx;
use platform::web::Failed;
use platform::written;

use super::asking::{Asking, Sent, number};
use super::error::{RegisterError, unreadable};
use super::one::Named;
use super::wire::{self, notice};
use crate::create::PositionError;
use crate::pay::{self as paying, Arrived, PLATFORM_BEGAN, Paid, Why};
use crate::position::{PaidBy, Payment, Position, State, Unpayable};
use crate::proof::{May, Taking};
use crate::receipts;

/// What stands as reason where a program says "paid elsewhere" and nothing more.
const REASON: &str = "gpd:paids";
/// `paymentMethod`, `pspCompany`, `idReceipt`.
const TEXT_MAX: usize = 140;

/// `PayPaymentOptionModel`. The price is ours to know: none is sent.
#[derive(Clone, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WithReceipt {
    #[serde(default, deserialize_with = "wire::date")]
    payment_date: Option<Moment>,
    #[serde(default)]
    payment_method: Option<String>,
    psp_company: String,
    id_receipt: String,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Elsewhere {
    #[serde(default, deserialize_with = "wire::date")]
    payment_date: Option<Moment>,
}

pub(super) async fn pay(
    asking: Asking,
    Path((_, text)): Named,
    Sent(said, _): Sent<WithReceipt>,
) -> Result<Response, Failed> {
    May::<Taking>::prove(&asking.caller, &asking.office)?;
    let nav = number(&text)?;
    let method = said.payment_method.clone().unwrap_or_default();
    let fits = |text: &str, least: usize| {
        (least..=TEXT_MAX).contains(&text.trim().chars().count()) && written::is_readable(text)
    };
    if !fits(&said.id_receipt, 1) || !fits(&said.psp_company, 1) || !fits(&method, 0) {
        return Err(unreadable("idReceipt, pspCompany, paymentMethod"));
    }
    let wanted = nav.clone();
    let work = move |asking: &Asking, tx: &mut Tx, _: &Office| {
        let mut position = asking.find_by_number(tx, &wanted)?;
        asking.fresh(&position)?;
        settle(asking, tx, &mut position, &wanted, &said)?;
        Ok(position)
    };
    let position = asking.act(work).await?;
    shown(&asking, &position, &nav)
}

fn settle(
    asking: &Asking,
    tx: &mut Tx,
    position: &mut Position,
    nav: &NoticeNumber,
    said: &WithReceipt,
) -> Result<(), RegisterError> {
    let state = position.state(asking.now);
    let (_, part) = position.payable(nav, asking.now).map_err(|why| match why {
        Unpayable::Duplicate => PositionError::State(state).into(),
        Unpayable::Unknown if matches!(state, State::PartiallyPaid | State::Paid | State::Reported) => {
            PositionError::State(state).into()
        }
        Unpayable::Unknown | Unpayable::Expired | Unpayable::Cancelled => RegisterError::NotPayable,
    })?;
    let paid_at = day_of(said.payment_date, asking.now)?;
    if receipts::is_of_another(tx, asking.office.id, said.id_receipt.trim(), nav)? {
        return Err(RegisterError::ReceiptTaken);
    }
    let payment = Payment {
        paid_at,
        recorded_at: asking.now,
        // What was enough when he paid; today it may be more.
        amount: part.price(paid_at),
        way: PaidBy::Platform,
        receipt: Some(said.id_receipt.trim().to_owned()),
        method: said.payment_method.clone().unwrap_or_default(),
        provider: said.psp_company.trim().to_owned(),
        actor: asking.clerk.actor.0.clone(),
        reason: String::new(),
    };
    let arrived = Arrived { nav: nav.clone(), payment };
    match paying::record(tx, position, arrived, &asking.clerk.actor, asking.now)? {
        Paid::Settled => Ok(()),
        Paid::Known | Paid::Surplus(_) => Err(PositionError::State(state).into()),
    }
}

pub(super) async fn paid(
    asking: Asking,
    Path((_, text)): Named,
    Sent(said, _): Sent<Elsewhere>,
) -> Result<Response, Failed> {
    let cashier = May::<Taking>::prove(&asking.caller, &asking.office)?;
    let nav = number(&text)?;
    let why = Why::parse(REASON)?;
    let wanted = nav.clone();
    let work = move |asking: &Asking, tx: &mut Tx, _: &Office| {
        let mut position = asking.find_by_number(tx, &wanted)?;
        asking.fresh(&position)?;
        let (_, part) = position.option_of(&wanted).ok_or(PositionError::Unknown)?;
        let paid_at = day_of(said.payment_date, asking.now)?;
        let (price, already) = (part.price(paid_at), part.payment.is_some());
        let what = (price, paid_at, "", &why);
        match paying::elsewhere(tx, &cashier, &mut position, &wanted, what, asking.now) {
            Err(PositionError::State(_)) if !already && position.in_use().is_none() => {
                Err(RegisterError::NotPayable)
            }
            done => Ok(done.map(|()| position)?),
        }
    };
    let position = asking.act(work).await?;
    shown(&asking, &position, &nav)
}

/// When it was paid: not before there was a platform, nor in the future.
fn day_of(said: Option<Moment>, now: Moment) -> Result<Moment, PositionError> {
    let paid_at = said.unwrap_or(now);
    let plausible = (PLATFORM_BEGAN..=now).contains(&paid_at);
    if plausible { Ok(paid_at) } else { Err(PositionError::DueDate) }
}

fn shown(asking: &Asking, position: &Position, nav: &NoticeNumber) -> Result<Response, Failed> {
    let (option, part) = position.option_of(nav).ok_or_else(Failed::not_found)?;
    Ok(axum::Json(notice::payment(position, option, part, &asking.office)).into_response())
}
