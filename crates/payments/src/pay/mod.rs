//! An instalment is paid: the one place where that is written. What comes twice, too late or beside another
//! option is money all the same: it becomes a case of giving back, never a refusal.

mod case;
mod elsewhere;
mod money;
mod rule;

pub(crate) use case::{TooMuch, groundless, open_case, rename_case};
pub use elsewhere::{Why, elsewhere};
pub use money::{Arrived, PLATFORM_BEGAN, Paid, Surplus};
pub use rule::{record, take_back};
