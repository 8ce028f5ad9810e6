//! Receipts of the platform: kept byte for byte, filed once, each explained.
//!
//! | matter | file |
//! |---|---|
//! | what came, as it came: the inbox | `inbox` |
//! | what it means: a payment, too much, somebody else's notice | `file` |
//! | a position made from it, for a notice that we never issued | `born` |
//! | rows of receipts, and of cases of giving back | `keep` |
//! | those of a position, to be looked at | `filing` |
//! | what could not be filed at once, and what somebody uploads | `again` |
//! | the page of what waits for people | `page` |
//! | a lost receipt, as the platform's archive tells it | `recovered` |
//!
//! The money has moved when a receipt comes, so none is refused for what only we cannot make of it: first it is
//! kept, then it is understood.

mod again;
mod born;
mod file;
mod filing;
mod inbox;
mod keep;
mod page;
mod recovered;

pub use again::{JOB, Trouble, UploadError, doer, take_uploaded, troubles, upload};
pub use file::{Filed, Verdict};
pub use filing::{Filing, of_position};
pub use inbox::{Arrival, Kept, Way, keep_for_later, take_in};
pub use page::routes;
pub use recovered::{RecoveredError, recovered};

/// Who acts when a receipt comes by itself.
pub(crate) const PLATFORM: &str = "platform";
