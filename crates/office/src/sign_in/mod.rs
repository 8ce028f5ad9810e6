//! Staff sign in with a password; a second factor comes with the console's own issue.

mod page;
mod rule;

pub use page::routes;
pub use rule::{SignInError, set_password};
