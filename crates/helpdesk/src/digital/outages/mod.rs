//! When a service stood still: recorded by the head of the desk, counted against what was promised.

mod page;
mod rule;

pub use page::routes;
pub use rule::{NewOutage, Outage, OutageError, between, record};
