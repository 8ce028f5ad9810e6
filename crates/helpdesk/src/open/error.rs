//! Why no ticket is opened.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::BACKDATED_DAYS;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    UnknownBody,
    UnknownArea,
    /// Asked in the future, or longer ago than may be registered by hand.
    Origin,
    /// The same key with another content.
    KeyReused,
    Store(StoreError),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        OpenError::Store(error)
    }
}

impl From<OpenError> for Failed {
    fn from(error: OpenError) -> Failed {
        match error {
            OpenError::UnknownBody => Failed::not_found(),
            OpenError::UnknownArea => Failed::bad(Sentence::new("open-error-area")),
            OpenError::Origin => Failed::bad(Sentence::new("open-error-origin").with("days", BACKDATED_DAYS)),
            OpenError::KeyReused => Failed::conflict(Sentence::new("open-error-key")),
            OpenError::Store(error) => error.into(),
        }
    }
}
