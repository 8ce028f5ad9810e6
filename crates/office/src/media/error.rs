//! Why a file is not taken, or not removed.

use axum::http::StatusCode;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::kind::{NAME_CHARS_MAX, PICTURE_PIXELS_MAX, SIDE_PIXELS_MAX};
use super::rule::RIGHTS_CHARS_MAX;
use super::{MEDIA_MAX, MEDIUM_BYTES_MAX};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaError {
    /// A name that is none, or that leads elsewhere.
    Name,
    /// A type that is not shown, by its name.
    Type,
    /// The content is not what the name says.
    Content,
    /// A picture without a readable width and height.
    Unreadable,
    /// A picture of more pixels than a screen can hold.
    TooWide,
    TooLarge,
    /// Nobody said whose it is and why it may be shown.
    NoRights,
    /// Another file has this name.
    NameTaken,
    TooMany,
    /// An item of this programme shows it.
    InUse {
        programme: String,
    },
    Unknown,
    /// The data folder cannot be written.
    Disk,
    Store(StoreError),
}

impl From<StoreError> for MediaError {
    fn from(error: StoreError) -> Self {
        MediaError::Store(error)
    }
}

impl MediaError {
    pub fn sentence(&self) -> Sentence {
        match self {
            MediaError::Name => Sentence::new("media-error-name").with("most", NAME_CHARS_MAX),
            MediaError::Type => Sentence::new("media-error-type"),
            MediaError::Content => Sentence::new("media-error-content"),
            MediaError::Unreadable => Sentence::new("media-error-unreadable"),
            MediaError::TooWide => Sentence::new("media-error-too-wide")
                .with("side", SIDE_PIXELS_MAX)
                .with("megapixels", PICTURE_PIXELS_MAX / 1_000_000),
            MediaError::TooLarge => {
                Sentence::new("media-error-too-large").with("megabytes", MEDIUM_BYTES_MAX / (1024 * 1024))
            }
            MediaError::NoRights => Sentence::new("media-error-no-rights").with("most", RIGHTS_CHARS_MAX),
            MediaError::NameTaken => Sentence::new("media-error-name-taken"),
            MediaError::TooMany => Sentence::new("media-error-too-many").with("most", MEDIA_MAX),
            MediaError::InUse { programme } => {
                Sentence::new("media-error-in-use").with("programme", programme)
            }
            MediaError::Unknown => Sentence::new("failed-not-found"),
            MediaError::Disk => Sentence::new("media-error-disk"),
            MediaError::Store(_) => Sentence::new("failed-unknown-outcome"),
        }
    }
}

impl From<MediaError> for Failed {
    fn from(error: MediaError) -> Failed {
        let sentence = error.sentence();
        match error {
            MediaError::Store(error) => error.into(),
            MediaError::Unknown => Failed::not_found(),
            MediaError::TooLarge => Failed::new(StatusCode::PAYLOAD_TOO_LARGE, sentence),
            MediaError::NameTaken | MediaError::TooMany | MediaError::InUse { .. } => {
                Failed::conflict(sentence)
            }
            MediaError::Disk => Failed::new(StatusCode::INTERNAL_SERVER_ERROR, sentence),
            MediaError::Name
            | MediaError::Type
            | MediaError::Content
            | MediaError::Unreadable
            | MediaError::TooWide
            | MediaError::NoRights => Failed::bad(sentence),
        }
    }
}
