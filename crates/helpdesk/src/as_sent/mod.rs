//! Letters that came as pages, shown as they were sent: without anything that runs, fetches or posts, in a
//! window of their own that may do nothing.

mod page;
mod rule;

pub use page::routes;
pub use rule::{of_ticket, page_of};
