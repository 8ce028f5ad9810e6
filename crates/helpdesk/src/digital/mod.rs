//! The customer's digital desk: how its requests are going, whether we keep what we promised, and a form that
//! is taken in charge at once.
//!
//! | question | file |
//! |---|---|
//! | who speaks for which customer | `customer` |
//! | the days it is about | `period` |
//! | the figures, and where they are read | `figures`, `read` |
//! | availability, and the stops it is counted from | `available`, `outages` |
//! | the page, its charts, its file | `page`, `shown`, `charts`, `export` |
//! | its own requests: list, one, a new one in charge at once | `list`, `ticket`, `new`, `at_once` |
//! | the same for programs | `api` |
//!
//! Whatever is read here is read for one customer, who is a part of the proof: no query lacks it.

mod api;
mod at_once;
mod available;
mod charts;
mod customer;
mod export;
pub mod figures;
mod list;
mod new;
mod outages;
mod page;
pub mod read;
mod shown;
mod ticket;
pub(crate) mod words;

pub use available::Availability;
pub use customer::AtCustomerDesk;
pub(crate) use export::csv;
pub(crate) use list::{one, said_in_public};
pub(crate) use outages::between as outages_between;
pub use outages::{NewOutage, OutageError, record};

use office::{Ctx, rights};
use platform::web::{Access, Routes};

pub fn routes() -> Routes<Ctx> {
    let own = Access::Right(rights::CUSTOMER_DESK);
    Routes::new()
        .get("/{body}/customer", own, page::show)
        .get("/{body}/customer.csv", own, page::download)
        .get("/{body}/customer/new", own, new::form)
        .post("/{body}/customer/new", own, new::send)
        .get("/{body}/customer/{ticket}", own, ticket::show)
        .post("/{body}/customer/{ticket}/reply", own, ticket::reply)
        .merge(outages::routes())
        .merge(api::routes())
}
