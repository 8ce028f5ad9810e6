//! Why a notice cannot be paid, in the words of who holds it: on his own page and at the kiosk.

use pagopa::NoticeNumber;
use platform::Moment;

use crate::position::{Position, Unpayable};

/// The text that says why; nothing where it can be paid. `other`: that paying has begun in another way, and where
/// what remains is found, which is not the same on every page.
pub(crate) fn why_not(
    position: &Position,
    nav: &NoticeNumber,
    other: &'static str,
    now: Moment,
) -> Option<&'static str> {
    let begun = |(option, _)| position.is_other(option);
    Some(match position.payable(nav, now).err()? {
        Unpayable::Duplicate => "pay-state-paid",
        Unpayable::Expired => "pay-state-expired",
        Unpayable::Cancelled => "pay-state-cancelled",
        Unpayable::Unknown if position.option_of(nav).is_some_and(begun) => other,
        Unpayable::Unknown => "pay-state-published",
    })
}
