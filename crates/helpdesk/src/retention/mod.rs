//! What is old enough is erased at night, by the rules of the office file.
//!
//! Invariants, each with a test: nothing open goes, nor what an open request still shows; a hold keeps its
//! ticket, and all of a customer's, letters set aside included; what the page says would go is what goes.

mod aside;
mod night;
mod page;
mod rule;

pub use night::{once, run};
pub use page::routes;
pub use rule::{Class, due};
