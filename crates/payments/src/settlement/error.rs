//! Why a whole flow is not kept, and why a line of one is bad: one sentence each.

use jiff::civil::Date;
use pagopa::settlement::{FlowError, LineReason};
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowRefused {
    /// The body does not collect.
    NoCreditor,
    /// The flow speaks of another body.
    Foreign,
    /// A flow of this id and revision came on that day, and says something else.
    Differs(Date),
    /// It cannot be read.
    Unreadable(FlowError),
    Store(StoreError),
}

impl From<StoreError> for FlowRefused {
    fn from(error: StoreError) -> Self {
        FlowRefused::Store(error)
    }
}

impl From<FlowError> for FlowRefused {
    fn from(error: FlowError) -> Self {
        FlowRefused::Unreadable(error)
    }
}

impl From<FlowRefused> for Failed {
    fn from(error: FlowRefused) -> Failed {
        match error {
            FlowRefused::Store(error) => error.into(),
            FlowRefused::NoCreditor => Failed::bad(Sentence::new("position-error-no-creditor")),
            FlowRefused::Foreign => Failed::bad(Sentence::new("flow-refused-foreign")),
            FlowRefused::Differs(day) => {
                Failed::conflict(Sentence::new("flow-refused-differs").with("day", day.strftime("%d/%m/%Y")))
            }
            FlowRefused::Unreadable(FlowError::Header(field)) => {
                Failed::bad(Sentence::new("flow-refused-header").with("field", field))
            }
            FlowRefused::Unreadable(FlowError::Xml(_) | FlowError::Json | FlowError::Root) => {
                Failed::bad(Sentence::new("flow-refused-unreadable"))
            }
        }
    }
}

/// As it is stored, and the end of its text's name.
pub fn reason_word(reason: LineReason) -> &'static str {
    match reason {
        LineReason::Form => "form",
        LineReason::Index => "index",
        LineReason::Iuv => "iuv",
        LineReason::Iur => "iur",
        LineReason::Transfer => "transfer",
        LineReason::Amount => "amount",
        LineReason::Status => "status",
        LineReason::Date => "date",
        LineReason::Flow => "flow",
    }
}
