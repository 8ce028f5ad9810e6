//! Flows and their lines, to be looked at.

use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowRow {
    pub id: i64,
    pub flow: String,
    pub psp: String,
    pub revision: i64,
    pub regulation_on: String,
    pub sender: String,
    pub declared_count: i64,
    pub declared_total: i64,
    pub lines: i64,
    pub total: i64,
    pub bad: i64,
    pub kept_at: Moment,
    pub superseded: bool,
    /// Lines whose consequences are still to be drawn.
    pub left: i64,
}

macro_rules! select_flow {
    ($rest:literal) => {
        concat!("SELECT f.id, f.flow, f.psp, f.revision, f.regulation_on, f.sender_name, f.declared_count, f.declared_total, f.lines, f.total, f.bad, f.kept_at, f.superseded_at, CASE WHEN f.settled_at IS NULL THEN f.lines - f.settled_to ELSE 0 END FROM settlement_flow f WHERE f.body = ?1 AND ", $rest)
    };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRow {
    pub place: i64,
    pub iuv: String,
    pub iur: String,
    /// Index of the transfer; 0 where the file does not say.
    pub transfer: i64,
    pub amount: i64,
    pub paid_on: String,
    pub trouble: Option<String>,
    pub file_line: Option<i64>,
}

/// Those before a moment, the newest first.
pub fn flows(tx: &mut Tx, body: i64, before: Moment, most: i64) -> Result<Vec<FlowRow>, StoreError> {
    let rows = tx.rows(
        sql!(select_flow!("f.kept_at < ?2 ORDER BY f.kept_at DESC, f.id DESC LIMIT ?3")),
        values![body, before, most],
    )?;
    rows.iter().map(row_of).collect()
}

pub fn flow(tx: &mut Tx, body: i64, id: i64) -> Result<Option<FlowRow>, StoreError> {
    let row = tx.row(sql!(select_flow!("f.id = ?2")), values![body, id])?;
    row.as_ref().map(row_of).transpose()
}

fn row_of(row: &Row) -> Result<FlowRow, StoreError> {
    Ok(FlowRow {
        id: row.get(0)?,
        flow: row.get(1)?,
        psp: row.get(2)?,
        revision: row.get(3)?,
        regulation_on: row.get(4)?,
        sender: row.get(5)?,
        declared_count: row.get(6)?,
        declared_total: row.get(7)?,
        lines: row.get(8)?,
        total: row.get(9)?,
        bad: row.get(10)?,
        kept_at: Moment(row.get(11)?),
        superseded: row.get::<Option<i64>>(12)?.is_some(),
        left: row.get(13)?,
    })
}

/// In the order of the file, those after a place.
pub fn lines(tx: &mut Tx, body: i64, flow: i64, after: i64, most: i64) -> Result<Vec<LineRow>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT place, iuv, iur, transfer, amount, paid_on, trouble, file_line FROM settlement_line WHERE body = ?1 AND flow = ?2 AND place > ?3 ORDER BY place LIMIT ?4"),
        values![body, flow, after, most],
    )?;
    rows.iter()
        .map(|row| {
            Ok(LineRow {
                place: row.get(0)?,
                iuv: row.get(1)?,
                iur: row.get(2)?,
                transfer: row.get(3)?,
                amount: row.get(4)?,
                paid_on: row.get(5)?,
                trouble: row.get(6)?,
                file_line: row.get(7)?,
            })
        })
        .collect()
}
