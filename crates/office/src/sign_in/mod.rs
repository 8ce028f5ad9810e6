//! Staff sign in with a password; a second factor comes with the console's own issue.

mod page;
mod rule;

pub use page::{local, onward, routes};
pub(crate) use rule::prove;
pub use rule::{SignInError, disabled, set_password};
