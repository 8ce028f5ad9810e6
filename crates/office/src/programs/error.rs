//! Why a program cannot be entered or its key not be changed.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

/// What refuses a step in the life of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgramError {
    /// No name, or one that is too long.
    Name,
    /// Another program has or had this name.
    Taken,
    /// It is to do nothing at all.
    Nothing,
    /// What belongs to no single kind of due is asked for some kinds only.
    Dues,
    /// A customer is missing, or its key is to open more than its own desk.
    Customer,
    /// Nobody of this body, something that the body does not use, or a time that is not offered.
    Unknown,
    /// Somebody renewed or revoked it meanwhile.
    Stale,
    Store(StoreError),
}

impl From<StoreError> for ProgramError {
    fn from(error: StoreError) -> Self {
        ProgramError::Store(error)
    }
}

impl From<ProgramError> for Failed {
    fn from(error: ProgramError) -> Failed {
        match error {
            ProgramError::Name => Failed::bad(Sentence::new("programs-wrong-name")),
            ProgramError::Taken => Failed::conflict(Sentence::new("programs-wrong-taken")),
            ProgramError::Nothing => Failed::bad(Sentence::new("programs-wrong-nothing")),
            ProgramError::Dues => Failed::bad(Sentence::new("programs-wrong-dues")),
            ProgramError::Customer => Failed::bad(Sentence::new("programs-wrong-customer")),
            ProgramError::Unknown => Failed::not_found(),
            ProgramError::Stale => Failed::conflict(Sentence::new("programs-wrong-stale")),
            ProgramError::Store(error) => error.into(),
        }
    }
}
