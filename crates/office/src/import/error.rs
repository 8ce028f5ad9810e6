//! Why a file that is right in itself was not made the office.

use std::fmt;

use platform::store::StoreError;
use platform::web::Failed;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// An agenda says what it was called before, and nothing was.
    UnknownFormerKey {
        agenda: String,
        was: String,
    },
    /// People wait where nobody could call them any more.
    PeopleWaiting {
        site: String,
        people: usize,
    },
    /// Receipts still come over a station after its end.
    StationUsed {
        station: String,
    },
    Store(StoreError),
}

/// In English, for administrators, like the errors of the file.
impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::UnknownFormerKey { agenda, was } => {
                write!(f, "agenda {agenda:?}: was = {was:?}: there is no such agenda")
            }
            ImportError::PeopleWaiting { site, people } => {
                write!(
                    f,
                    "site {site:?}: {people} people wait there and no counter would be left to call them: serve them first"
                )
            }
            ImportError::StationUsed { station } => {
                write!(
                    f,
                    "station {station:?}: notices or receipts went through it, and receipts still come: give it an end (until) instead of taking it out"
                )
            }
            ImportError::Store(error) => error.fmt(f),
        }
    }
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        ImportError::Store(error)
    }
}

/// For whoever imports files that are known to be right: a demonstration, a replayed day.
impl From<ImportError> for StoreError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Store(error) => error,
            other => StoreError::Broken(other.to_string()),
        }
    }
}

impl From<ImportError> for Failed {
    fn from(error: ImportError) -> Self {
        StoreError::from(error).into()
    }
}
