//! An instalment is paid: the one place where that is written. What comes twice, too late or beside another
//! option is money all the same: it becomes a case of giving back, never a refusal.

mod rule;

pub use rule::{Arrived, Paid, Surplus, elsewhere, record};
