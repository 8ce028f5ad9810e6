//! «Richiesta assistenza»: the citizen's form, with the official labels, and what it answers at once.

mod draft;
mod page;

pub use page::routes;
