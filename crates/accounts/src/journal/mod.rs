//! The journal of payments: every change, who made it and when, for whoever has to account for it. It shows the
//! house's events as they are; nothing in it can be changed, and it names nobody who owes.

mod facts;
mod kinds;
mod page;
#[cfg(test)]
mod sources;
mod subject;
mod told;
mod words;

pub use page::routes;
