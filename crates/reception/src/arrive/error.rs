//! Why somebody was not put in line.

use axum::http::StatusCode;
use platform::Moment;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArriveError {
    /// Nothing that can be announced here and today.
    Unknown,
    /// The appointment is on another day.
    AnotherDay {
        day: String,
    },
    Cancelled,
    /// The visit is over.
    Over,
    /// The key of the request was used for another request.
    KeyReused,
    /// No such kind of this service.
    UnknownOffering,
    /// No tickets for this service.
    NoWalkIn,
    /// It cannot be served before closing; this is the first free seat.
    ClosingSoon {
        first_seat: Option<Moment>,
    },
    Store(StoreError),
}

impl From<StoreError> for ArriveError {
    fn from(error: StoreError) -> Self {
        ArriveError::Store(error)
    }
}

impl ArriveError {
    pub fn sentence(&self) -> Sentence {
        match self {
            ArriveError::Unknown => Sentence::new("arrive-error-unknown"),
            ArriveError::AnotherDay { day } => Sentence::new("arrive-error-another-day").with("day", day),
            ArriveError::Cancelled => Sentence::new("arrive-error-cancelled"),
            ArriveError::Over => Sentence::new("arrive-error-over"),
            ArriveError::KeyReused => Sentence::new("arrive-error-key"),
            ArriveError::UnknownOffering => Sentence::new("arrive-error-unknown-offering"),
            ArriveError::NoWalkIn => Sentence::new("arrive-error-no-walk-in"),
            ArriveError::ClosingSoon { .. } => Sentence::new("arrive-error-closing"),
            ArriveError::Store(_) => Sentence::new("failed-unknown-outcome"),
        }
    }
}

impl From<ArriveError> for Failed {
    fn from(error: ArriveError) -> Failed {
        let sentence = error.sentence();
        match error {
            ArriveError::Store(error) => error.into(),
            ArriveError::Unknown => Failed::new(StatusCode::NOT_FOUND, sentence),
            ArriveError::ClosingSoon { first_seat } => {
                let mut failed = Failed::conflict(sentence);
                failed.more = serde_json::json!({ "first_seat": first_seat.map(Moment::rfc3339) });
                failed
            }
            ArriveError::KeyReused | ArriveError::UnknownOffering => Failed::bad(sentence),
            _ => Failed::conflict(sentence),
        }
    }
}
