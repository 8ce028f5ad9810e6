//! Defects as they are kept.

use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::State;
use crate::ticket::Unknown;

/// Defects of the page.
const SHOWN: i64 = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    pub body: i64,
    pub id: i64,
    /// As people write it.
    pub code: String,
    pub title: String,
    pub text: String,
    pub supplier: i64,
    /// Its number at the supplier.
    pub reference: String,
    /// The version in which it is mended.
    pub fixed_in: String,
    pub state: State,
    pub opened_at: Moment,
    pub version: i64,
}

/// Where it stood from when on, who wrote that, and with which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub at: Moment,
    pub actor: String,
    pub state: State,
    pub words: String,
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Defect>, StoreError> {
    let row = tx.row(
        sql!("SELECT body, id, code, title, text, supplier, reference, fixed_in, state, opened_at, version FROM defect WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    row.as_ref().map(defect).transpose()
}

pub fn by_code(tx: &mut Tx, body: i64, code: &str) -> Result<Option<Defect>, StoreError> {
    let code = code.trim().to_uppercase();
    let row = tx.row(sql!("SELECT id FROM defect WHERE body = ?1 AND code = ?2"), values![body, code])?;
    match row {
        Some(row) => by_id(tx, body, row.get(0)?),
        None => Ok(None),
    }
}

/// Those that somebody still waits for, or those that are over, each with how many tickets it is behind.
pub fn lines(tx: &mut Tx, body: i64, open: bool) -> Result<Vec<(Defect, i64)>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT d.body, d.id, d.code, d.title, d.text, d.supplier, d.reference, d.fixed_in, d.state, d.opened_at, d.version, (SELECT COUNT(*) FROM defect_ticket l WHERE l.body = d.body AND l.defect = d.id) FROM defect d WHERE d.body = ?1 AND d.open = ?2 ORDER BY d.id DESC LIMIT ?3"),
        values![body, open, SHOWN],
    )?;
    rows.iter().map(|row| Ok((defect(row)?, row.get(11)?))).collect()
}

/// The defects behind a ticket and those merged into it.
pub fn of_ticket(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Defect>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT DISTINCT defect FROM defect_ticket WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) ORDER BY defect"),
        values![body, ticket],
    )?;
    let mut found = Vec::new();
    for [id] in rows {
        found.extend(by_id(tx, body, id)?);
    }
    Ok(found)
}

/// The tickets that it is behind, in the order in which they were asked.
pub fn tickets(tx: &mut Tx, body: i64, defect: i64) -> Result<Vec<i64>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT ticket FROM defect_ticket WHERE body = ?1 AND defect = ?2 ORDER BY ticket"),
        values![body, defect],
    )?;
    Ok(rows.into_iter().map(|[id]| id).collect())
}

pub fn steps(tx: &mut Tx, body: i64, defect: i64) -> Result<Vec<Moved>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT at, actor, state, words FROM defect_step WHERE body = ?1 AND defect = ?2 ORDER BY id"),
        values![body, defect],
    )?;
    let read = |row: &Row| {
        let words = row.get(3)?;
        Ok(Moved { at: Moment(row.get(0)?), actor: row.get(1)?, state: state(row.get(2)?)?, words })
    };
    rows.iter().map(read).collect()
}

fn defect(row: &Row) -> Result<Defect, StoreError> {
    Ok(Defect {
        body: row.get(0)?,
        id: row.get(1)?,
        code: row.get(2)?,
        title: row.get(3)?,
        text: row.get(4)?,
        supplier: row.get(5)?,
        reference: row.get(6)?,
        fixed_in: row.get(7)?,
        state: state(row.get(8)?)?,
        opened_at: Moment(row.get(9)?),
        version: row.get(10)?,
    })
}

fn state(word: String) -> Result<State, StoreError> {
    word.parse().map_err(|Unknown| StoreError::Shape(format!("a defect that is {word:?}")))
}
