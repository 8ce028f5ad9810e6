//! A position that nobody has begun to pay is changed: rewritten, its cost of notification added, its account
//! replaced.

mod fees;
mod rule;

pub use fees::with_fees;
pub use rule::{Rewritten, replace_account, rewrite, set_fee};
