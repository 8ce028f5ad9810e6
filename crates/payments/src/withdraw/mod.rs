//! A position is taken back: withdrawn for good, or deleted while it never was anything but paper.

mod rule;

pub use rule::{delete, invalidate};
