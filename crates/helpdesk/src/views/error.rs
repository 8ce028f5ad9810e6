//! Why a view could not be kept.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::{NAME_MAX, VIEWS_MAX};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewError {
    /// No such view here, or somebody else's.
    Unknown,
    /// Without a name, or with too long a one.
    Name,
    /// Another of these views is called so.
    Taken,
    /// There are as many as fit beside the list.
    Many,
    /// A filter that lets everything through is no view.
    Everything,
    Store(StoreError),
}

impl From<StoreError> for ViewError {
    fn from(error: StoreError) -> Self {
        ViewError::Store(error)
    }
}

impl From<ViewError> for Failed {
    fn from(error: ViewError) -> Failed {
        match error {
            ViewError::Unknown => Failed::not_found(),
            ViewError::Name => Failed::bad(Sentence::new("views-error-name").with("most", NAME_MAX)),
            ViewError::Taken => Failed::conflict(Sentence::new("views-error-taken")),
            ViewError::Many => Failed::conflict(Sentence::new("views-error-many").with("most", VIEWS_MAX)),
            ViewError::Everything => Failed::bad(Sentence::new("views-error-everything")),
            ViewError::Store(error) => error.into(),
        }
    }
}
