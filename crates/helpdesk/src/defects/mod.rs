//! Defects: what a supplier has to mend, with the supplier's own number, and the tickets that it is behind.
//!
//! Invariants, each with a test: a ticket stays the desk's to answer and to close, whatever becomes of the
//! defect; those who hold its tickets hear once that it is mended; a customer reads that it is being worked on,
//! and no word of the supplier.

mod act;
mod error;
mod forget;
mod mail;
mod mended;
mod moved;
mod page;
mod panel;
mod read;
mod rule;

pub use error::DefectError;
pub(crate) use forget::forget;
pub use mail::{MAIL, doer};
pub use mended::{MENDED, go_on};
pub use moved::{TOLD_MAX, become_state};
pub use page::routes;
pub use panel::{Panel, Read};
pub use read::{Defect, Moved, by_code, by_id, lines, of_ticket, steps, tickets};
pub use rule::{NewDefect, TITLE_MAX, WORDS_MAX, link, open, unlink};

use crate::ticket::words::words;

words! {
    /// Where a defect stands at the supplier.
    State {
        Reported = "reported",
        Acknowledged = "acknowledged",
        BeingFixed = "being_fixed",
        Fixed = "fixed",
        /// The supplier says that it is none, or will not mend it.
        Refused = "refused",
        Closed = "closed",
    }
}

impl State {
    /// Somebody still waits for the supplier, or for a proof that it is mended.
    pub fn is_open(self) -> bool {
        !matches!(self, State::Refused | State::Closed)
    }

    /// The supplier has it in hand: what a customer is told.
    pub fn is_under_way(self) -> bool {
        matches!(self, State::Reported | State::Acknowledged | State::BeingFixed)
    }

    /// A closed one is over; what was called mended or refused may prove not to be.
    pub fn may_become(self, next: State) -> bool {
        match self {
            State::Reported | State::Acknowledged | State::BeingFixed => next != self,
            State::Fixed => matches!(next, State::BeingFixed | State::Closed),
            State::Refused => matches!(next, State::Reported | State::Closed),
            State::Closed => false,
        }
    }
}
