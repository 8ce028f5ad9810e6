//! Files that came with messages: kept once, given out to those who may read the message, never to be run.

mod page;
mod rule;

pub use page::{limits, routes};
pub use rule::{Attached, keep, of_message, of_ticket};
