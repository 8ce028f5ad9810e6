//! A whole office day replayed second by second: the exact semantics of `golden-days.md`.
//!
//! One definition for the exactness test and for whoever drives a server through the same day. Simpler than
//! the product on purpose (one break, no pauses, no unanswered calls).

mod event;
mod file;
mod office;

pub use file::{Counter, Day, Days, Person, Service};

#[cfg(test)]
mod tests;
