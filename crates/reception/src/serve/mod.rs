//! What an operator does at a counter. Every action demands the proof that this person works there; only
//! `leave` is the deed of whoever waits.

mod act;
mod action;
mod at_counter;
mod error;
mod leave;
mod open;
mod wish;

pub use act::act;
pub use action::Action;
pub use at_counter::AtCounter;
pub use error::ServeError;
pub use leave::leave;
pub use open::{Opening, open};
pub use wish::Wish;
