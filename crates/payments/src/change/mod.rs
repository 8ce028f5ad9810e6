//! A position that nobody has begun to pay is changed: rewritten, its cost of notification added, its account
//! replaced.

mod account;
mod rule;

pub use account::replace_account;
pub use rule::{Rewritten, rewrite, set_fee};
