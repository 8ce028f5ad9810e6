//! Why help on site could not be suspended, or an exception not be asked for or decided.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::REASON_MAX;
use crate::work::WorkError;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuspendError {
    /// No such suspension or exception here, or it is over.
    Unknown,
    /// It ends before it begins, or it has ended already.
    When,
    /// Without a reason, or with one that is too long.
    Reason,
    /// Another one is in force at that time.
    Overlaps,
    /// The ticket has an exception that waits for its answer, or that was granted.
    Asked,
    /// It was decided before.
    Decided,
    /// Who asked does not decide.
    FourEyes,
    Work(WorkError),
    Store(StoreError),
}

impl From<StoreError> for SuspendError {
    fn from(error: StoreError) -> Self {
        SuspendError::Store(error)
    }
}

impl From<WorkError> for SuspendError {
    fn from(error: WorkError) -> Self {
        SuspendError::Work(error)
    }
}

impl From<SuspendError> for Failed {
    fn from(error: SuspendError) -> Failed {
        let conflict = |key| Failed::conflict(Sentence::new(key));
        match error {
            SuspendError::Unknown => {
                Failed { sentence: Sentence::new("suspend-error-unknown"), ..Failed::not_found() }
            }
            SuspendError::When => Failed::bad(Sentence::new("suspend-error-when")),
            SuspendError::Reason => {
                Failed::bad(Sentence::new("suspend-error-reason").with("most", REASON_MAX))
            }
            SuspendError::Overlaps => conflict("suspend-error-overlaps"),
            SuspendError::Asked => conflict("suspend-error-asked"),
            SuspendError::Decided => conflict("suspend-error-decided"),
            SuspendError::FourEyes => conflict("suspend-error-four-eyes"),
            SuspendError::Work(error) => error.into(),
            SuspendError::Store(error) => error.into(),
        }
    }
}
