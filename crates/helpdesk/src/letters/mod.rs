//! Mails that a ticket sends: written when they are sent, with what is true then.

mod enclosed;
mod job;
mod thread;
mod write;

pub use enclosed::ENCLOSED_BYTES_MAX;
pub use job::{JOB, Occasion, ask, doer};
