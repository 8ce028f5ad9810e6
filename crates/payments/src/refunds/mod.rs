//! Money that is too much goes back: somebody proposes, somebody else approves, and that it was done outside is
//! said by who did it. A case stands where its rows say: opened, proposed, decided, done; or groundless, where
//! what is learned later shows, before anybody has proposed anything, that the money was owed.

pub(crate) mod page;
pub(crate) mod payer;
mod personal;
mod read;
mod rule;

pub use page::routes;
pub(crate) use personal::is_personal;
pub use read::{Asked, Case, Standing, by_id, lines, of_position};
pub(crate) use read::{by_receipt, hold, of_positions};
pub use rule::{Executed, RefundError, Verdict, Why, decide, done, propose};
