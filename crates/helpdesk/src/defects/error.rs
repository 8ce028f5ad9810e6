//! Why something could not be done with a defect.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::rule::TITLE_MAX;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefectError {
    /// No such defect or ticket here.
    Unknown,
    /// A title that is missing or too long.
    Title,
    /// A supplier that is not there.
    Supplier,
    /// The first level has the ticket: whoever knows the system has to confirm a defect.
    Level,
    /// The ticket was merged, or set aside.
    Aside,
    /// Somebody changed it in the meantime.
    Changed,
    /// Somebody changed the ticket, or the form was sent before.
    TicketChanged,
    /// From where it stands it cannot become that.
    Transition,
    /// Mended, but in which version?
    FixedIn,
    Store(StoreError),
}

impl From<StoreError> for DefectError {
    fn from(error: StoreError) -> Self {
        DefectError::Store(error)
    }
}

impl From<DefectError> for Failed {
    fn from(error: DefectError) -> Failed {
        match error {
            DefectError::Unknown => Failed::not_found(),
            DefectError::Title => Failed::bad(Sentence::new("defect-error-title").with("most", TITLE_MAX)),
            DefectError::Supplier => Failed::bad(Sentence::new("defect-error-supplier")),
            DefectError::Level => Failed::conflict(Sentence::new("defect-error-level")),
            DefectError::Aside => Failed::conflict(Sentence::new("work-error-aside")),
            DefectError::Changed => Failed::conflict(Sentence::new("defect-error-changed")),
            DefectError::TicketChanged => Failed::conflict(Sentence::new("work-error-changed")),
            DefectError::Transition => Failed::conflict(Sentence::new("defect-error-transition")),
            DefectError::FixedIn => Failed::bad(Sentence::new("defect-error-fixed-in")),
            DefectError::Store(error) => error.into(),
        }
    }
}
