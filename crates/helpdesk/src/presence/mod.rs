//! Presence: who else reads or writes a ticket now, so that two do not answer it at once. It locks nothing.

mod page;

pub(crate) use page::{Other, others};
pub use page::{PRESENT_S, routes};
