//! What is to be joined and what is joined, as the bench shows it.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use office::Office;
use platform::store::{StoreError, Tx, keys};
use platform::{Moment, sql, values};

use super::join::tried;
use super::matching::Outcome;
use super::said::bank_words;
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
        text: bank_words(&clue.texts),
        outcome,
    });
    Ok(open.collect())
}

/// Joins of credits of these days, of these flows, and those made in these days: the newest first.
pub fn joins(
    tx: &mut Tx,
    office: &Office,
    (from, until): (Date, Date),
    flows: &BTreeSet<i64>,
) -> Result<Vec<Join>, StoreError> {
    let at = |day: Date| office.begin_of(day).unwrap_or(Moment(i64::MAX));
    let after = until.tomorrow().map_or(Moment(i64::MAX), at);
    let rows = tx.rows(
        sql!("SELECT j.movement, j.flow, f.flow, f.declared_total, m.amount, m.moved_on, j.step, j.reason, j.linked_by, j.linked_at FROM flow_movement j JOIN treasury_movement m ON m.body = j.body AND m.id = j.movement JOIN settlement_flow f ON f.body = j.body AND f.id = j.flow WHERE j.body = ?1 AND j.ended_at IS NULL AND j.id IN (SELECT a.id FROM treasury_movement c JOIN flow_movement a ON a.body = c.body AND a.movement = c.id WHERE c.body = ?1 AND c.moved_on >= ?2 AND c.moved_on <= ?3 UNION SELECT id FROM flow_movement WHERE body = ?1 AND linked_at >= ?4 AND linked_at < ?5 UNION SELECT id FROM flow_movement WHERE body = ?1 AND flow IN (SELECT CAST(key AS BIGINT) FROM json_each(?6))) ORDER BY j.linked_at DESC, m.moved_on, m.id LIMIT ?7"),
        &[
            office.id.into(),
            from.to_string().into(),
            until.to_string().into(),
            at(from).ms().into(),
            after.ms().into(),
            keys(flows),
            SHOWN.into(),
        ],
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

/// Our positions by the references of their payments, each with what it is for.
pub type Owed = HashMap<String, (i64, String)>;

/// The positions of these references.
pub fn owed<'a>(
    tx: &mut Tx,
    body: i64,
    references: impl Iterator<Item = &'a String>,
) -> Result<Owed, StoreError> {
    let rows = tx.rows(
        sql!("SELECT iuv, position, description FROM instalment WHERE body = ?1 AND iuv IN (SELECT key FROM json_each(?2))"),
        &[body.into(), keys(references)],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))).collect()
}
