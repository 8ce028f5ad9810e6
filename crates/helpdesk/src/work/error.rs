//! Why something could not be done to a ticket.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkError {
    /// No such ticket here, or somebody else's.
    Unknown,
    /// Somebody changed it in the meantime.
    Changed,
    /// Merged, a duplicate or refused: its story goes on elsewhere, or ended.
    Aside,
    /// From where it stands it cannot become that.
    Transition,
    /// Mandatory items of the checklist are not done; how many.
    Unchecked(usize),
    /// A member of the staff, a supplier, an area or an item that is not there.
    Whom,
    /// A member of the staff whose account is shut.
    Disabled,
    /// A hand-over, a return or a judgement of one's own needs a reason.
    Reason,
    /// The severity that it has already, or that the matrix gives.
    SameSeverity,
    /// A call back in the past.
    Past,
    /// Call backs have an agenda: a seat is taken, not a free hour.
    Agenda,
    Store(StoreError),
}

impl From<StoreError> for WorkError {
    fn from(error: StoreError) -> Self {
        WorkError::Store(error)
    }
}

impl From<WorkError> for Failed {
    fn from(error: WorkError) -> Failed {
        match error {
            WorkError::Unknown => Failed::not_found(),
            WorkError::Changed => Failed::conflict(Sentence::new("work-error-changed")),
            WorkError::Aside => Failed::conflict(Sentence::new("work-error-aside")),
            WorkError::Transition => Failed::conflict(Sentence::new("work-error-transition")),
            WorkError::Unchecked(count) => {
                Failed::conflict(Sentence::new("work-error-unchecked").with("count", count))
            }
            WorkError::Whom => Failed::bad(Sentence::new("work-error-whom")),
            WorkError::Disabled => Failed::bad(Sentence::new("work-error-disabled")),
            WorkError::Reason => Failed::bad(Sentence::new("work-error-reason")),
            WorkError::SameSeverity => Failed::bad(Sentence::new("work-error-severity")),
            WorkError::Past => Failed::bad(Sentence::new("work-error-past")),
            WorkError::Agenda => Failed::conflict(Sentence::new("work-error-agenda")),
            WorkError::Store(error) => error.into(),
        }
    }
}
