//! Contracts: who is served on which terms, what the running quarter has used of them, and what a quarter
//! costs in arrears.

mod export;
mod fees;
mod page;
mod read;
mod rows;

pub(crate) use export::csv;
pub use fees::{Fee, fee};
pub(crate) use page::name;
pub(crate) use read::served;
pub use read::{Used, used};
pub use rows::RENEWAL_DAYS;
pub(crate) use rows::fees;

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
