//! Moving an appointment: the new seat is taken before the old one is given back, in one transaction.

mod page;
mod rule;

pub use page::routes;
pub(crate) use page::move_to;
pub use rule::reschedule;
