//! Why a seat was not given.

use axum::http::StatusCode;
use platform::Moment;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookError {
    /// Unknown service or offering, or one that is not booked this way.
    NotBookable,
    /// No seat begins then.
    NoSuchSlot,
    /// Too late for this start.
    TooLate {
        notice_min: i64,
    },
    /// Too far ahead.
    TooFar {
        days: i64,
    },
    /// Taken; these are the next free starts.
    Full {
        alternatives: Vec<Moment>,
    },
    /// The person already holds a seat for this service. The start is for staff alone: anybody can type
    /// somebody else's code.
    AlreadyBooked {
        appointment: i64,
        start: Moment,
    },
    /// The person is here already: what was booked is being used.
    Arrived,
    /// The key of the request was used for another request.
    KeyReused,
    Store(StoreError),
}

impl From<StoreError> for BookError {
    fn from(error: StoreError) -> Self {
        BookError::Store(error)
    }
}

impl BookError {
    pub fn sentence(&self) -> Sentence {
        match self {
            BookError::NotBookable => Sentence::new("book-error-not-bookable"),
            BookError::NoSuchSlot => Sentence::new("book-error-no-such-slot"),
            BookError::TooLate { notice_min: 0 } => Sentence::new("book-error-past"),
            BookError::TooLate { notice_min } => {
                Sentence::new("book-error-too-late").with("minutes", notice_min)
            }
            BookError::TooFar { days } => Sentence::new("book-error-too-far").with("days", days),
            BookError::Full { .. } => Sentence::new("book-error-full"),
            BookError::AlreadyBooked { .. } => Sentence::new("book-error-already"),
            BookError::Arrived => Sentence::new("cancel-error-arrived"),
            BookError::KeyReused => Sentence::new("book-error-key"),
            BookError::Store(_) => Sentence::new("failed-unknown-outcome"),
        }
    }
}

impl From<BookError> for Failed {
    fn from(error: BookError) -> Failed {
        let sentence = error.sentence();
        match error {
            BookError::Store(error) => error.into(),
            BookError::NotBookable => Failed::new(StatusCode::NOT_FOUND, sentence),
            BookError::Full { alternatives } => {
                let mut failed = Failed::conflict(sentence);
                let starts: Vec<String> = alternatives.iter().map(|start| start.rfc3339()).collect();
                failed.more = serde_json::json!({ "alternatives": starts });
                failed
            }
            BookError::AlreadyBooked { .. } | BookError::Arrived => Failed::conflict(sentence),
            BookError::NoSuchSlot
            | BookError::TooLate { .. }
            | BookError::TooFar { .. }
            | BookError::KeyReused => Failed::bad(sentence),
        }
    }
}
