//! Settlement flows on their way in: fetched from the platform's service or brought as a file, kept with what
//! follows for positions (`payments::settlement`) and for credits, shown with their lines.

mod bring;
mod cursor;
mod page;
mod pull;
mod settle;
mod take;

pub use page::routes;
pub use pull::{Pulled, pull, run};
pub(crate) use settle::settle_all;
pub use take::{keep, take};
