//! Why an appointment could not be made or changed.

use agenda::book::BookError;
use agenda::cancel::CancelError;
use platform::Moment;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::TOPIC_MAX;
use crate::work::WorkError;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppointError {
    /// No such appointment of this ticket, or it has ended.
    Unknown,
    /// No agenda serves this for tickets of this area.
    NoAgenda,
    /// The ticket has one of this kind already: that one is moved.
    Already,
    /// A call back needs a number.
    NoPhone,
    Phone,
    Topic,
    /// Help on site is suspended then, and nobody granted an exception. Until when.
    Suspended(Moment),
    /// The exception that was asked for was refused.
    Refused,
    Book(BookError),
    Cancel(CancelError),
    Work(WorkError),
    Store(StoreError),
}

impl From<StoreError> for AppointError {
    fn from(error: StoreError) -> Self {
        AppointError::Store(error)
    }
}

impl From<BookError> for AppointError {
    fn from(error: BookError) -> Self {
        AppointError::Book(error)
    }
}

impl From<CancelError> for AppointError {
    fn from(error: CancelError) -> Self {
        AppointError::Cancel(error)
    }
}

impl From<WorkError> for AppointError {
    fn from(error: WorkError) -> Self {
        AppointError::Work(error)
    }
}

impl From<AppointError> for Failed {
    fn from(error: AppointError) -> Failed {
        let conflict = |key| Failed::conflict(Sentence::new(key));
        match error {
            AppointError::Unknown => {
                Failed { sentence: Sentence::new("appoint-error-unknown"), ..Failed::not_found() }
            }
            AppointError::NoAgenda => conflict("appoint-error-agenda"),
            AppointError::Already => conflict("appoint-error-already"),
            AppointError::NoPhone => Failed::bad(Sentence::new("appoint-error-no-phone")),
            AppointError::Phone => Failed::bad(Sentence::new("open-wrong-phone")),
            AppointError::Topic => Failed::bad(Sentence::new("appoint-error-topic").with("most", TOPIC_MAX)),
            AppointError::Suspended(_) => conflict("appoint-error-suspended"),
            AppointError::Refused => conflict("appoint-error-refused"),
            AppointError::Book(error) => error.into(),
            AppointError::Cancel(error) => error.into(),
            AppointError::Work(error) => error.into(),
            AppointError::Store(error) => error.into(),
        }
    }
}
