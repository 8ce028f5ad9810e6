//! Calling: the policy PROMISE picks, one sentence explains, nobody is called twice.

mod choose;
mod offer;

pub use choose::{Called, call_next, call_person};
pub use offer::offer;
