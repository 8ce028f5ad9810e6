//! The desk: views with their counts, the list, the ticket with its clocks and everything that can be done.

mod act;
mod new;
mod page;
mod timeline;
mod view;

pub(crate) use act::text;
pub use page::routes;
pub(crate) use view::Choice;
