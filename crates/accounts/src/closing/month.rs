//! A month is its days with their adjustments: nothing is booked on it that is on no day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::Office;
use payments::proof::{Accounting, May};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::error::ClosingError;
use super::facts::Kind;
use super::read::{closed_days, first_closed};
use super::sheet::{Part, Sum};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MonthSheet {
    /// Its first day.
    pub month: Date,
    /// Day, own cents of receipts, flows and treasury, cents of their adjustments.
    pub days: Vec<(Date, [i64; 3], [i64; 3])>,
    pub sums: Vec<Sum>,
}

/// Kinds that make up one column of a month.
pub const COLUMNS: [&[Kind]; 3] = [&[Kind::Receipt], &[Kind::Flow, Kind::FlowSuperseded], &[Kind::Treasury]];

/// Closes a month whose days are all closed.
pub fn close_month(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    month: Date,
    now: Moment,
) -> Result<MonthSheet, ClosingError> {
    let (first, last) = (month.first_of_month(), month.last_of_month());
    let days = closed_days(tx, office.id, first, last)?;
    // In the month in which closing began only the days since then count.
    let began = first_closed(tx, office.id)?.map_or(first, |day| day.max(first));
    let expected = if began > last { 0 } else { i64::from((last - began).get_days()) + 1 };
    if expected == 0 || usize::try_from(expected) != Ok(days.len()) {
        return Err(ClosingError::OpenDays);
    }
    let mut sums: BTreeMap<(Part, Kind, i64), (i64, i64)> = BTreeMap::new();
    for sum in days.iter().flat_map(|day| &day.sheet.sums) {
        let all = sums.entry((sum.part, sum.kind, sum.due)).or_default();
        *all = (all.0 + sum.count, all.1.saturating_add(sum.cents));
    }
    let sums = sums
        .into_iter()
        .map(|((part, kind, due), (count, cents))| Sum { part, kind, due, count, cents })
        .collect();
    let of = |parts: &[Part]| {
        let parts = parts.to_vec();
        move |day: &super::Sheet| COLUMNS.map(|kinds| day.cents(kinds, &parts))
    };
    let (own, adjusted) = (of(&[Part::Own, Part::Before]), of(&[Part::Adjustment]));
    let days =
        days.iter().map(|day| (day.sheet.day, own(&day.sheet), adjusted(&day.sheet))).collect::<Vec<_>>();
    let sheet = MonthSheet { month: first, days, sums };
    let text = serde_json::to_string(&sheet).map_err(|error| StoreError::Shape(error.to_string()))?;
    let written = tx.execute(
        sql!("INSERT INTO closed_month (body, month, closed_at, closed_by, sheet) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"),
        values![office.id, first.to_string(), now, accountant.actor.0.as_str(), text],
    )?;
    if written == 0 {
        return Err(ClosingError::Closed);
    }
    accountant.note(tx, "month-closed", 0, serde_json::json!({ "month": first.to_string() }), now)?;
    Ok(sheet)
}

/// A closed month, and when and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedMonth {
    pub sheet: MonthSheet,
    pub closed_at: Moment,
    pub closed_by: String,
}

pub fn month_sheet(tx: &mut Tx, body: i64, month: Date) -> Result<Option<ClosedMonth>, StoreError> {
    let row = tx.row(
        sql!("SELECT sheet, closed_at, closed_by FROM closed_month WHERE body = ?1 AND month = ?2"),
        values![body, month.first_of_month().to_string()],
    )?;
    row.map(|row| {
        let text: String = row.get(0)?;
        let sheet = serde_json::from_str(&text).map_err(|error| StoreError::Shape(error.to_string()))?;
        Ok(ClosedMonth { sheet, closed_at: Moment(row.get(1)?), closed_by: row.get(2)? })
    })
    .transpose()
}
