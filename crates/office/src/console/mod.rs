//! The console, simple for now: the office as configured, its staff, the event log.

mod page;

pub use page::routes;
