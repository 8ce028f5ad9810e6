//! Files that came with messages: kept once, given out to those who may read the message, never to be run.

mod page;
mod rule;

pub use page::routes;
pub use rule::{Attached, add, of_message, of_ticket};
