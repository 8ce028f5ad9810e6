//! Money that a flow tells of beside what was owed: a case of giving back, known by the id of the collection until
//! its receipt comes. Which of them there are follows from the lines in force.

use std::collections::{BTreeMap, BTreeSet};

use pagopa::Cents;
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::fit::{LineFact, TransferFact};
use crate::pay::{self, Surplus, TooMuch};
use crate::position::Position;

/// Places and cents of the transfers of one collection.
type Parts = BTreeSet<(i64, i64)>;

/// The receipts of lines are here: what was opened for the line goes on under its receipt.
pub(super) fn received<'a>(
    tx: &mut Tx,
    body: i64,
    fitted: impl Iterator<Item = (&'a LineFact, &'a TransferFact)>,
) -> Result<(), StoreError> {
    for (line, transfer) in fitted.filter(|(line, transfer)| line.iur != transfer.receipt) {
        pay::rename_case(tx, body, &line.iur, &transfer.receipt)?;
    }
    Ok(())
}

/// Opens what these lines ask for, and ends those of the open cases that no line asks for any more.
pub(super) fn settle(
    tx: &mut Tx,
    position: &Position,
    surplus: &[(&LineFact, Surplus)],
    cases: &[&str],
    now: Moment,
) -> Result<(), StoreError> {
    // A flow that comes twice tells the same line twice; two transfers of one payment are one case.
    let mut wanted: BTreeMap<&str, (Surplus, Parts)> = BTreeMap::new();
    for (line, cause) in surplus {
        let parts = &mut wanted.entry(&line.iur).or_insert_with(|| (*cause, Parts::new())).1;
        parts.insert((line.place, line.amount));
    }
    for (iur, (cause, parts)) in &wanted {
        let amount = Cents(parts.iter().fold(0, |sum, (_, cents)| sum.saturating_add(*cents)));
        let much = TooMuch { receipt: iur, position: position.id, amount, cause: *cause };
        pay::open_case(tx, position.body, &much, now)?;
    }
    for iur in cases.iter().filter(|iur| !wanted.contains_key(*iur)) {
        pay::groundless(tx, position.body, iur, now)?;
    }
    Ok(())
}
