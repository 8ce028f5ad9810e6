//! The console, simple for now: the office as configured, its staff, the event log.

pub(crate) mod menu;
mod page;

pub use menu::menu;
pub use page::routes;
