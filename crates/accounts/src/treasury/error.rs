//! Why a page of a journal is not kept, and why a line of one is bad: one sentence each.

use jiff::civil::Date;
use pagopa::treasury::csv::rows::ROWS_MAX;
use pagopa::treasury::{JournalError, MovementReason};
use payments::refused;
use platform::limits;
use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalRefused {
    /// The body does not collect.
    NoCreditor,
    Unreadable(JournalError),
    /// The same journal said before that it has another number of pages.
    Pages,
    /// XML in UTF-16.
    WideXml,
    /// It is a settlement flow.
    Flow,
    /// The very file came on this day under another bank or account.
    Elsewhere {
        day: Date,
        abi: String,
        account: String,
    },
    Store(StoreError),
}

impl From<StoreError> for JournalRefused {
    fn from(error: StoreError) -> Self {
        JournalRefused::Store(error)
    }
}

impl From<JournalError> for JournalRefused {
    fn from(error: JournalError) -> Self {
        JournalRefused::Unreadable(error)
    }
}

impl From<JournalRefused> for Failed {
    fn from(error: JournalRefused) -> Failed {
        match error {
            JournalRefused::Store(error) => error.into(),
            JournalRefused::NoCreditor => Failed::bad(Sentence::new("position-error-no-creditor")),
            JournalRefused::Pages => Failed::conflict(Sentence::new("journal-refused-pages")),
            JournalRefused::WideXml => Failed::bad(Sentence::new("journal-refused-wide")),
            JournalRefused::Flow => Failed::bad(Sentence::new("journal-refused-flow")),
            JournalRefused::Elsewhere { day, abi, account } => {
                let named = |text: String| if text.is_empty() { "–".to_owned() } else { text };
                let said = Sentence::new("journal-refused-elsewhere").with("day", day.strftime("%d/%m/%Y"));
                Failed::conflict(said.with("abi", named(abi)).with("account", named(account)))
            }
            JournalRefused::Unreadable(JournalError::Header(field)) => {
                Failed::bad(Sentence::new("journal-refused-header").with("field", field))
            }
            JournalRefused::Unreadable(JournalError::Text(why)) => Failed::bad(refused::no_text(why)),
            JournalRefused::Unreadable(JournalError::Rows) => {
                Failed::bad(Sentence::new("journal-refused-rows"))
            }
            JournalRefused::Unreadable(JournalError::TooMany) => {
                limits::hit("ROWS_MAX");
                Failed::bad(Sentence::new("upload-error-rows").with("most", ROWS_MAX))
            }
            JournalRefused::Unreadable(JournalError::Xml(_) | JournalError::Root | JournalError::Csv) => {
                Failed::bad(Sentence::new("journal-refused-unreadable"))
            }
        }
    }
}

/// As it is stored, and the end of its text's name.
pub fn reason_word(reason: MovementReason) -> &'static str {
    match reason {
        MovementReason::Direction => "direction",
        MovementReason::Document => "document",
        MovementReason::Operation => "operation",
        MovementReason::Amount => "amount",
        MovementReason::Bolletta => "bolletta",
        MovementReason::Date => "date",
        MovementReason::Ahead => "ahead",
        MovementReason::Fields => "fields",
    }
}
