//! Why nothing is printed.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintError {
    Unknown,
    /// A kind of due that is not the clerk's.
    Due,
    /// Notices of a file that nobody offered.
    PerFile,
    /// No notice is as asked.
    Nothing,
    /// It has ended, or was broken off.
    Over,
    /// It did not fail, or its files are gone.
    NotFailed,
    Store(StoreError),
}

impl From<StoreError> for PrintError {
    fn from(error: StoreError) -> PrintError {
        PrintError::Store(error)
    }
}

impl From<PrintError> for Failed {
    fn from(error: PrintError) -> Failed {
        match error {
            PrintError::Unknown => Failed::not_found(),
            PrintError::Due => Failed::bad(Sentence::new("position-error-due")),
            PrintError::PerFile => Failed::bad(Sentence::new("print-error-per-file")),
            PrintError::Nothing => Failed::bad(Sentence::new("print-error-nothing")),
            PrintError::Over => Failed::conflict(Sentence::new("print-error-over")),
            PrintError::NotFailed => Failed::conflict(Sentence::new("print-error-not-failed")),
            PrintError::Store(error) => error.into(),
        }
    }
}
