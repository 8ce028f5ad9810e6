//! A position that nobody has begun to pay is changed: rewritten, its cost of notification added, its account
//! replaced.

mod rule;

pub use rule::{Rewritten, replace_account, rewrite, set_fee};
