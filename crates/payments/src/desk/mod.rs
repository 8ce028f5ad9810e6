//! The clerk's and the cashier's pages: finding what somebody owes, saying it, changing it, taking it back.

mod act;
mod beside;
mod draft;
mod edit;
mod edited;
mod elsewhere;
mod list;
mod made;
mod new;
mod one;
mod page;
mod shares;
mod shown;
mod tie;
mod timeline;
mod view;
mod way;

pub(crate) use beside::symbol;
pub use list::{Filter, Line, PAGE, Search, lines};
pub use page::routes;
pub use timeline::STEPS;
