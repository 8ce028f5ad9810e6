//! The journal of payments: every change, who made it and when, for whoever has to account for it. It shows the
//! house's events as they are; nothing in it can be changed, and it names nobody who owes.

mod facts;
pub(crate) mod kinds;
mod page;
mod words;

pub(crate) use facts::by_flow;
pub use page::routes;
