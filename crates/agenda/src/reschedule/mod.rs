//! Moving an appointment: the new seat is taken before the old one is given back, in one transaction.

mod page;
mod rule;

pub(crate) use page::move_to;
pub use page::routes;
pub use rule::reschedule;
