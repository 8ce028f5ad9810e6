//! Why a phrase could not be kept.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::{PHRASES_MAX, TITLE_MAX};
use crate::open::TEXT_MAX;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhraseError {
    Unknown,
    /// Somebody changed or removed it in the meantime.
    Changed,
    /// Without a title, or with too long a one.
    Title,
    /// Without words, or with too many.
    Text,
    /// A field in braces that no ticket has.
    Field(String),
    /// An area that is not there, or a language that the office does not speak.
    Whom,
    /// The office has as many as it may.
    Many,
    Store(StoreError),
}

impl From<StoreError> for PhraseError {
    fn from(error: StoreError) -> Self {
        PhraseError::Store(error)
    }
}

impl From<PhraseError> for Failed {
    fn from(error: PhraseError) -> Failed {
        let bad = |key| Sentence::new(key);
        match error {
            PhraseError::Unknown => Failed::not_found(),
            PhraseError::Changed => Failed::conflict(Sentence::new("phrases-error-changed")),
            PhraseError::Title => Failed::bad(bad("phrases-error-title").with("most", TITLE_MAX)),
            PhraseError::Text => Failed::bad(bad("phrases-error-text").with("most", TEXT_MAX)),
            PhraseError::Field(field) => Failed::bad(bad("phrases-error-field").with("field", field)),
            PhraseError::Whom => Failed::bad(bad("phrases-error-whom")),
            PhraseError::Many => Failed::conflict(bad("phrases-error-many").with("most", PHRASES_MAX)),
            PhraseError::Store(error) => error.into(),
        }
    }
}
