//! Receipts of the platform: kept byte for byte, filed once, each explained.
//!
//! | matter | file |
//! |---|---|
//! | what came, as it came: the inbox | `inbox` |
//! | what it means: a payment, too much, somebody else's notice | `file` |
//! | a position made from it, for a notice that we never issued | `born` |
//! | whether a stamp is for the document it was asked for | `stamps` |
//! | rows of receipts and of their transfers | `keep` |
//! | those of a position, to be looked at | `filing` |
//! | what could not be filed at once | `again` |
//! | what does not hold together, or is not what was asked for | `odd` |
//! | such a one waits; somebody takes it as good | `held` |
//! | what somebody puts aside | `aside` |
//! | what somebody uploads, shown to him first | `upload`, `bring` |
//! | what came as a receipt and cannot be read | `unread` |
//! | the page of what waits for people | `page` |
//! | what is forgotten of people after years | `forget` |
//! | a lost receipt, as the platform's archive tells it | `recovered` |
//!
//! The money has moved when a receipt comes, so none is refused for what only we cannot make of it: first it is
//! kept, then it is understood.

mod again;
mod aside;
mod born;
mod bring;
mod file;
mod filing;
mod forget;
mod held;
mod inbox;
mod keep;
mod odd;
mod page;
mod recovered;
mod stamps;
mod unread;
mod upload;

pub use again::{InboxError, JOB, Trouble, doer, retry, troubles};
pub use aside::{Why, seen};
pub use file::{Filed, Verdict};
pub(crate) use filing::is_of_another;
pub use filing::{Filing, of_position};
pub(crate) use forget::{forget, forget_strays};
pub use held::take_as_good;
pub(crate) use held::{held_among, is_held};
pub use inbox::{Arrival, Kept, Way, keep_for_later, take_in};
pub use odd::Odd;
pub use page::routes;
pub use recovered::{RecoveredError, recovered};
pub use stamps::{StampFault, odd_stamps};
pub(crate) use unread::keep_unread;
pub(crate) use upload::names;
pub use upload::{ReceiptFileError, read_uploaded, take_uploaded};
