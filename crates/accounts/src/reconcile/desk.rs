//! What is to be joined and what is joined, as the bench shows it.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use office::Office;
use pagopa::treasury::Operation;
use platform::store::{Row, StoreError, Tx, keys};
use platform::{Moment, sql, values};

use super::gather::{Clues, day};
use super::matching::{Failure, Outcome};
use super::said::bank_words;
use super::step::Step;

/// Flows, credits and joins that the bench lists at once.
const SHOWN: usize = 100;

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
    pub tried: Vec<Failure>,
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

/// Some of a long list: those of a page, and how many there are in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open<T> {
    pub rows: Vec<T>,
    /// Others follow.
    pub goes_on: bool,
    pub all: i64,
}

impl<T> Default for Open<T> {
    fn default() -> Open<T> {
        Open { rows: Vec::new(), goes_on: false, all: 0 }
    }
}

macro_rules! open_flows {
    ($what:literal, $rest:literal) => {
        sql!(concat!("SELECT ", $what, " FROM settlement_flow f WHERE f.body = ?1 AND f.regulation_on >= ?2 AND f.superseded_at IS NULL AND NOT EXISTS (SELECT 1 FROM flow_movement j WHERE j.body = f.body AND j.flow = f.id AND j.ended_at IS NULL)", $rest))
    };
}

/// Flows in force since a day that no credit is joined to, the oldest first; those after one of them.
pub fn open_flows(tx: &mut Tx, body: i64, since: Date, after: i64) -> Result<Open<OpenFlow>, StoreError> {
    let since = since.to_string();
    let rows = tx.rows(
        open_flows!("f.id, f.flow, f.declared_total, f.regulation_on, f.sender_name", " AND (f.regulation_on, f.id) > (COALESCE((SELECT l.regulation_on FROM settlement_flow l WHERE l.body = ?1 AND l.id = ?3), ''), ?3) ORDER BY f.regulation_on, f.id LIMIT ?4"),
        values![body, &since, after, SHOWN as i64 + 1],
    )?;
    let flow = |row: &Row| {
        Ok(OpenFlow {
            id: row.get(0)?,
            name: row.get(1)?,
            total: row.get(2)?,
            day: row.get(3)?,
            provider: row.get(4)?,
        })
    };
    let goes_on = rows.len() > SHOWN;
    let rows = rows.iter().take(SHOWN).map(flow).collect::<Result<_, StoreError>>()?;
    Ok(Open { rows, goes_on, all: count(tx.row(open_flows!("COUNT(*)", ""), values![body, &since])?)? })
}

macro_rules! open_credits {
    ($what:literal, $rest:literal) => {
        sql!(concat!("SELECT ", $what, " FROM treasury_movement m WHERE m.body = ?1 AND m.moved_on >= ?2 AND m.amount > 0 AND m.operation <> ?3 AND NOT EXISTS (SELECT 1 FROM flow_movement j WHERE j.body = m.body AND j.movement = m.id AND j.ended_at IS NULL) AND NOT EXISTS (SELECT 1 FROM credit_explanation e WHERE e.body = m.body AND e.movement = m.id AND e.ended_at IS NULL)", $rest))
    };
}

/// Credits since a day that no step could place, with the reasons of each, the oldest first; those after one of them.
pub fn open_credits(
    tx: &mut Tx,
    office: &Office,
    since: Date,
    after: i64,
) -> Result<Open<OpenCredit>, StoreError> {
    let (body, since, reversed) = (office.id, since.to_string(), Operation::Reversed.word());
    let rows = tx.rows(
        open_credits!("m.id, m.amount, m.moved_on, m.reason, m.end_to_end, m.bank_data", " AND (m.moved_on, m.id) > (COALESCE((SELECT l.moved_on FROM treasury_movement l WHERE l.body = ?1 AND l.id = ?4), ''), ?4) ORDER BY m.moved_on, m.id LIMIT ?5"),
        values![body, &since, reversed, after, SHOWN as i64 + 1],
    )?;
    let credit = |row: &Row| {
        let text = bank_words(&[row.get(3)?, row.get(4)?, row.get(5)?]);
        Ok(OpenCredit { id: row.get(0)?, amount: row.get(1)?, day: day(row, 2)?, text, tried: Vec::new() })
    };
    let goes_on = rows.len() > SHOWN;
    let mut rows = rows.iter().take(SHOWN).map(credit).collect::<Result<Vec<_>, StoreError>>()?;
    if let Some((first, last)) = rows.first().zip(rows.last()) {
        let clues = Clues::around(tx, office, (first.day, last.day))?;
        let outcomes = clues.movements.iter().map(|movement| movement.id).zip(clues.outcomes());
        let mut failed: HashMap<i64, Vec<Failure>> = outcomes
            .filter_map(|(id, outcome)| match outcome {
                Outcome::Open(failures) => Some((id, failures)),
                Outcome::Joined { .. } => None,
            })
            .collect();
        rows.iter_mut().for_each(|credit| credit.tried = failed.remove(&credit.id).unwrap_or_default());
    }
    let all = count(tx.row(open_credits!("COUNT(*)", ""), values![body, &since, reversed])?)?;
    Ok(Open { rows, goes_on, all })
}

fn count(row: Option<Row>) -> Result<i64, StoreError> {
    row.map_or(Ok(0), |row| row.get(0))
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
            (SHOWN as i64).into(),
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
