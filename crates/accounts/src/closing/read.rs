//! What was closed, as it was stored.

use jiff::civil::Date;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::facts::{Fact, Kind};
use super::sheet::{Booked, Part, Sheet};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedDay {
    pub sheet: Sheet,
    pub closed_at: Moment,
    pub closed_by: String,
}

pub fn last_closed(tx: &mut Tx, body: i64) -> Result<Option<Date>, StoreError> {
    Ok(last_closing(tx, body)?.map(|(day, _)| day))
}

/// The last closed day, and when it was closed.
pub(super) fn last_closing(tx: &mut Tx, body: i64) -> Result<Option<(Date, Moment)>, StoreError> {
    let row = tx.row(
        sql!("SELECT day, closed_at FROM closed_day WHERE body = ?1 ORDER BY day DESC LIMIT 1"),
        values![body],
    )?;
    row.map(|row| Ok((day_of(row.get(0)?)?, Moment(row.get(1)?)))).transpose()
}

pub(super) fn first_closed(tx: &mut Tx, body: i64) -> Result<Option<Date>, StoreError> {
    let row =
        tx.row(sql!("SELECT day FROM closed_day WHERE body = ?1 ORDER BY day LIMIT 1"), values![body])?;
    row.map(|row| day_of(row.get(0)?)).transpose()
}

fn day_of(text: String) -> Result<Date, StoreError> {
    text.parse().map_err(|_| StoreError::Shape(format!("day {text}")))
}

pub fn day_sheet(tx: &mut Tx, body: i64, day: Date) -> Result<Option<ClosedDay>, StoreError> {
    Ok(closed_days(tx, body, day, day)?.pop())
}

/// The closed days of a stretch, the earliest first.
pub fn closed_days(tx: &mut Tx, body: i64, from: Date, until: Date) -> Result<Vec<ClosedDay>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT sheet, closed_at, closed_by FROM closed_day WHERE body = ?1 AND day >= ?2 AND day <= ?3 ORDER BY day"),
        values![body, from.to_string(), until.to_string()],
    )?;
    rows.iter()
        .map(|row| {
            let text: String = row.get(0)?;
            let sheet = serde_json::from_str(&text).map_err(|error| StoreError::Shape(error.to_string()))?;
            Ok(ClosedDay { sheet, closed_at: Moment(row.get(1)?), closed_by: row.get(2)? })
        })
        .collect()
}

/// What is booked on the sheets of a stretch of days, with the day of the sheet.
pub fn day_rows(tx: &mut Tx, body: i64, from: Date, until: Date) -> Result<Vec<(Date, Booked)>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT day, kind, fact, about, part, due, amount, text FROM closed_fact WHERE body = ?1 AND day >= ?2 AND day <= ?3 ORDER BY day, part, kind, fact"),
        values![body, from.to_string(), until.to_string()],
    )?;
    rows.iter()
        .map(|row| {
            let (kind, part): (String, String) = (row.get(1)?, row.get(4)?);
            let fact = Fact {
                kind: Kind::parse(&kind).ok_or(StoreError::Shape(kind))?,
                name: row.get(2)?,
                day: day_of(row.get(3)?)?,
                due: row.get(5)?,
                amount: row.get(6)?,
                text: row.get(7)?,
            };
            let part = Part::parse(&part).ok_or(StoreError::Shape(part))?;
            Ok((day_of(row.get(0)?)?, Booked { part, fact }))
        })
        .collect()
}
