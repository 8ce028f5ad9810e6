//! «I miei pagamenti»: what somebody owes, behind a link that goes to the mailbox which the body knows of him.
//!
//! | thought | place |
//! |---|---|
//! | asking for a link, what it opens | `rule` |
//! | the mail with it | `letter` |
//! | the pages | `page` |
//! | one line of the list | `entry` |
//!
//! Invariants, each with a test: whoever asks gets the same answer, and the same rows are written; a link opens what
//! is owed under that very code and that very mailbox and nothing else, because anybody may name somebody else's code
//! beside his own address; it is good for hours.

mod entry;
mod letter;
mod page;
mod rule;

pub use letter::{JOB, doer};
pub use page::routes;
pub use rule::forget;

/// Hours for which a link is good.
pub const LINK_HOURS: i64 = 4;
/// Links for one code and mailbox within an hour; of more, none is sent, and nobody is told.
const ASKED_MAX: i64 = 3;
/// Positions shown; the newest.
const SHOWN_MAX: i64 = 100;
/// Hours after which an asking is forgotten.
const KEPT_HOURS: i64 = 24;

/// The key of the disguise of a link's number.
const LINK: &str = "own-payments";
