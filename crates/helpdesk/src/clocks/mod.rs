//! Clocks: how long a ticket may take, counted in the hours of its contract.
//!
//! A clock is a pure function of the ticket's steps and of the versions of its hours; the table
//! `ticket_clock` is a cache, written anew whenever a step is taken or hours change. Warnings and breaches are
//! rows of `clock_notice`, whose key makes each happen once; a breach that proves wrong is retracted by a row of
//! its own, and begins another round in which a later one is told again.

mod fold;
pub mod hours;
mod keep;
mod notices;
mod recount;
mod run;
mod watch;

pub use fold::runs;
pub use keep::{Kept, kept, refresh, shown};
pub use recount::{RECOUNT, ask_recount, consequences, recount, recount_some};
pub use run::Run;
pub use watch::{ring, watch};
