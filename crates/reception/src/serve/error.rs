//! Why an action at a counter was refused.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServeError {
    /// No such counter, or not this person's.
    NotYours,
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
            ServeError::NotYours => return Failed::not_found(),
            ServeError::Taken => "serve-error-taken",
            ServeError::NoServices => "serve-error-no-services",
            ServeError::Busy => "serve-error-busy",
            ServeError::Nobody => "serve-error-nobody",
            ServeError::Gone => "serve-error-gone",
            ServeError::NoReason => "serve-error-no-reason",
            ServeError::UnknownService => "serve-error-unknown-service",
        };
        Failed::conflict(Sentence::new(key))
    }
}
