//! Shifts: who is at the desk and who is on call, and where somebody is missing.
//!
//! Invariants, each with a test: nobody has two shifts at once; a swap changes both shifts or none, and is
//! answered once; a gap is exact to the second, on holidays and on the nights when clocks jump.

mod act;
mod cover;
mod error;
mod page;
mod plan;
mod read;
mod swap;
mod view;

pub use cover::{Gap, Lack, NIGHT_FROM, NIGHT_UNTIL, Needs, OPERATORS_MIN, gaps, needs};
pub use error::ShiftError;
pub use page::routes;
pub use plan::{Planned, WEEKS_MAX, add, remove};
pub use read::{Kind, Shift, by_id, shifts};
pub use swap::{Answer, Swap, answer, ask, pending};
