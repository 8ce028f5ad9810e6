//! Why a course did not go on.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use crate::erase::EraseError;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceError {
    /// No such customer or course here.
    Unknown,
    /// A course of this customer runs already.
    Running,
    /// Somebody was faster, or another stage comes first.
    Order,
    /// Asked for in the future, or a start that lies before today.
    When,
    /// No contract of the customer is in force.
    NoContract,
    /// It has not come yet: the first day of the service, or the first without it.
    NotYet,
    /// It has ended: nothing is left to be taken back.
    Ended,
    /// The letter is no certified one of this customer.
    Letter,
    /// The customer has no certified address.
    NoAddress,
    Erase(EraseError),
    Store(StoreError),
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        ServiceError::Store(error)
    }
}

impl From<EraseError> for ServiceError {
    fn from(error: EraseError) -> Self {
        ServiceError::Erase(error)
    }
}

impl From<ServiceError> for Failed {
    fn from(error: ServiceError) -> Failed {
        let key = match error {
            ServiceError::Unknown => return Failed::not_found(),
            ServiceError::Store(error) => return error.into(),
            ServiceError::Erase(error) => return error.into(),
            ServiceError::When => return Failed::bad(Sentence::new("service-error-when")),
            ServiceError::Letter => return Failed::bad(Sentence::new("service-error-letter")),
            ServiceError::Running => "service-error-running",
            ServiceError::Order => "service-error-order",
            ServiceError::NoContract => "service-error-contract",
            ServiceError::NotYet => "service-error-not-yet",
            ServiceError::Ended => "service-error-ended",
            ServiceError::NoAddress => "service-error-address",
        };
        Failed::conflict(Sentence::new(key))
    }
}
