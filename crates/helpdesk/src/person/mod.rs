//! One person's data at the help desk: found by mailbox or fiscal code, handed over, erased.
//!
//! Neither is ever part of an address: both stand in histories and logs.

mod find;
mod page;
mod rule;

pub use find::{Found, Who, find};
pub use page::routes;
pub use rule::{TICKETS_MAX, erase};
