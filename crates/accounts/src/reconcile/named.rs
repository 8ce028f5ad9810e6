//! Credits that somebody explained, and that a flow names after all: it may have come later. What somebody said is not
//! undone by the program; the bench says it beside the flow that waits.

use std::collections::HashMap;

use jiff::civil::Date;
use office::Office;
use platform::store::{StoreError, Tx};

use super::desk::OpenFlow;
use super::gather::Clues;
use super::matching::Outcome;

/// An explained credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub movement: i64,
    pub amount: i64,
    pub day: Date,
}

/// Of these flows, those that would have an explained credit, each with it.
pub fn named(tx: &mut Tx, office: &Office, flows: &[OpenFlow]) -> Result<HashMap<i64, Named>, StoreError> {
    let days = || flows.iter().filter_map(|flow| flow.day.parse::<Date>().ok());
    let Some(span) = days().min().zip(days().max()) else { return Ok(HashMap::new()) };
    let clues = Clues::explained(tx, office, span)?;
    let outcomes = clues.movements.iter().zip(clues.outcomes());
    let found = outcomes.filter_map(|(movement, outcome)| match outcome {
        Outcome::Joined { flow, .. } => {
            Some((flow, Named { movement: movement.id, amount: movement.amount, day: movement.day }))
        }
        Outcome::Open(_) => None,
    });
    Ok(found.collect())
}
