//! Watchers: who follows a ticket without having it.
//!
//! Watching overwrites nothing of the ticket, so it asks no version and leaves the ticket's own as it is.

mod page;
mod rule;

pub use page::routes;
pub use rule::{unwatch, watch, watchers};
