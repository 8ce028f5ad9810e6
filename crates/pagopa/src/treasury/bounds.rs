//! What no treasurer books: a slip of the program that wrote the file, which would stand in the accounts for ever.

use jiff::civil::Date;

use super::MovementReason;
use crate::Cents;

/// A hundred billion euro: more than any body is ever credited at once, and little enough that the rows of a file add
/// up within 64 bits.
const LARGEST: Cents = Cents(10_000_000_000_000);

pub(super) fn credible(amount: Cents) -> Option<Cents> {
    (-LARGEST.0..=LARGEST.0).contains(&amount.0).then_some(amount)
}

/// A day from this century until the latest on which anything can have been booked.
pub(super) fn booked(day: Option<Date>, latest: Date) -> Result<Date, MovementReason> {
    match day {
        Some(day) if !(2000..=2099).contains(&day.year()) => Err(MovementReason::Date),
        Some(day) if day > latest => Err(MovementReason::Ahead),
        day => day.ok_or(MovementReason::Date),
    }
}
