//! Kiosks and displays: a new screen shows a short code, staff confirm it, the screen keeps a token
//! that staff can revoke.

mod page;
mod rule;

pub use page::routes;
pub use rule::{Device, device, enrol_confirmed, of_body, report};
