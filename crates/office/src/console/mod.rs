//! The console, simple for now: the office as configured, its staff, the event log.

mod menu;
mod page;

pub use menu::menu;
pub use page::routes;
