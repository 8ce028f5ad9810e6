//! Contracts: who is served on which terms, what the running quarter has used of them, and what a quarter
//! costs in arrears.

mod export;
mod fees;
pub mod money;
mod page;
mod read;
mod rows;

pub use fees::{Fee, fee};
pub use read::{Used, used};
pub use rows::RENEWAL_DAYS;

use office::{Ctx, rights};
use platform::web::{Access, Routes};

pub fn routes() -> Routes<Ctx> {
    let lead = Access::Right(rights::LEAD_DESK);
    Routes::new().get("/{body}/desk/contracts", lead, page::show).get(
        "/{body}/desk/contracts.csv",
        lead,
        page::download,
    )
}
