//! Shifts as they are kept.

use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use crate::ticket::Unknown;
use crate::ticket::words::words;

words! {
    Kind { Desk = "desk", OnCall = "on_call" }
}

/// Longer than any shift: a day, and the hour that an autumn night repeats.
const LONGEST_S: i64 = 26 * 3_600;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    pub id: i64,
    pub staff: i64,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub kind: Kind,
    /// Who planned it.
    pub made_by: i64,
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Shift>, StoreError> {
    let row = tx.row(
        sql!("SELECT id, staff, starts_at, ends_at, kind, made_by FROM shift WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    row.as_ref().map(shift).transpose()
}

/// All shifts of which a part lies within `[from, until)`, in the order of their beginnings.
pub fn shifts(tx: &mut Tx, body: i64, from: Moment, until: Moment) -> Result<Vec<Shift>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, staff, starts_at, ends_at, kind, made_by FROM shift WHERE body = ?1 AND starts_at > ?2 AND starts_at < ?3 AND ends_at > ?4 ORDER BY starts_at, id"),
        values![body, from.plus_s(-LONGEST_S), until, from],
    )?;
    rows.iter().map(shift).collect()
}

fn shift(row: &Row) -> Result<Shift, StoreError> {
    let kind: String = row.get(4)?;
    Ok(Shift {
        id: row.get(0)?,
        staff: row.get(1)?,
        starts_at: Moment(row.get(2)?),
        ends_at: Moment(row.get(3)?),
        kind: kind.parse().map_err(|Unknown| StoreError::Shape(format!("a shift of kind {kind:?}")))?,
        made_by: row.get(5)?,
    })
}
