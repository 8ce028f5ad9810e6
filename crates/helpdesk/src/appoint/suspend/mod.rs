//! Help on site suspended for a time, and the exceptions that somebody else grants.
//!
//! A suspension begins and ends at a second, by itself; what was booked before stands until somebody looks at
//! it. An exception is asked for with a reason and decided by who leads the desk, never by its asker.

mod act;
mod error;
mod exception;
pub(crate) mod notice;
pub(in crate::appoint) mod page;
mod rule;

pub use error::SuspendError;
pub use exception::{Asking, allowed, ask, decide, of_suspension, of_ticket};
pub(crate) use notice::notice;
pub use rule::{New, REASON_MAX, Suspension, between, end, latest, make};

use office::{Ctx, rights};
use platform::web::{Access, Routes};

pub fn routes() -> Routes<Ctx> {
    let (tickets, leads) = (Access::Right(rights::TICKETS), Access::Right(rights::LEAD_DESK));
    Routes::new()
        .get("/{body}/desk/suspensions", leads, page::show)
        .post("/{body}/desk/suspensions", leads, act::make)
        .post("/{body}/desk/suspensions/{suspension}", leads, act::end)
        .post("/{body}/desk/{ticket}/exceptions", tickets, act::ask)
        .post("/{body}/desk/{ticket}/exceptions/{exception}", leads, act::decide)
}
