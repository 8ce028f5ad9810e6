//! Drafts: what one had begun to write to a ticket, one for each author, whoever has the ticket by then.
//!
//! A draft is nobody's business but its author's: it is no step of the ticket, has no event, and goes with the
//! message that is sent.

mod page;
mod rule;

pub use page::routes;
pub use rule::{Draft, keep, let_go, of};
