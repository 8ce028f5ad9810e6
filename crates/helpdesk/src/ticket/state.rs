//! Where a ticket stands: codes with a fixed meaning, never names that somebody edits.

use super::words::words;

words! {
    State {
        New = "new",
        Assigned = "assigned",
        InProgress = "in_progress",
        WaitingRequester = "waiting_requester",
        WaitingSupplier = "waiting_supplier",
        /// A call back was agreed for a certain time.
        Callback = "callback",
        Resolved = "resolved",
        Closed = "closed",
        Merged = "merged",
        Duplicate = "duplicate",
        Spam = "spam",
    }
}

impl State {
    /// Somebody has to do something: the working lists show these alone.
    pub fn is_open(self) -> bool {
        !matches!(self, State::Resolved | State::Closed) && !self.is_aside()
    }

    /// Left the desk without having been answered; its clocks are cancelled.
    pub fn is_aside(self) -> bool {
        matches!(self, State::Merged | State::Duplicate | State::Spam)
    }

    /// Whether staff may set it by hand from here; the others come by their own acts.
    pub fn may_become(self, next: State) -> bool {
        use State::*;
        match next {
            New | Merged => false,
            Closed => self == Resolved,
            Resolved | Duplicate | Spam => self.is_open(),
            Assigned | InProgress | WaitingRequester | WaitingSupplier | Callback => {
                self.is_open() || self == Resolved
            }
        }
    }
}
