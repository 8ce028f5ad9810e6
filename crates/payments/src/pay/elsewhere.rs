//! Paid outside the platform, as somebody says.

use pagopa::{Cents, NoticeNumber};
use platform::Moment;
use platform::reason::Reason;
use platform::store::Tx;

use super::{Arrived, Paid, record};
use crate::create::PositionError;
use crate::position::{self, PaidBy, Payment, Position};
use crate::proof::{May, Taking};

/// From what it is known that it was paid.
pub type Why = Reason<140>;

/// Somebody of the staff says that an instalment was paid elsewhere: a reason and a name stand for it.
pub fn elsewhere(
    tx: &mut Tx,
    cashier: &May<Taking>,
    position: &mut Position,
    nav: &NoticeNumber,
    (amount, paid_at, method, why): (Cents, Moment, &str, &Why),
    now: Moment,
) -> Result<(), PositionError> {
    let state = position.state(now);
    let (option, part) = position.option_of(nav).ok_or(PositionError::Unknown)?;
    PositionError::unless(position.may_be_elsewhere(option, part, now), state)?;
    if !position.was_priced(part, amount, paid_at) {
        return Err(PositionError::Amount);
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
        reason: why.as_str().to_owned(),
    };
    let arrived = Arrived { nav: nav.clone(), payment };
    match record(tx, position, arrived, &cashier.actor, now)? {
        Paid::Settled => Ok(()),
        Paid::Known | Paid::Surplus(_) => Err(PositionError::Changed),
    }
}
