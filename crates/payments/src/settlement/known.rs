//! What is known of many references, read at once: a flow has thousands of lines, and a way to the server for
//! each question about each of them would be an hour.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use office::Office;
use platform::store::{Row, StoreError, Tx, Value, keys};
use platform::{Moment, sql};

use super::facts::Facts;
use super::pursue::Pursued;
use crate::position::{self, Position};

pub(super) struct Known {
    facts: BTreeMap<String, Facts>,
    positions: BTreeMap<i64, Position>,
    /// The position of each reference that has one.
    position_of: HashMap<String, i64>,
    pursued: HashMap<String, Vec<Pursued>>,
    /// Positions of open cases of money that flows alone tell of, by the id of the collection.
    cases: HashMap<String, i64>,
    /// Instalment and place of transfers that a program says are reported, and when it said so.
    said: HashMap<(i64, i64), i64>,
}

impl Known {
    pub fn of(tx: &mut Tx, office: &Office, references: &[&String]) -> Result<Known, StoreError> {
        let (body, set) = (office.id, keys(references));
        let rows = tx.rows(
            sql!("SELECT iuv, position FROM instalment WHERE body = ?1 AND iuv IN (SELECT key FROM json_each(?2))"),
            &[body.into(), set.clone()],
        )?;
        let pair = |row: &Row| Ok((row.get(0)?, row.get(1)?));
        let position_of: HashMap<String, i64> = rows.iter().map(pair).collect::<Result<_, StoreError>>()?;
        let ids: BTreeSet<i64> = position_of.values().copied().collect();
        let facts = Facts::of(tx, office, &set)?;
        let collections = facts.values().flat_map(|facts| &facts.collections);
        Ok(Known {
            cases: cases(tx, body, keys(collections))?,
            facts,
            pursued: Pursued::of(tx, body, &set)?,
            said: said(tx, body, keys(&ids))?,
            positions: position::load_all(tx, body, ids)?,
            position_of,
        })
    }

    pub fn facts(&mut self, iuv: &str) -> Facts {
        self.facts.remove(iuv).unwrap_or_default()
    }

    /// The position that a reference belongs to, to be given back by [`Known::keep`]: it may hold other
    /// references of these, and what one of them changes the next must see.
    pub fn take(&mut self, iuv: &str) -> Option<Position> {
        self.positions.remove(self.position_of.get(iuv)?)
    }

    pub fn keep(&mut self, position: Position) {
        self.positions.insert(position.id, position);
    }

    /// As it is by now.
    pub fn seen(&self, position: i64) -> Option<&Position> {
        self.positions.get(&position)
    }

    pub fn pursued(&self, iuv: &str) -> &[Pursued] {
        self.pursued.get(iuv).map_or(&[], Vec::as_slice)
    }

    /// Those of the collections of a reference that are an open case of its position.
    pub fn cases<'a>(&self, facts: &'a Facts, position: i64) -> Vec<&'a str> {
        let collections = facts.collections.iter().map(String::as_str);
        collections.filter(|iur| self.cases.get(*iur) == Some(&position)).collect()
    }

    /// When a program said that a transfer is reported.
    pub fn said(&self, instalment: i64, place: i64) -> Option<Moment> {
        self.said.get(&(instalment, place)).copied().map(Moment)
    }
}

/// Which of these collections have an open case of money that flows alone tell of, and the position of it.
fn cases(tx: &mut Tx, body: i64, collections: Value) -> Result<HashMap<String, i64>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT c.receipt_id, c.position FROM refund_case c WHERE c.body = ?1 AND c.receipt_id IN (SELECT key FROM json_each(?2)) AND c.position IS NOT NULL AND c.proposed_at IS NULL AND c.groundless_at IS NULL AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.body = c.body AND r.receipt_id = c.receipt_id AND r.verdict <> 'failed')"),
        &[body.into(), collections],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

fn said(tx: &mut Tx, body: i64, positions: Value) -> Result<HashMap<(i64, i64), i64>, StoreError> {
    let rows = tx.numbers::<3>(
        sql!("SELECT instalment, place, said_reported_at FROM transfer WHERE body = ?1 AND position IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) AND said_reported_at IS NOT NULL"),
        &[body.into(), positions],
    )?;
    Ok(rows.into_iter().map(|[instalment, place, at]| ((instalment, place), at)).collect())
}
