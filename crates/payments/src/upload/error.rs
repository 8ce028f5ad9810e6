//! Why a whole file is not taken.

use pagopa::treasury::csv::value::NoText;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::ROWS_MAX;
use crate::refused;

#[derive(Debug)]
pub(super) enum UploadError {
    /// The bytes are no text.
    Text(NoText),
    /// A quote never ends, or there is nothing in it.
    NotCsv,
    /// A needed column is missing.
    Column(&'static str),
    TooMany,
    TooLarge,
    Unknown,
    /// It is over already.
    Over,
    /// The key was used for another file.
    Key,
    Store(StoreError),
}

impl From<StoreError> for UploadError {
    fn from(error: StoreError) -> Self {
        UploadError::Store(error)
    }
}

impl UploadError {
    /// Said beside the form; nothing where the answer is another page.
    pub fn sentence(&self) -> Option<Sentence> {
        match self {
            UploadError::Text(why) => Some(refused::no_text(*why)),
            UploadError::NotCsv => Some(Sentence::new("upload-error-csv")),
            UploadError::Column(name) => Some(Sentence::new("upload-error-column").with("column", *name)),
            UploadError::TooMany => Some(Sentence::new("upload-error-rows").with("most", ROWS_MAX)),
            UploadError::TooLarge => {
                let most = super::UPLOAD_BYTES_MAX / (1024 * 1024);
                Some(Sentence::new("upload-error-size").with("most", most))
            }
            UploadError::Over => Some(Sentence::new("upload-error-over")),
            UploadError::Key => Some(Sentence::new("register-error-key")),
            UploadError::Unknown | UploadError::Store(_) => None,
        }
    }
}

impl From<UploadError> for Failed {
    fn from(error: UploadError) -> Failed {
        match (error.sentence(), error) {
            (_, UploadError::Store(error)) => error.into(),
            (Some(sentence), UploadError::Over | UploadError::Key) => Failed::conflict(sentence),
            (Some(sentence), _) => Failed::bad(sentence),
            (None, _) => Failed::not_found(),
        }
    }
}
