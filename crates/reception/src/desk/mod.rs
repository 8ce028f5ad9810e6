//! The counter's screen: one key calls, one sentence says why, bars show who waits against what was
//! promised.

mod page;
mod undo_bar;
mod view;

pub use page::routes;
