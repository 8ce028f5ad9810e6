//! The wait shown while too little history is recorded to simulate forward (3, fallback).

mod queue_length;
mod shown;

pub use queue_length::{Desk, Outlook, expected_wait, expected_wait_s};
pub use shown::{Estimate, shown};
