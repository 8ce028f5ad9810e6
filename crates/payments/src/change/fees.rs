//! The cost of notification outlives a rewriting.

use crate::create::NewOption;
use crate::position::Position;

/// What notifying cost was added here and is not the creditor's to forget: where a rewritten instalment does
/// not bring it along it is put on top again, on the first transfer. An instalment is known by its number, or
/// by its place where it brings none.
pub fn with_fees(before: &Position, mut options: Vec<NewOption>) -> Vec<NewOption> {
    for (option, at) in options.iter_mut().zip(1..) {
        for (part, place) in option.instalments.iter_mut().zip(1..) {
            let is_it = |of: i64, known: &crate::position::Instalment| match &part.nav {
                Some(nav) => known.nav == *nav,
                None => (of, known.place) == (at, place),
            };
            let known = before.instalments().find(|(of, known)| is_it(of.place, known));
            let Some(fee) = known.map(|(_, known)| known.fee).filter(|fee| *fee != part.fee) else {
                continue;
            };
            part.fee = fee;
            part.amount.0 = part.amount.0.saturating_add(fee.0);
            if let Some(first) = part.transfers.first_mut() {
                first.amount.0 = first.amount.0.saturating_add(fee.0);
            }
        }
    }
    options
}
