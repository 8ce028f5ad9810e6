//! The national archive (ACA) answers for the body while it cannot: it holds a copy of what can be paid.
//!
//! A position that wants it is told again whenever its version moves: the row itself says that it is untold, so
//! that nothing can be changed and forgotten. What was paid by any other means, withdrawn or deleted is told with
//! an amount of nothing, which takes it off the archive (interface `paCreatePosition` of the archive).
//!
//! The archive holds one amount and one account: instalments with several beneficiaries, stamps or an amount that
//! falls with time are not for it. What it was told before and cannot hold any more is taken off it.

mod entry;
mod rule;
mod watch;

pub use entry::{Archived, entries};
pub use rule::{Drift, drift};
pub(crate) use rule::{changed, deleted};
pub use watch::{Tell, Told, once, run};
