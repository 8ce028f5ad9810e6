//! Why nothing was erased.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EraseError {
    /// No such ticket, customer or hold here.
    Unknown,
    /// A legal hold stands on it.
    Held,
    /// Requests are still open; how many.
    StillOpen(i64),
    /// The customer is still served.
    Served,
    /// No reason was given.
    Reason,
    /// The same hold stands already.
    Stands,
    /// One hold on a request and on a customer at once.
    Both,
    Store(StoreError),
}

impl From<StoreError> for EraseError {
    fn from(error: StoreError) -> Self {
        EraseError::Store(error)
    }
}

impl From<EraseError> for Failed {
    fn from(error: EraseError) -> Failed {
        let conflict = |key| Failed::conflict(Sentence::new(key));
        match error {
            EraseError::Unknown => {
                Failed { sentence: Sentence::new("erase-error-unknown"), ..Failed::not_found() }
            }
            EraseError::Held => conflict("erase-error-held"),
            EraseError::StillOpen(count) => {
                Failed::conflict(Sentence::new("erase-error-open").with("count", count))
            }
            EraseError::Served => conflict("erase-error-served"),
            EraseError::Reason => Failed::bad(Sentence::new("erase-error-reason")),
            EraseError::Stands => conflict("erase-error-stands"),
            EraseError::Both => Failed::bad(Sentence::new("erase-error-both")),
            EraseError::Store(error) => error.into(),
        }
    }
}
