//! The desk: views with their counts, the list, the ticket with its clocks and everything that can be done.

mod act;
mod beside;
mod join;
mod new;
mod page;
mod read;
mod row;
mod say;
mod timeline;
mod together;
mod view;
mod wanted;

pub use page::routes;
pub(crate) use view::Choice;
