//! Paid outside the platform, as somebody says.

use pagopa::{Cents, NoticeNumber};
use platform::Moment;
use platform::store::Tx;

use super::{Arrived, Paid, record};
use crate::create::PositionError;
use crate::position::{self, PaidBy, Payment, Position};
use crate::proof::{May, Taking};

/// Somebody of the staff says that an instalment was paid elsewhere: a reason and a name stand for it.
pub fn elsewhere(
    tx: &mut Tx,
    cashier: &May<Taking>,
    position: &mut Position,
    nav: &NoticeNumber,
    (amount, paid_at, method, reason): (Cents, Moment, &str, &str),
    now: Moment,
) -> Result<(), PositionError> {
    let state = position.state(now);
    let (option, part) = position.option_of(nav).ok_or(PositionError::Unknown)?;
    PositionError::unless(position.may_be_elsewhere(option, part, now), state)?;
    if !position.was_priced(part, amount, paid_at) {
        return Err(PositionError::Amount);
    }
    if reason.trim().is_empty() {
        return Err(PositionError::Text("reason"));
    }
    if paid_at > now {
        return Err(PositionError::DueDate);
    }
    if !position::touch(tx, position)? {
        return Err(PositionError::Changed);
    }
    let payment = Payment {
        paid_at,
        recorded_at: now,
        amount,
        way: PaidBy::Elsewhere,
        receipt: None,
        method: method.to_owned(),
        provider: String::new(),
        actor: cashier.actor.0.clone(),
        reason: reason.to_owned(),
    };
    let arrived = Arrived { nav: nav.clone(), payment };
    match record(tx, position, arrived, &cashier.actor, now)? {
        Paid::Settled => Ok(()),
        Paid::Known | Paid::Surplus(_) => Err(PositionError::Changed),
    }
}
