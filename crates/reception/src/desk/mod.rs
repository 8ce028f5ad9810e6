//! The counter's screen: one key calls, one sentence says why, bars show who waits against what was
//! promised.

mod page;
mod planned;
mod serving;
mod undo_bar;
mod view;
mod waiting;

pub use page::routes;
