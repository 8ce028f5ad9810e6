//! A position is shown to who owes: from now on, or from its first day on, the platform finds it.

mod rule;

pub use rule::publish;
