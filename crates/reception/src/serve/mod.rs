//! What an operator does at a counter. Every action demands the proof that this person works there.

mod act;
mod action;
mod at_counter;
mod error;
mod open;
mod wish;

pub use act::{act, leave};
pub use action::Action;
pub use at_counter::AtCounter;
pub use error::ServeError;
pub use open::{Opening, open};
pub use wish::Wish;
