//! Why something on the plan was not done.

use agenda::cancel::CancelError;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// No such seat, appointment or service, or not this person's to see.
    Unknown,
    /// Somebody has just booked the seat.
    Taken,
    /// The hour has passed.
    Past,
    /// The person is already here: the counter decides now.
    Present,
    Cancel(CancelError),
    Store(StoreError),
}

impl From<StoreError> for PlanError {
    fn from(error: StoreError) -> Self {
        PlanError::Store(error)
    }
}

impl From<CancelError> for PlanError {
    fn from(error: CancelError) -> Self {
        match error {
            CancelError::Past => PlanError::Past,
            other => PlanError::Cancel(other),
        }
    }
}

impl From<PlanError> for Failed {
    fn from(error: PlanError) -> Failed {
        let key = match error {
            PlanError::Store(error) => return error.into(),
            PlanError::Cancel(error) => return error.into(),
            PlanError::Unknown => return Failed::not_found(),
            PlanError::Taken => "plan-error-taken",
            PlanError::Past => "plan-error-past",
            PlanError::Present => "plan-error-present",
        };
        Failed::conflict(Sentence::new(key))
    }
}
