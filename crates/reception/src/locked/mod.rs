//! The screen of a locked sign-in: no personal data, who it is waiting for, and what his counter does
//! meanwhile, because people are called there all the same.

mod page;
mod view;

pub use page::routes;
