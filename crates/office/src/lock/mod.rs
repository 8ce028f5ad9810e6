//! The idle lock of the staff's screens.
//!
//! After the office's minutes without a human action, or at once by hand, a sign-in opens nothing but the
//! page that asks its password again. What a counter does is not the lock's business: it stays armed, people
//! are called there, and the sign-in still ends after twelve hours.

mod page;
mod rule;

pub use page::routes;
pub use rule::unlock;
pub(crate) use rule::{later, until};
