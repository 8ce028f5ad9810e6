//! The cost of notification outlives a rewriting.

use pagopa::Cents;

use crate::create::NewOption;
use crate::position::{Position, Reduction, Transfer};

/// What notifying cost was added here and is not the creditor's to forget: where a rewritten instalment does
/// not bring it along, whole or in part, what is missing is put on top again. An instalment is known by its number, or
/// by its place where it brings none.
pub fn with_fees(before: &Position, mut options: Vec<NewOption>) -> Vec<NewOption> {
    for (option, at) in options.iter_mut().zip(1..) {
        for (part, place) in option.instalments.iter_mut().zip(1..) {
            let is_it = |of: i64, known: &crate::position::Instalment| match &part.nav {
                Some(nav) => known.nav == *nav,
                None => (of, known.place) == (at, place),
            };
            let known = before.instalments().find(|(of, known)| is_it(of.place, known));
            let missing = known.map_or(0, |(_, known)| known.fee.0 - part.fee.0);
            if missing > 0 {
                let prices = (&mut part.amount, part.reductions.as_mut_slice());
                add_fee(&mut part.fee, prices, &mut part.transfers, missing);
            }
        }
    }
    options
}

/// So much more for the notification, or less: whenever it is paid, and on the first transfer.
pub(super) fn add_fee(
    fee: &mut Cents,
    (amount, reductions): (&mut Cents, &mut [Reduction]),
    transfers: &mut [Transfer],
    more: i64,
) {
    let reduced = reductions.iter_mut().map(|less| &mut less.amount);
    let first = transfers.first_mut().map(|first| &mut first.amount);
    for cents in [fee, amount].into_iter().chain(reduced).chain(first) {
        cents.0 = cents.0.saturating_add(more);
    }
}
