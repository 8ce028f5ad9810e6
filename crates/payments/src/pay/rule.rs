//! The transaction of paying.

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Arrived, Paid, Surplus};
use crate::deliver;
use crate::position::{self, Instalment, PaidBy, Payment, Position};

/// Writes the payment of an instalment, or says why the money is too much. The position must hold the
/// notice, or have held it. Nothing but a price that was changed is judged by dates: the platform took the money, so
/// it is ours to account for.
pub fn record(
    tx: &mut Tx,
    position: &mut Position,
    arrived: Arrived,
    actor: &Actor,
    now: Moment,
) -> Result<Paid, StoreError> {
    let used = position.in_use().map(|option| option.place);
    let Some((place, found)) =
        position.option_of(&arrived.nav).map(|(option, part)| (option.place, part.clone()))
    else {
        if position.has_withdrawn(&arrived.nav) {
            return Ok(Paid::Surplus(Surplus::Withdrawn));
        }
        return Err(StoreError::Shape(format!("position {} has no such notice", position.id)));
    };
    if let Some(before) = &found.payment {
        let told = (before, arrived.payment);
        return again(tx, position, &found, told, actor, now);
    }
    if arrived.payment.way == PaidBy::Platform {
        if position.invalid_at.is_some() {
            return Ok(Paid::Surplus(Surplus::Withdrawn));
        }
        if !position.was_priced(&found, arrived.payment.amount, arrived.payment.paid_at) {
            return Ok(Paid::Surplus(Surplus::Amount));
        }
    }
    if used.is_some_and(|used| used != place) {
        return Ok(Paid::Surplus(Surplus::OtherOption));
    }
    let facts = serde_json::json!({ "instalment": found.id, "amount": arrived.payment.amount.0, "way": arrived.payment.way.word() });
    if !insert(tx, position, found.id, &arrived.payment)? {
        // Somebody was faster within another transaction: as if it had been read so.
        return Ok(Paid::Surplus(Surplus::Twice));
    }
    position.put_payment(found.id, Some(arrived.payment));
    position::refresh(tx, position, now)?;
    let (body, subject) = (position.body, position.id);
    append(tx, NewEvent { body, place: 0, kind: "instalment-paid", subject, actor, at: now, facts })?;
    deliver::paid(tx, position, found.id, actor, now)?;
    Ok(Paid::Settled)
}

/// A second word about an instalment that is paid: the same receipt, the receipt that a flow had announced, or
/// other money.
fn again(
    tx: &mut Tx,
    position: &mut Position,
    found: &Instalment,
    (before, payment): (&Payment, Payment),
    actor: &Actor,
    now: Moment,
) -> Result<Paid, StoreError> {
    let same = before.receipt.is_some() && before.receipt == payment.receipt;
    let announced = before.way == PaidBy::Flow && payment.way == PaidBy::Platform;
    if announced && (same || is_announced(before, &payment)) {
        // A line tells of one transfer; the receipt knows the whole, and judges it as if it had come first.
        if !position.was_priced(found, payment.amount, payment.paid_at) {
            take_back(tx, position, found.id, actor, now)?;
            return Ok(Paid::Surplus(Surplus::Amount));
        }
        tx.execute(
            sql!("UPDATE payment SET way = ?4, method = ?5, provider = ?6, paid_at = ?7, receipt = ?8, amount = ?9 WHERE body = ?1 AND position = ?2 AND instalment = ?3"),
            values![
                position.body,
                position.id,
                found.id,
                payment.way.word(),
                payment.method.as_str(),
                payment.provider.as_str(),
                payment.paid_at,
                payment.receipt.clone(),
                payment.amount.0
            ],
        )?;
        position.put_payment(found.id, Some(Payment { recorded_at: before.recorded_at, ..payment }));
        position::refresh(tx, position, now)?;
        return Ok(Paid::Known);
    }
    if same {
        return Ok(Paid::Known);
    }
    Ok(Paid::Surplus(Surplus::Twice))
}

/// Some providers write another id than the receipt's into their flows (GovPay 484): the amount and the days of
/// what a flow told of are enough. Were it a second payment after all, the first one's line would be doubled.
fn is_announced(before: &Payment, payment: &Payment) -> bool {
    const NEAR_MS: u64 = 2 * 86_400_000;
    before.amount == payment.amount && before.paid_at.ms().abs_diff(payment.paid_at.ms()) <= NEAR_MS
}

/// What only a flow had told is no payment once the flow tells it no more: the instalment is open again. Whatever
/// somebody received, or somebody else stands for, stays.
pub fn take_back(
    tx: &mut Tx,
    position: &mut Position,
    instalment: i64,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let gone = tx.execute(
        sql!("DELETE FROM payment WHERE body = ?1 AND position = ?2 AND instalment = ?3 AND way = 'flow'"),
        values![position.body, position.id, instalment],
    )?;
    if gone == 0 {
        return Ok(());
    }
    position.put_payment(instalment, None);
    position::refresh(tx, position, now)?;
    let facts = serde_json::json!({ "instalment": instalment });
    let (body, subject) = (position.body, position.id);
    append(tx, NewEvent { body, place: 0, kind: "instalment-reopened", subject, actor, at: now, facts })
}

fn insert(tx: &mut Tx, position: &Position, instalment: i64, payment: &Payment) -> Result<bool, StoreError> {
    let written = tx.execute(
        sql!("INSERT INTO payment (body, position, instalment, paid_at, recorded_at, amount, way, receipt, method, provider, actor, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT DO NOTHING"),
        values![
            position.body,
            position.id,
            instalment,
            payment.paid_at,
            payment.recorded_at,
            payment.amount.0,
            payment.way.word(),
            payment.receipt.clone(),
            payment.method.as_str(),
            payment.provider.as_str(),
            payment.actor.as_str(),
            payment.reason.as_str()
        ],
    )?;
    Ok(written == 1)
}
