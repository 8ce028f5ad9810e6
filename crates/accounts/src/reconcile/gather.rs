//! What decides which flow a credit is, read at one moment: flows in force, credits that are open, and what somebody took
//! back.

use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::Date;
use office::Office;
use pagopa::treasury::Operation;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::clues::{FlowClue, MovementClue};
use super::join::sure;
use super::matching::{Outcome, TakenBack, matching};

/// A credit older than this is not tried any more by itself.
pub(super) const PENDING_DAYS: i64 = 400;
/// Flows around the credits that are tried: an id may name one of some weeks ago.
const AROUND_DAYS: i64 = 60;

/// What decides which flow a credit is.
pub(super) struct Clues {
    flows: Vec<FlowClue>,
    pub movements: Vec<MovementClue>,
    taken_back: TakenBack,
    tolerance_days: i64,
}

impl Clues {
    /// Of every credit that no sure sign and no hand has joined.
    pub fn of(tx: &mut Tx, office: &Office, now: Moment) -> Result<Clues, StoreError> {
        let today = office.date_of(now);
        let movements = pending(tx, office.id, (days(today, -PENDING_DAYS), Date::MAX))?;
        Clues::with(tx, office, movements)
    }

    /// Of those that can decide about the credits of these days: who wants the same flow by a weak sign came in within
    /// the tolerance of that flow's day, which is within the tolerance of theirs.
    pub fn around(tx: &mut Tx, office: &Office, (from, until): (Date, Date)) -> Result<Clues, StoreError> {
        let reach = 2 * tolerance(office);
        let movements = pending(tx, office.id, (days(from, -reach), days(until, reach)))?;
        Clues::with(tx, office, movements)
    }

    /// Of credits around these days of which somebody said that no flow is theirs.
    pub fn explained(tx: &mut Tx, office: &Office, (from, until): (Date, Date)) -> Result<Clues, StoreError> {
        let movements = explained(tx, office.id, (days(from, -AROUND_DAYS), days(until, AROUND_DAYS)))?;
        Clues::with(tx, office, movements)
    }

    fn with(tx: &mut Tx, office: &Office, movements: Vec<MovementClue>) -> Result<Clues, StoreError> {
        let days_of = || movements.iter().map(|movement| movement.day);
        let flows = match days_of().min().zip(days_of().max()) {
            Some((from, until)) => flows(tx, office.id, days(from, -AROUND_DAYS), days(until, AROUND_DAYS))?,
            None => Vec::new(),
        };
        let taken_back = taken_back(tx, office.id)?;
        Ok(Clues { flows, movements, taken_back, tolerance_days: tolerance(office) })
    }

    /// What the steps make of each credit, in their order.
    pub fn outcomes(&self) -> Vec<Outcome> {
        matching(&self.flows, &self.movements, &self.taken_back, self.tolerance_days)
    }
}

/// Days between a flow and its credit.
fn tolerance(office: &Office) -> i64 {
    office.body.creditor.as_ref().map_or(0, |creditor| creditor.match_days)
}

macro_rules! credits {
    ($which:literal) => {
        sql!(concat!("SELECT m.id, m.amount, m.moved_on, m.reason, m.end_to_end, m.bank_data, m.reference, m.customer FROM treasury_movement m WHERE m.body = ?1 AND m.moved_on >= ?2 AND m.moved_on <= ?3 AND m.amount > 0 AND m.operation <> ?4 AND ", $which, " ORDER BY m.moved_on, m.id"))
    };
}

fn pending(tx: &mut Tx, body: i64, (from, until): (Date, Date)) -> Result<Vec<MovementClue>, StoreError> {
    let rows = tx.rows(
        credits!("NOT EXISTS (SELECT 1 FROM flow_movement j WHERE j.body = m.body AND j.movement = m.id AND j.ended_at IS NULL AND j.step IN (SELECT CAST(key AS BIGINT) FROM json_each(?5))) AND NOT EXISTS (SELECT 1 FROM credit_explanation e WHERE e.body = m.body AND e.movement = m.id AND e.ended_at IS NULL)"),
        &[
            body.into(),
            from.to_string().into(),
            until.to_string().into(),
            Operation::Reversed.word().into(),
            sure(),
        ],
    )?;
    rows.iter().map(movement).collect()
}

fn explained(tx: &mut Tx, body: i64, (from, until): (Date, Date)) -> Result<Vec<MovementClue>, StoreError> {
    let rows = tx.rows(
        credits!(
            "m.id IN (SELECT e.movement FROM credit_explanation e WHERE e.body = ?1 AND e.ended_at IS NULL)"
        ),
        values![body, from.to_string(), until.to_string(), Operation::Reversed.word()],
    )?;
    rows.iter().map(movement).collect()
}

fn movement(row: &Row) -> Result<MovementClue, StoreError> {
    Ok(MovementClue {
        id: row.get(0)?,
        amount: row.get(1)?,
        day: day(row, 2)?,
        texts: [row.get(3)?, row.get(4)?, row.get(5)?],
        reference: row.get(6)?,
        customer: row.get(7)?,
    })
}

fn flows(tx: &mut Tx, body: i64, from: Date, until: Date) -> Result<Vec<FlowClue>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT f.id, f.flow, f.declared_total, f.regulation_on, f.regulation, f.psp, f.sender_name, f.bic, (SELECT COUNT(*) FROM flow_movement j WHERE j.body = f.body AND j.flow = f.id AND j.ended_at IS NULL AND j.step IN (SELECT CAST(key AS BIGINT) FROM json_each(?4))) FROM settlement_flow f WHERE f.body = ?1 AND f.regulation_on >= ?2 AND f.regulation_on <= ?3 AND f.superseded_at IS NULL ORDER BY f.id"),
        &[body.into(), from.to_string().into(), until.to_string().into(), sure()],
    )?;
    rows.iter()
        .map(|row| {
            Ok(FlowClue {
                id: row.get(0)?,
                name: row.get(1)?,
                total: row.get(2)?,
                day: day(row, 3)?,
                regulation: row.get(4)?,
                psp: row.get(5)?,
                psp_name: row.get(6)?,
                bic: row.get(7)?,
                free: row.get::<i64>(8)? == 0,
            })
        })
        .collect()
}

fn taken_back(tx: &mut Tx, body: i64) -> Result<TakenBack, StoreError> {
    let rows = tx.numbers::<2>(
        sql!("SELECT flow, movement FROM flow_movement WHERE body = ?1 AND ended = 'taken-back'"),
        values![body],
    )?;
    Ok(rows.into_iter().map(|[flow, movement]| (flow, movement)).collect::<HashSet<_>>())
}

pub(super) fn day(row: &Row, column: usize) -> Result<Date, StoreError> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| StoreError::Shape(format!("day {text}")))
}

/// A day so many days away; the same one at the ends of the calendar.
pub(super) fn days(day: Date, count: i64) -> Date {
    day.checked_add(count.days()).unwrap_or(day)
}
