//! Why a day or a month cannot be closed: one sentence each.

use jiff::civil::Date;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosingError {
    /// The day has not ended.
    NotOver,
    /// It is closed.
    Closed,
    /// Too many days at once, counted from the last closed one.
    TooMany,
    /// Nothing was ever closed, and this day lies before the first that may be.
    TooOld(Date),
    /// What a file brought is not worked through yet.
    Reckoning,
    /// Days of the month are not closed yet.
    OpenDays,
    Store(StoreError),
}

impl From<StoreError> for ClosingError {
    fn from(error: StoreError) -> Self {
        ClosingError::Store(error)
    }
}

impl From<ClosingError> for Failed {
    fn from(error: ClosingError) -> Failed {
        match error {
            ClosingError::Store(error) => error.into(),
            ClosingError::NotOver => Failed::conflict(Sentence::new("closing-error-not-over")),
            ClosingError::Closed => Failed::conflict(Sentence::new("closing-error-closed")),
            ClosingError::TooMany => Failed::bad(Sentence::new("closing-error-too-many")),
            ClosingError::TooOld(oldest) => {
                Failed::bad(Sentence::new("closing-error-too-old").with("day", oldest.strftime("%d/%m/%Y")))
            }
            ClosingError::Reckoning => Failed::conflict(Sentence::new("closing-error-reckoning")),
            ClosingError::OpenDays => Failed::conflict(Sentence::new("closing-error-open-days")),
        }
    }
}
