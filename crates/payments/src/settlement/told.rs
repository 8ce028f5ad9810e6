//! A line without its receipt: what the flow alone is worth.

use office::Office;
use pagopa::Cents;
use pagopa::settlement::PayStatus;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::born::{from_line, noon};
use super::fit::LineFact;
use super::weigh::Told;
use crate::create::told_of;
use crate::pay::{self, Arrived, Paid, Surplus};
use crate::position::{self, Instalment, PaidBy, Payment, Position};

/// What only a flow had told stays paid as long as the line that told it is in force.
pub(super) fn take_back(
    tx: &mut Tx,
    position: &mut Position,
    told: &[Told],
    iuv: &str,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let Some(part) = of_reference(position, iuv) else { return Ok(()) };
    let Some(payment) = part.payment.as_ref().filter(|payment| payment.way == PaidBy::Flow) else {
        return Ok(());
    };
    let carries = |told: &Told| {
        told.status != PayStatus::Revoked
            && payment.receipt.as_deref() == Some(told.line.iur.as_str())
            && whole(position, part, &told.line, payment.paid_at) == Some(payment.amount)
    };
    if told.iter().any(carries) {
        return Ok(());
    }
    let id = part.id;
    pay::take_back(tx, position, id, actor, now)
}

/// A notice of ours counts as paid, though its receipt is missing, or the money is too much; without a notice,
/// what no receipt will ever explain becomes a position of its own.
pub(super) fn without_receipt(
    tx: &mut Tx,
    office: &Office,
    told: &Told,
    position: &mut Option<Position>,
    actor: &Actor,
    now: Moment,
) -> Result<Option<Surplus>, StoreError> {
    if let Some(position) = position {
        return pay_by_flow(tx, office, told, position, actor, now);
    }
    // A receipt of this reference explains the position, if not the line: money of another kind.
    let receipts = tx.row(
        sql!("SELECT receipt_id FROM receipt WHERE body = ?1 AND iuv = ?2 AND verdict <> 'failed'"),
        values![office.id, told.line.iuv.as_str()],
    )?;
    if told.status != PayStatus::NoRpt || receipts.is_some() {
        return Ok(None);
    }
    let Some(mut made) = from_line(tx, office, told, now) else {
        return Ok(None);
    };
    if !position::insert(tx, &made, now)? {
        return Ok(None);
    }
    told_of(tx, &made, actor, now)?;
    let surplus = pay_by_flow(tx, office, told, &mut made, actor, now)?;
    *position = Some(made);
    Ok(surplus)
}

/// Writes the payment that a flow tells of, or says why the money is too much.
fn pay_by_flow(
    tx: &mut Tx,
    office: &Office,
    told: &Told,
    position: &mut Position,
    actor: &Actor,
    now: Moment,
) -> Result<Option<Surplus>, StoreError> {
    let Some(part) = of_reference(position, &told.line.iuv) else { return Ok(None) };
    if let Some(payment) = &part.payment {
        let same = payment.receipt.as_deref() == Some(told.line.iur.as_str());
        return Ok((!same).then_some(Surplus::Twice));
    }
    if position.invalid_at.is_some() {
        return Ok(Some(Surplus::Withdrawn));
    }
    let asked_at = day_of(office, told).unwrap_or(now);
    let Some(amount) = whole(position, part, &told.line, asked_at) else { return Ok(Some(Surplus::Amount)) };
    let payment = Payment {
        paid_at: noon(office, &told.paid_on).unwrap_or(now),
        recorded_at: now,
        amount,
        way: PaidBy::Flow,
        receipt: Some(told.line.iur.clone()),
        method: String::new(),
        provider: String::new(),
        actor: actor.0.clone(),
        reason: String::new(),
    };
    let arrived = Arrived { nav: part.nav.clone(), payment };
    Ok(match pay::record(tx, position, arrived, actor, now)? {
        Paid::Settled | Paid::Known => None,
        Paid::Surplus(cause) => Some(cause),
    })
}

fn of_reference<'a>(position: &'a Position, iuv: &str) -> Option<&'a Instalment> {
    position.instalments().map(|(_, part)| part).find(|part| part.iuv.as_str() == iuv)
}

/// The price of the instalment of which the line is one transfer, if it is one of any time.
fn whole(position: &Position, part: &Instalment, line: &LineFact, paid_at: Moment) -> Option<Cents> {
    let transfer = part.transfers.iter().find(|transfer| match line.place {
        0 => part.transfers.len() == 1,
        place => transfer.place == place,
    })?;
    let missing = transfer.amount.0 - line.amount;
    let price = if transfer.place == 1 { Cents(part.amount.0 - missing) } else { part.amount };
    let fits = if transfer.place == 1 { position.was_priced(part, price, paid_at) } else { missing == 0 };
    fits.then_some(price)
}

/// The beginning of the day on which it was paid: whatever was asked for during that day is a price.
fn day_of(office: &Office, told: &Told) -> Option<Moment> {
    office.begin_of(told.paid_on.parse().ok()?)
}
