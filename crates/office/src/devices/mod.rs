//! Kiosks and displays: a new screen shows a short code, staff confirm it, the screen keeps a token
//! that staff can revoke.

mod page;
mod paper;
mod rule;
mod seen;

pub use page::routes;
pub use paper::{Paper, papers, report_paper};
pub use rule::{Device, device, enrol_confirmed, of_body, report};
pub use seen::{note_seen, seen, told};
