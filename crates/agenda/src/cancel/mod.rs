//! Cancelling: the seat goes back at once, the appointment remembers who and when.

mod page;
mod rule;

pub use page::routes;
pub use rule::{CancelError, cancel};
