//! A position that nobody has begun to pay is changed: rewritten, its cost of notification added, the day
//! told on which it was served, its account replaced.

mod account;
mod fees;
mod rule;
mod served;
mod told;

pub use account::replace_account;
pub use fees::with_fees;
pub use rule::{Rewritten, rewrite, set_fee};
pub use served::served;
pub use told::{Why, said_part};
pub(crate) use told::{put_reason, reasons};
