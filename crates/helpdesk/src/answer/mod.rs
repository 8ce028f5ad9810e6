//! Messages: what is said to the requester and by him, and notes among ourselves.

mod rule;

pub use rule::{REOPEN_DAYS, Said, by_requester, by_staff, write};
