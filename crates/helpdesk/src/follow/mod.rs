//! The requester's own page of a ticket: what was said, a reply, the three faces. Its secret address is the
//! key; the public code opens nothing.

mod page;
mod reply;

pub(crate) use page::found;
pub use page::routes;
