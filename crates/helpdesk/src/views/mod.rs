//! Views: a filter of the working list, kept under a name, for oneself or for the whole desk.
//!
//! Invariants, each with a test: what is one's own is nobody else's, to see or to delete; only who leads the
//! desk shares and takes back.

mod error;
mod page;
mod rule;
mod wish;

pub use error::ViewError;
pub use page::routes;
pub use rule::{Kept, NAME_MAX, Owner, VIEWS_MAX, remove, save, seen_by};
pub use wish::Wish;
