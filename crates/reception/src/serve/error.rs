//! Why an action at a counter was refused.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServeError {
    /// No such counter, or not this person's.
    NotYours,
    /// Nobody has opened it today.
    NotOpen,
    /// Somebody else works there.
    Taken,
    /// None of the services may be served by this person at this counter.
    NoServices,
    /// Somebody is being served: end that first.
    Busy,
    /// Nobody is being served.
    Nobody,
    /// The person is no longer where the screen showed him.
    Gone,
    /// A direct call needs its reason.
    NoReason,
    UnknownService,
    /// The counter's last step is another one, or there was none.
    NothingToUndo,
    UndoTooLate,
    UndoneAlready,
    /// The counter has called somebody else since.
    SomebodyCalled,
    /// The person is back in line, or another counter has called her.
    MovedOn,
    /// The counter has closed since, or the day is over.
    CounterClosed,
    Store(StoreError),
}

impl From<StoreError> for ServeError {
    fn from(error: StoreError) -> Self {
        ServeError::Store(error)
    }
}

impl From<ServeError> for Failed {
    fn from(error: ServeError) -> Failed {
        let key = match error {
            ServeError::Store(error) => return error.into(),
            ServeError::NotYours | ServeError::NotOpen => return Failed::not_found(),
            ServeError::Taken => "serve-error-taken",
            ServeError::NoServices => "serve-error-no-services",
            ServeError::Busy => "serve-error-busy",
            ServeError::Nobody => "serve-error-nobody",
            ServeError::Gone => "serve-error-gone",
            ServeError::NoReason => "serve-error-no-reason",
            ServeError::UnknownService => "serve-error-unknown-service",
            ServeError::NothingToUndo => "undo-error-nothing",
            ServeError::UndoTooLate => "undo-error-late",
            ServeError::UndoneAlready => "undo-error-twice",
            ServeError::SomebodyCalled => "undo-error-called",
            ServeError::MovedOn => "undo-error-moved",
            ServeError::CounterClosed => "undo-error-closed",
        };
        Failed::conflict(Sentence::new(key))
    }
}
