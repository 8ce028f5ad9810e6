//! Why a credit is not explained: one sentence each.

use platform::i18n::euro_unbroken as euro;
use platform::reason::NoReason;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use crate::reconcile::NotFree;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExplainError {
    /// No such explanation or payment in this body.
    Unknown,
    /// No credit was chosen, or not what it is.
    Unchosen,
    /// It is said to be payments, and none is named; or the other way round.
    Payments,
    Reason(NoReason),
    /// Of the credit.
    Credit(NotFree),
    /// A payment explains another credit already.
    PaymentTaken,
    /// The payments come to another sum than the credit, in cents.
    Sums {
        payments: i64,
        credit: i64,
    },
    Store(StoreError),
}

impl From<StoreError> for ExplainError {
    fn from(error: StoreError) -> Self {
        ExplainError::Store(error)
    }
}

impl From<NotFree> for ExplainError {
    fn from(not_free: NotFree) -> Self {
        ExplainError::Credit(not_free)
    }
}

impl From<NoReason> for ExplainError {
    fn from(none: NoReason) -> Self {
        ExplainError::Reason(none)
    }
}

impl From<ExplainError> for Failed {
    fn from(error: ExplainError) -> Failed {
        match error {
            ExplainError::Store(error) => error.into(),
            ExplainError::Unknown => Failed::not_found(),
            ExplainError::Unchosen => Failed::bad(Sentence::new("explain-error-unchosen")),
            ExplainError::Payments => Failed::bad(Sentence::new("explain-error-payments")),
            ExplainError::Reason(none) => none.into(),
            ExplainError::Credit(not_free) => not_free.into(),
            ExplainError::PaymentTaken => Failed::conflict(Sentence::new("explain-error-payment-taken")),
            ExplainError::Sums { payments, credit } => {
                let said = Sentence::new("explain-error-sums").with("payments", euro(payments));
                Failed::bad(said.with("credit", euro(credit)))
            }
        }
    }
}
