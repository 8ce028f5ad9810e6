//! Why a shift could not be planned or swapped.

use jiff::civil::Date;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::WEEKS_MAX;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShiftError {
    /// No such shift or swap here, or not for this person.
    Unknown,
    /// The person has a shift already at that time of this day.
    Overlap(Date),
    /// A date or a time that there is not: 02:30 on a spring night.
    Times,
    /// Repeated too often.
    Weeks,
    /// Nobody of the desk.
    Whom,
    /// One swaps a shift of one's own for another person's.
    NotOwn,
    /// One of the shifts has begun.
    Begun,
    /// The same swap is being asked for already.
    Asked,
    /// Answered already, or one of the shifts is no longer whose it was.
    Ended,
    Store(StoreError),
}

impl From<StoreError> for ShiftError {
    fn from(error: StoreError) -> Self {
        ShiftError::Store(error)
    }
}

impl From<ShiftError> for Failed {
    fn from(error: ShiftError) -> Failed {
        let conflict = |key| Failed::conflict(Sentence::new(key));
        match error {
            ShiftError::Unknown => {
                Failed { sentence: Sentence::new("shifts-error-unknown"), ..Failed::not_found() }
            }
            ShiftError::Overlap(day) => {
                let day = day.strftime("%d/%m/%Y");
                Failed::conflict(Sentence::new("shifts-error-overlap").with("day", day))
            }
            ShiftError::Times => Failed::bad(Sentence::new("shifts-error-times")),
            ShiftError::Weeks => Failed::bad(Sentence::new("shifts-error-weeks").with("most", WEEKS_MAX)),
            ShiftError::Whom => Failed::bad(Sentence::new("shifts-error-whom")),
            ShiftError::NotOwn => Failed::bad(Sentence::new("shifts-error-own")),
            ShiftError::Begun => conflict("shifts-error-begun"),
            ShiftError::Asked => conflict("shifts-error-asked"),
            ShiftError::Ended => conflict("shifts-error-ended"),
            ShiftError::Store(error) => error.into(),
        }
    }
}
