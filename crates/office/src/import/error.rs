//! Why a file that is right in itself was not made the office.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

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

impl ImportError {
    pub fn sentence(&self) -> Sentence {
        match self {
            ImportError::UnknownFormerKey { agenda, was } => {
                Sentence::new("import-error-former").with("agenda", agenda).with("was", was)
            }
            ImportError::PeopleWaiting { site, people } => {
                Sentence::new("import-error-waiting").with("site", site).with("count", people)
            }
            ImportError::StationUsed { station } => {
                Sentence::new("import-error-station").with("station", station)
            }
            ImportError::Store(error) => Failed::from(error.clone()).sentence,
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
            other => StoreError::Broken(format!("{other:?}")),
        }
    }
}

impl From<ImportError> for Failed {
    fn from(error: ImportError) -> Self {
        StoreError::from(error).into()
    }
}
