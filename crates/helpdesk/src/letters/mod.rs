//! Mails that a ticket sends: written when they are sent, with what is true then.

mod job;
mod thread;
mod write;

pub use job::{ENCLOSED_BYTES_MAX, JOB, Occasion, ask, doer};
