//! What is to be joined and what is joined, as the bench shows it.

use std::collections::HashMap;

use jiff::civil::Date;
use office::Office;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::join::tried;
use super::matching::Outcome;
use super::step::Step;

/// Flows and joins that the bench lists.
const SHOWN: i64 = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenFlow {
    pub id: i64,
    pub name: String,
    pub total: i64,
    pub day: String,
    pub provider: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCredit {
    pub id: i64,
    pub amount: i64,
    pub day: Date,
    pub text: String,
    /// Why each step led to nothing.
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    pub movement: i64,
    pub flow: i64,
    pub name: String,
    pub total: i64,
    pub amount: i64,
    pub day: String,
    pub step: Step,
    pub reason: String,
    pub by: String,
    pub at: Moment,
}

/// Flows in force since a day that no credit is joined to, the oldest first.
pub fn open_flows(tx: &mut Tx, body: i64, since: Date) -> Result<Vec<OpenFlow>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT f.id, f.flow, f.declared_total, f.regulation_on, f.sender_name FROM settlement_flow f WHERE f.body = ?1 AND f.regulation_on >= ?2 AND f.superseded_at IS NULL AND NOT EXISTS (SELECT 1 FROM flow_movement j WHERE j.body = f.body AND j.flow = f.id AND j.ended_at IS NULL) ORDER BY f.regulation_on, f.id LIMIT ?3"),
        values![body, since.to_string(), SHOWN],
    )?;
    rows.iter()
        .map(|row| {
            Ok(OpenFlow {
                id: row.get(0)?,
                name: row.get(1)?,
                total: row.get(2)?,
                day: row.get(3)?,
                provider: row.get(4)?,
            })
        })
        .collect()
}

/// Credits that no step could place, with the reasons of each.
pub fn open_credits(tx: &mut Tx, office: &Office, now: Moment) -> Result<Vec<OpenCredit>, StoreError> {
    let (movements, outcomes) = tried(tx, office, now)?;
    let open = movements.into_iter().zip(outcomes).filter(|(_, outcome)| matches!(outcome, Outcome::Open(_)));
    let open = open.take(usize::try_from(SHOWN).unwrap_or(0));
    let open = open.map(|(clue, outcome)| OpenCredit {
        id: clue.id,
        amount: clue.amount,
        day: clue.day,
        text: clue.texts.join(" ").trim().to_owned(),
        outcome,
    });
    Ok(open.collect())
}

/// Joins of credits of these days.
pub fn joins(tx: &mut Tx, body: i64, from: Date, until: Date) -> Result<Vec<Join>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT j.movement, j.flow, f.flow, f.declared_total, m.amount, m.moved_on, j.step, j.reason, j.linked_by, j.linked_at FROM treasury_movement m JOIN flow_movement j ON j.body = m.body AND j.movement = m.id AND j.ended_at IS NULL JOIN settlement_flow f ON f.body = j.body AND f.id = j.flow WHERE m.body = ?1 AND m.moved_on >= ?2 AND m.moved_on <= ?3 ORDER BY m.moved_on, m.id LIMIT ?4"),
        values![body, from.to_string(), until.to_string(), SHOWN],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Join {
                movement: row.get(0)?,
                flow: row.get(1)?,
                name: row.get(2)?,
                total: row.get(3)?,
                amount: row.get(4)?,
                day: row.get(5)?,
                step: Step::of(row.get(6)?).unwrap_or(Step::Operator),
                reason: row.get(7)?,
                by: row.get(8)?,
                at: Moment(row.get(9)?),
            })
        })
        .collect()
}

/// How many lines have each label.
pub fn counted(lines: &[super::Line]) -> HashMap<super::Label, usize> {
    let mut counts = HashMap::new();
    for label in lines.iter().filter(|line| !line.unreadable).flat_map(super::Line::told) {
        *counts.entry(label).or_default() += 1;
    }
    counts
}
