//! Why saying it changes nothing.

use axum::http::StatusCode;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::{LATE_MINUTES, LATE_TIMES_MAX};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LateError {
    /// Minutes that the page does not offer.
    Minutes,
    Called,
    /// Set aside, sent away or called in vain: there is no place in the line to keep.
    Aside,
    /// Served, gone, or yesterday's.
    Over,
    Cancelled,
    AnotherDay,
    TooOften,
    Store(StoreError),
}

impl From<StoreError> for LateError {
    fn from(error: StoreError) -> Self {
        LateError::Store(error)
    }
}

impl LateError {
    pub fn sentence(&self) -> Sentence {
        Sentence::new(match self {
            LateError::Minutes => {
                let [first, second, third] = LATE_MINUTES;
                return Sentence::new("late-error-minutes")
                    .with("first", first)
                    .with("second", second)
                    .with("third", third);
            }
            LateError::Called => "late-error-called",
            LateError::Aside => "late-error-aside",
            LateError::Over => "late-error-over",
            LateError::Cancelled => "late-error-cancelled",
            LateError::AnotherDay => "late-error-another-day",
            LateError::TooOften => {
                return Sentence::new("late-error-too-often").with("times", LATE_TIMES_MAX);
            }
            LateError::Store(_) => "failed-unknown-outcome",
        })
    }
}

impl From<LateError> for Failed {
    fn from(error: LateError) -> Failed {
        let sentence = error.sentence();
        match error {
            LateError::Store(error) => error.into(),
            LateError::Minutes => Failed::new(StatusCode::UNPROCESSABLE_ENTITY, sentence),
            _ => Failed::conflict(sentence),
        }
    }
}
