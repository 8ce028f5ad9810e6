//! Many tickets at once: the same deed on chosen rows of the list, each with the version that was seen.
//!
//! Every ticket is a transaction of its own: what is refused for one changes nothing of it and nothing of the
//! others, and each row is told its own verdict.

mod page;
mod rule;

pub use page::routes;
pub use rule::{BULK_MAX, Deed, Verdict, each};
