//! Whether somebody may say what a credit is: it came in, and nobody and nothing has said it yet.

use pagopa::treasury::Operation;
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{sql, values};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFree {
    /// No such credit in this body.
    Unknown,
    /// The treasurer took it back, or nothing came in.
    NoCredit,
    /// It is joined to a flow.
    Joined,
    /// Somebody said that it is no flow.
    Explained,
    Store(StoreError),
}

impl From<StoreError> for NotFree {
    fn from(error: StoreError) -> Self {
        NotFree::Store(error)
    }
}

impl From<NotFree> for Failed {
    fn from(error: NotFree) -> Failed {
        match error {
            NotFree::Store(error) => error.into(),
            NotFree::Unknown => Failed::not_found(),
            NotFree::NoCredit => Failed::conflict(Sentence::new("join-error-no-credit")),
            NotFree::Joined => Failed::conflict(Sentence::new("join-error-joined")),
            NotFree::Explained => Failed::conflict(Sentence::new("explain-error-taken")),
        }
    }
}

/// The cents of a credit that is still open.
pub(crate) fn free(tx: &mut Tx, body: i64, movement: i64) -> Result<i64, NotFree> {
    let credit = tx.row(
        sql!("SELECT amount, operation, EXISTS (SELECT 1 FROM flow_movement j WHERE j.body = ?1 AND j.movement = ?2 AND j.ended_at IS NULL), EXISTS (SELECT 1 FROM credit_explanation e WHERE e.body = ?1 AND e.movement = ?2 AND e.ended_at IS NULL) FROM treasury_movement WHERE body = ?1 AND id = ?2"),
        values![body, movement],
    )?;
    let credit = credit.ok_or(NotFree::Unknown)?;
    let amount: i64 = credit.get(0)?;
    if amount <= 0 || credit.get::<String>(1)? == Operation::Reversed.word() {
        return Err(NotFree::NoCredit);
    }
    if credit.get(2)? {
        return Err(NotFree::Joined);
    }
    if credit.get(3)? { Err(NotFree::Explained) } else { Ok(amount) }
}
