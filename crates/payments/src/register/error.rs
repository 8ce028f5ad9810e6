//! Why a call to the register is refused, and with which status its clients expect that.

use axum::http::StatusCode;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use crate::create::PositionError;

#[derive(Debug)]
pub(crate) enum RegisterError {
    Position(PositionError),
    /// It holds a number outside the segregation codes that the call names.
    OutsideCodes,
    /// It has changed since the version that `If-Match` names.
    Stale,
    /// The key of this call was used for another one.
    Key,
    /// The receipt is filed, and is another notice's.
    ReceiptTaken,
    /// It is not in a state in which it can be paid.
    NotPayable,
    /// Its price stands: it is paid, or withdrawn. The register's clients know 422 for that.
    Fixed(PositionError),
}

impl From<StoreError> for RegisterError {
    fn from(error: StoreError) -> Self {
        RegisterError::Position(error.into())
    }
}

impl From<PositionError> for RegisterError {
    fn from(error: PositionError) -> Self {
        RegisterError::Position(error)
    }
}

impl From<RegisterError> for Failed {
    fn from(error: RegisterError) -> Failed {
        let (status, key) = match error {
            // The register's clients know 400 for whatever is wrong with what they sent.
            RegisterError::Position(error) => {
                let failed = Failed::from(error);
                let unfit = failed.status == StatusCode::UNPROCESSABLE_ENTITY;
                return Failed {
                    status: if unfit { StatusCode::BAD_REQUEST } else { failed.status },
                    ..failed
                };
            }
            RegisterError::Fixed(error) => {
                return Failed { status: StatusCode::UNPROCESSABLE_ENTITY, ..Failed::from(error) };
            }
            RegisterError::OutsideCodes => (StatusCode::FORBIDDEN, "register-error-codes"),
            RegisterError::Stale => (StatusCode::PRECONDITION_FAILED, "position-error-changed"),
            RegisterError::Key => (StatusCode::CONFLICT, "register-error-key"),
            RegisterError::ReceiptTaken => (StatusCode::CONFLICT, "register-error-receipt"),
            RegisterError::NotPayable => (StatusCode::UNPROCESSABLE_ENTITY, "register-error-not-payable"),
        };
        Failed::new(status, Sentence::new(key))
    }
}

/// What was sent cannot be read.
pub(super) fn unreadable(what: impl ToString) -> Failed {
    Failed::new(StatusCode::BAD_REQUEST, Sentence::new("register-error-unreadable").with("what", what))
}
