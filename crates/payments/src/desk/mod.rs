//! The clerk's and the cashier's pages: finding what somebody owes, saying it, changing it, taking it back.

mod act;
mod beside;
mod draft;
mod edit;
mod list;
mod new;
mod one;
mod page;
mod shares;
mod tie;
mod timeline;
mod view;

pub(crate) use beside::symbol;
pub use list::{Filter, Line, PAGE, Search, lines};
pub use page::routes;
