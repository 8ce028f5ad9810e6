//! How a body stands with the national platform: its stations, its keys, the certificates that the platform calls
//! with, the tests before it begins. Nobody's debts are seen here.
//!
//! Invariants, each with a test: a key is never shown again, and a copy of the database does not tell it; a
//! product has two keys at most, and while one is refused the other is used; two certificates at most are
//! accepted at once, so that the old and the new overlap; one body's keys are nobody else's.

mod act;
mod certificates;
mod error;
pub mod keys;
mod page;
mod product;
mod report;
mod rows;
mod steps;
mod trials;

pub use certificates::{Accepted, accepted, add, remove};
pub use error::JoiningError;
pub use product::Product;
pub use steps::{Step, steps};
pub use trials::{Run, Trial, last_runs, record_run};

pub fn routes() -> platform::web::Routes<office::Ctx> {
    page::routes().merge(report::routes())
}
