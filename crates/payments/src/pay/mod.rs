//! An instalment is paid: the one place where that is written. What comes twice, too late or beside another
//! option is money all the same: it becomes a case of giving back, never a refusal.

mod money;
mod rule;

pub use money::{Arrived, Paid, Surplus};
pub use rule::{elsewhere, record};
