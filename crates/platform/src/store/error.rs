//! What can go wrong below a rule.

use std::fmt;

/// A failure of the store itself; a refusal of a rule has its own type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The queue of writers is full: ask again in a moment.
    Busy,
    /// The engine cannot be reached or broke while committing: the outcome is unknown, ask again with the same key.
    Unavailable(String),
    /// Two transactions met (SQLSTATE 40001, 40P01): the store replays, and gives up only after many tries.
    Conflict,
    /// A constraint refused the statement.
    Constraint(String),
    /// A row did not have the shape that the code expects.
    Shape(String),
    /// A text holds a NUL: PostgreSQL keeps none, and what SQLite finds behind one is chance.
    Nul,
    /// A statement is wrong or the closure panicked.
    Broken(String),
}

impl StoreError {
    pub(super) fn no_number(column: usize) -> StoreError {
        StoreError::Shape(format!("column {column} is no whole number"))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Busy => write!(f, "too many writes are waiting"),
            StoreError::Unavailable(why) => write!(f, "the store cannot be reached: {why}"),
            StoreError::Conflict => write!(f, "two transactions met"),
            StoreError::Constraint(why) => write!(f, "refused by a constraint: {why}"),
            StoreError::Shape(why) => write!(f, "a row has an unexpected shape: {why}"),
            StoreError::Nul => write!(f, "a text holds a NUL"),
            StoreError::Broken(why) => write!(f, "a statement failed: {why}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::ConstraintViolation) => StoreError::Constraint(error.to_string()),
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => StoreError::Conflict,
            Some(Code::DiskFull | Code::SystemIoFailure | Code::CannotOpen | Code::ReadOnly) => {
                StoreError::Unavailable(error.to_string())
            }
            _ => StoreError::Broken(error.to_string()),
        }
    }
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        let Some(state) = error.code() else {
            return StoreError::Unavailable(error.to_string());
        };
        let said = error.as_db_error().map_or_else(|| error.to_string(), |e| e.message().to_owned());
        match state.code() {
            "40001" | "40P01" => StoreError::Conflict,
            // Class 23: integrity; 53, 57, 58 and 08: the server lacks room, is stopping, or is gone.
            code if code.starts_with("23") => StoreError::Constraint(said),
            code if ["53", "57", "58", "08"].iter().any(|class| code.starts_with(class)) => {
                StoreError::Unavailable(said)
            }
            code => StoreError::Broken(format!("{code} {said}")),
        }
    }
}
