//! The work plan: the day's list of one service, with contacts, times and notes. Seats are closed and
//! opened in place, and an appointment can be cancelled on somebody's behalf.
//!
//! Names and contacts are read here and nowhere else at the reception.

mod change;
mod error;
mod page;
mod read;
mod rule;
mod sheet;
#[cfg(test)]
mod tests;
mod view;

use office::Ctx;
use platform::web::Routes;

pub use error::PlanError;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    page::routes().merge(change::routes())
}
