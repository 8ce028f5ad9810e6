//! Alerts: who of the desk is told that a promise is near or broken, that a call back was missed, that a
//! ticket goes to and fro, that a defect is mended; on a page, and by mail inside the desk's hours.
//!
//! Invariants, each with a test: an alert is told once to each of its recipients, in the transaction that makes
//! it true; a mail leaves in working hours, or at once to who is on call; it says nothing of what the requester
//! wrote.

mod callback;
mod hours;
mod mail;
mod page;
mod read;
mod rule;
mod said;
mod settings;
mod whom;

pub use callback::{CALLBACK, CALLBACK_GRACE_S, agreed, look};
pub(crate) use hours::Now;
pub use mail::{MAIL, doer};
pub use page::routes;
pub use read::{Alert, shown, unseen};
pub(crate) use rule::tell_at;
pub use rule::{News, WARNED_FROM_PERCENT, bounced, of_clock, seen, tell};
pub use settings::{off, set};

use crate::ticket::words::words;

words! {
    Kind {
        Warning = "warning",
        Breach = "breach",
        /// A breach that proved to be none.
        Retracted = "retracted",
        /// A call back whose time has passed.
        Callback = "callback",
        /// Handed back too often.
        Bounced = "bounced",
        /// A defect of one's tickets is mended.
        Defect = "defect",
    }
}
