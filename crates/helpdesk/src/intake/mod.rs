//! Letters that come in: by mail and certified mail, from whoever, with whatever program.
//!
//! Invariants: a letter lies with us before its mailbox hears of it; each ends exactly once, in a ticket, set
//! aside with a reason that staff see, or dropped and counted; one that cannot be read never delays the next;
//! a code in a subject lets nobody in; programs are never answered.

mod apply;
mod aside;
mod begin;
mod brakes;
mod join;
mod keep;
mod letters;
mod marks;
mod page;
mod place;
mod receipts;
mod sort;
mod source;
mod strangers;
mod told;
mod trouble;
mod work;

pub use brakes::{ANSWERS_PER_HOUR, ANSWERS_PER_SENDER};
pub use keep::FetchError;
pub use letters::{State, counts};
pub use page::routes;
pub use receipts::{Shown, of as receipts_of, unsent};
pub use source::Source;
pub(crate) use source::decoded;
pub use told::Told;
pub use work::Intake;
