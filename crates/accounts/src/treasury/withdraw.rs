//! A journal that was brought by mistake is withdrawn: what only it tells counts no more, what another one tells as well
//! stays. Who did it and why stays too, even when the journal comes again and counts.

use office::Office;
use payments::proof::{Accounting, May};
use platform::reason::{NoReason, Reason};
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Moment, sql, values};

use crate::reckon;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WithdrawError {
    /// No such journal in this body.
    Unknown,
    Reason(NoReason),
    /// Somebody was quicker.
    Withdrawn,
    Store(StoreError),
}

/// It stays as long as the journal does.
pub type WithdrawReason = Reason<200>;

/// What follows from a withdrawal, as far as it can be told without reading any file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consequence {
    /// That no journal told last but this one.
    pub movements: i64,
    /// Flows that one of those is joined to.
    pub joins: i64,
    /// Journals of the same bank and year that may tell the same, and are read anew: what they tell stays.
    pub others: i64,
}

/// A withdrawal that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    pub at: Moment,
    pub by: String,
    pub reason: String,
}

impl From<StoreError> for WithdrawError {
    fn from(error: StoreError) -> Self {
        WithdrawError::Store(error)
    }
}

impl From<NoReason> for WithdrawError {
    fn from(none: NoReason) -> Self {
        WithdrawError::Reason(none)
    }
}

impl From<WithdrawError> for Failed {
    fn from(error: WithdrawError) -> Failed {
        match error {
            WithdrawError::Store(error) => error.into(),
            WithdrawError::Unknown => Failed::not_found(),
            WithdrawError::Reason(none) => none.into(),
            WithdrawError::Withdrawn => Failed::conflict(Sentence::new("journal-withdrawn-already")),
        }
    }
}

/// Journals that may tell what this one was the last to tell: those that end before its first movement cannot. That their
/// own days are others means nothing, since a journal may repeat what the ones before it told.
macro_rules! others {
    ($does:literal) => {
        sql!(concat!($does, " WHERE body = ?1 AND id <> ?2 AND withdrawn_at IS NULL AND (read_at IS NOT NULL OR entering IS NOT NULL) AND abi = (SELECT j.abi FROM treasury_journal j WHERE j.body = ?1 AND j.id = ?2) AND year = (SELECT j.year FROM treasury_journal j WHERE j.body = ?1 AND j.id = ?2) AND to_on >= (SELECT MIN(o.moved_on) FROM treasury_operation o WHERE o.body = ?1 AND o.journal = ?2 AND o.replaced_at IS NULL)"))
    };
}

macro_rules! only_it_tells {
    ($counts:literal) => {
        sql!(concat!("SELECT COUNT(DISTINCT ", $counts, ") FROM treasury_operation o LEFT JOIN flow_movement f ON f.body = o.body AND f.movement = o.movement AND f.ended_at IS NULL WHERE o.body = ?1 AND o.journal = ?2 AND o.replaced_at IS NULL AND NOT EXISTS (SELECT 1 FROM treasury_operation q WHERE q.body = o.body AND q.movement = o.movement AND q.journal <> ?2 AND q.replaced_at IS NULL)"))
    };
}

pub fn consequence(tx: &mut Tx, body: i64, journal: i64) -> Result<Consequence, StoreError> {
    let mut count = |text| {
        let rows = tx.numbers::<1>(text, values![body, journal])?;
        Ok::<_, StoreError>(rows.first().map_or(0, |[count]| *count))
    };
    Ok(Consequence {
        movements: count(only_it_tells!("o.movement"))?,
        joins: count(only_it_tells!("f.id"))?,
        others: count(others!("SELECT COUNT(*) FROM treasury_journal"))?,
    })
}

/// Marks a journal as withdrawn, and has what follows worked through: the others first, then what is left of it.
pub fn withdraw(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    journal: i64,
    why: &WithdrawReason,
    now: Moment,
) -> Result<(), WithdrawError> {
    let body = office.id;
    let row = tx.row(
        sql!("SELECT withdrawn_at FROM treasury_journal WHERE body = ?1 AND id = ?2"),
        values![body, journal],
    )?;
    if row.ok_or(WithdrawError::Unknown)?.get::<Option<i64>>(0)?.is_some() {
        return Err(WithdrawError::Withdrawn);
    }
    let movements = consequence(tx, body, journal)?.movements;
    tx.execute(
        sql!("INSERT INTO treasury_withdrawal (body, journal, withdrawn_at, withdrawn_by, reason) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (body, journal, withdrawn_at) DO UPDATE SET withdrawn_by = ?4, reason = ?5"),
        values![body, journal, now, accountant.actor.0.as_str(), why.as_str()],
    )?;
    tx.execute(
        sql!("UPDATE treasury_journal SET withdrawn_at = ?3, entering = 0, entering_of = movements WHERE body = ?1 AND id = ?2"),
        values![body, journal, now],
    )?;
    tx.execute(
        others!("UPDATE treasury_journal SET entering = 0, entering_of = movements"),
        values![body, journal],
    )?;
    reckon::ask(tx, body, now)?;
    let facts = serde_json::json!({ "movements": movements });
    Ok(accountant.note(tx, "journal-withdrawn", journal, facts, now)?)
}

/// Who withdrew a journal that is withdrawn, when and why.
pub fn withdrawal(tx: &mut Tx, body: i64, journal: i64) -> Result<Option<Withdrawal>, StoreError> {
    let row = tx.row(
        sql!("SELECT w.withdrawn_at, w.withdrawn_by, w.reason FROM treasury_withdrawal w JOIN treasury_journal j ON j.body = w.body AND j.id = w.journal AND j.withdrawn_at = w.withdrawn_at WHERE w.body = ?1 AND w.journal = ?2"),
        values![body, journal],
    )?;
    row.map(|row| Ok(Withdrawal { at: Moment(row.get(0)?), by: row.get(1)?, reason: row.get(2)? }))
        .transpose()
}
