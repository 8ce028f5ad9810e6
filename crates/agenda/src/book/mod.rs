//! Booking: taking a seat, by whoever asks and through whichever channel.

mod already;
mod api;
mod draft;
mod error;
mod page;
mod rule;
mod seat;
mod steps;
mod view;
mod wrong;

#[cfg(test)]
mod tests;

pub use already::tell_owner;
pub use error::BookError;
pub(crate) use rule::within_lead;
pub use rule::{Booked, Request, book};
pub use seat::first_free;
pub(crate) use seat::sit;

use office::Ctx;
use platform::web::Routes;

pub fn routes() -> Routes<Ctx> {
    page::routes().merge(api::routes())
}
