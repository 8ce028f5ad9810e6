//! A line without its receipt: what the flow alone is worth.

use office::Office;
use pagopa::Cents;
use pagopa::settlement::PayStatus;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::born::{from_line, noon};
use super::facts::Told;
use super::fit::LineFact;
use crate::create::told_of;
use crate::pay::{self, Arrived, Paid, Surplus};
use crate::position::{self, Instalment, PaidBy, Payment, Position, Transfer};

/// What only a flow had told stays paid as long as the line that told it is in force.
pub(super) fn take_back(
    tx: &mut Tx,
    office: &Office,
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
    let carries = |one: &Told| {
        one.status != PayStatus::Revoked
            && payment.receipt.as_deref() == Some(one.line.iur.as_str())
            && whole(office, position, part, (one, told)) == Some(payment.amount)
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
    (told, all): (&Told, &[Told]),
    position: &mut Option<Position>,
    actor: &Actor,
    now: Moment,
) -> Result<Option<Surplus>, StoreError> {
    if let Some(position) = position {
        return pay_by_flow(tx, office, (told, all), position, actor, now);
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
    let surplus = pay_by_flow(tx, office, (told, all), &mut made, actor, now)?;
    *position = Some(made);
    Ok(surplus)
}

/// Writes the payment that a flow tells of, or says why the money is too much.
fn pay_by_flow(
    tx: &mut Tx,
    office: &Office,
    (told, all): (&Told, &[Told]),
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
    let Some(amount) = whole(office, position, part, (told, all)) else { return Ok(Some(Surplus::Amount)) };
    let payment = Payment {
        paid_at: paid_at(office, told),
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

/// The price of the instalment of which the line is one transfer, if it is one of any time. What is taken off a price
/// is taken off the first transfer: where its line is told as well, that one knows the price.
fn whole(
    office: &Office,
    position: &Position,
    part: &Instalment,
    (told, all): (&Told, &[Told]),
) -> Option<Cents> {
    let transfer = transfer_of(part, &told.line)?;
    if transfer.place == 1 {
        let price = Cents(part.amount.0 - transfer.amount.0 + told.line.amount);
        return position.was_priced(part, price, asked_at(office, told)).then_some(price);
    }
    if transfer.amount.0 != told.line.amount {
        return None;
    }
    let is_first = |other: &&Told| {
        other.line.iur == told.line.iur
            && other.status != PayStatus::Revoked
            && transfer_of(part, &other.line).is_some_and(|transfer| transfer.place == 1)
    };
    match all.iter().find(is_first) {
        Some(first) => whole(office, position, part, (first, all)),
        None => Some(part.price(paid_at(office, told))),
    }
}

fn transfer_of<'a>(part: &'a Instalment, line: &LineFact) -> Option<&'a Transfer> {
    part.transfers.iter().find(|transfer| match line.place {
        0 => part.transfers.len() == 1,
        place => transfer.place == place,
    })
}

fn paid_at(office: &Office, told: &Told) -> Moment {
    noon(office, &told.paid_on).unwrap_or(told.kept_at)
}

/// The beginning of the day on which it was paid: whatever was asked for during that day is a price.
fn asked_at(office: &Office, told: &Told) -> Moment {
    told.paid_on.parse().ok().and_then(|day| office.begin_of(day)).unwrap_or(told.kept_at)
}

/// Whether a settlement flow alone has told of what happened, whoever brought the flow.
pub fn by_flow(kind: &str, facts: &serde_json::Value) -> bool {
    match kind {
        "instalment-paid" => facts["way"] == "flow",
        "position-created" => facts["origin"] == "flow",
        _ => false,
    }
}
