//! Debtors are forgotten when the accounts no longer need them (decision 0029): ten years after the end of the
//! year in which the last thing happened to a position that is over. Numbers, amounts and events
//! stay. What came from the platform and is of no position goes as many years after it came.

mod night;
mod rule;

pub use night::{once, run};
