//! What no treasurer books: a slip of the program that wrote the file, which would stand in the accounts for ever.

use jiff::civil::Date;

use crate::Cents;

/// A hundred billion euro: more than any body is ever credited at once, and little enough that the rows of a file add
/// up within 64 bits.
const LARGEST: Cents = Cents(10_000_000_000_000);

pub(super) fn credible(amount: Cents) -> Option<Cents> {
    (-LARGEST.0..=LARGEST.0).contains(&amount.0).then_some(amount)
}

/// A day of this century.
pub(super) fn booked(day: Date) -> Option<Date> {
    (2000..=2099).contains(&day.year()).then_some(day)
}
