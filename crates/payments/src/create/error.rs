//! Why a position cannot be as asked, one sentence each.

use pagopa::number::NumberError;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use crate::position::{State, Unfit};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PositionError {
    Unknown,
    /// Somebody changed it since it was read.
    Changed,
    /// The body does not collect: its office has no creditor.
    NoCreditor,
    /// A kind of due that is not configured, or not the caller's.
    Due,
    /// None, or more than a hundred, options or instalments.
    Count,
    /// None, or more than five, transfers of an instalment.
    Transfers,
    /// Zero, negative, or more than a message can carry.
    Amount,
    /// The transfers do not add up to the amount.
    Sum,
    /// A reduction that is no less, or takes more than the first transfer has.
    Reduction,
    /// A reduction that would last beyond the due date.
    ReductionEnd,
    /// A due date that is past, or before the day from which it can be paid.
    DueDate,
    /// Paid before anybody asked for it.
    PaidBefore,
    /// A day of service before there was a notice, or still to come; or nothing waits for it.
    Service,
    /// A day of validity that is past.
    ValidFrom,
    /// An account that is none, or no account of the post where one must be.
    Iban,
    /// A text that is empty or too long, or a code that is none.
    Text(&'static str),
    /// The creditor's own name of the position is taken.
    IupdTaken,
    /// The notice number is taken.
    NumberTaken,
    /// A number that no new notice can have (its first digit is not 3, or it stands under the body's own code
    /// with check digits that do not hold), or a series that is exhausted.
    Number(NumberError),
    /// In this state it cannot be changed so.
    State(State),
    /// The instalment is paid: nothing about it changes any more.
    Paid,
    Store(StoreError),
}

impl From<StoreError> for PositionError {
    fn from(error: StoreError) -> Self {
        PositionError::Store(error)
    }
}

impl From<Unfit> for PositionError {
    fn from(Unfit(fields): Unfit) -> Self {
        PositionError::Text(fields.first().copied().unwrap_or("debtor"))
    }
}

impl From<NumberError> for PositionError {
    fn from(error: NumberError) -> Self {
        PositionError::Number(error)
    }
}

impl PositionError {
    /// The sentence for people; nothing where the answer is another one (not found, trouble of the store).
    pub fn sentence(&self) -> Option<Sentence> {
        let key = match self {
            PositionError::Unknown | PositionError::Store(_) => return None,
            PositionError::Text(field) => {
                return Some(Sentence::new("position-error-text").with("field", *field));
            }
            // The text says the state in its own language.
            PositionError::State(state) => {
                return Some(Sentence::new("position-error-state").with("state", state.word()));
            }
            PositionError::Paid => "position-error-paid",
            PositionError::Changed => "position-error-changed",
            PositionError::NoCreditor => "position-error-no-creditor",
            PositionError::Due => "position-error-due",
            PositionError::Count => "position-error-count",
            PositionError::Transfers => "position-error-transfers",
            PositionError::Amount => "position-error-amount",
            PositionError::Sum => "position-error-sum",
            PositionError::Reduction => "position-error-reduction",
            PositionError::ReductionEnd => "position-error-reduction-end",
            PositionError::DueDate => "position-error-due-date",
            PositionError::PaidBefore => "position-error-paid-before",
            PositionError::Service => "position-error-service",
            PositionError::ValidFrom => "position-error-valid-from",
            PositionError::Iban => "position-error-iban",
            PositionError::IupdTaken => "position-error-iupd-taken",
            PositionError::NumberTaken => "position-error-number-taken",
            PositionError::Number(_) => "position-error-number",
        };
        Some(Sentence::new(key))
    }

    /// The field that it is about, by our name of it; nothing where it is about the whole.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            PositionError::Due => Some("due"),
            PositionError::Amount | PositionError::Sum | PositionError::Reduction => Some("amount"),
            PositionError::PaidBefore => Some("day"),
            PositionError::DueDate | PositionError::ReductionEnd => Some("due_on"),
            PositionError::IupdTaken => Some("iupd"),
            PositionError::Count => Some("instalments"),
            PositionError::Text(field) => Some(field),
            PositionError::Unknown
            | PositionError::Changed
            | PositionError::NoCreditor
            | PositionError::Transfers
            | PositionError::Service
            | PositionError::ValidFrom
            | PositionError::Iban
            | PositionError::NumberTaken
            | PositionError::Number(_)
            | PositionError::State(_)
            | PositionError::Paid
            | PositionError::Store(_) => None,
        }
    }

    /// Refuses a step that a state does not allow.
    pub(crate) fn unless(allowed: bool, state: State) -> Result<(), PositionError> {
        if allowed { Ok(()) } else { Err(PositionError::State(state)) }
    }

    /// Whether what stands already is in the way, and not what was asked.
    pub fn is_conflict(&self) -> bool {
        matches!(
            self,
            PositionError::Changed
                | PositionError::IupdTaken
                | PositionError::NumberTaken
                | PositionError::State(_)
                | PositionError::Paid
        )
    }
}

impl From<PositionError> for Failed {
    fn from(error: PositionError) -> Failed {
        let (sentence, conflict) = (error.sentence(), error.is_conflict());
        match (error, sentence) {
            (PositionError::Store(error), _) => error.into(),
            (_, None) => Failed::not_found(),
            // Programs know a state by the word of the register.
            (PositionError::State(state), Some(sentence)) => {
                Failed { more: serde_json::json!({ "state": state.word() }), ..Failed::conflict(sentence) }
            }
            (_, Some(sentence)) if conflict => Failed::conflict(sentence),
            (_, Some(sentence)) => Failed::bad(sentence),
        }
    }
}
