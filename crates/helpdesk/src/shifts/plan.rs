//! Planning: shifts are added and taken away by who leads the desk.

use calendar::{DayTime, instant};
use jiff::ToSpan;
use jiff::civil::Date;
use office::Office;
use platform::store::Tx;
use platform::{Moment, sql, values};

use super::{Kind, ShiftError};
use crate::work::{Lead, is_able};

/// Weeks for which a shift is planned at once.
pub const WEEKS_MAX: i64 = 26;

/// A shift to come, on the same weekday of so many weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub staff: i64,
    pub date: Date,
    /// By the clock on the wall; an end that does not come after the beginning is on the next day.
    pub from: DayTime,
    pub until: DayTime,
    pub kind: Kind,
    pub weeks: i64,
}

impl Planned {
    fn on(&self, office: &Office, date: Date) -> Option<(Moment, Moment)> {
        let last = if self.until > self.from { date } else { date.tomorrow().ok()? };
        let starts = instant(date, self.from, &office.zone)?;
        let ends = instant(last, self.until, &office.zone)?;
        (starts < ends).then(|| (starts.into(), ends.into()))
    }
}

/// Adds a shift in all its weeks, or in none.
pub fn add(
    tx: &mut Tx,
    office: &Office,
    planner: &Lead,
    planned: &Planned,
    now: Moment,
) -> Result<Vec<i64>, ShiftError> {
    if !(1..=WEEKS_MAX).contains(&planned.weeks) {
        return Err(ShiftError::Weeks);
    }
    if !is_able(office, planned.staff) {
        return Err(ShiftError::Whom);
    }
    let mut added = Vec::new();
    for week in 0..planned.weeks {
        let date = planned.date.checked_add(week.weeks()).map_err(|_| ShiftError::Times)?;
        let (starts, ends) = planned.on(office, date).ok_or(ShiftError::Times)?;
        let id = tx.new_id();
        let done = tx.execute(
            sql!("INSERT INTO shift (body, id, staff, starts_at, ends_at, kind, made_by) SELECT CAST(?1 AS BIGINT), CAST(?2 AS BIGINT), CAST(?3 AS BIGINT), CAST(?4 AS BIGINT), CAST(?5 AS BIGINT), CAST(?6 AS TEXT), CAST(?7 AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM shift s WHERE s.body = ?1 AND s.staff = ?3 AND s.starts_at < ?5 AND s.ends_at > ?4)"),
            values![office.id, id, planned.staff, starts, ends, planned.kind.word(), planner.staff],
        )?;
        if done == 0 {
            return Err(ShiftError::Overlap(date));
        }
        let facts = serde_json::json!({
            "staff": planned.staff, "from": starts.rfc3339(), "until": ends.rfc3339(), "kind": planned.kind
        });
        planner.note(tx, "shift_added", id, facts, now)?;
        added.push(id);
    }
    Ok(added)
}

pub fn remove(tx: &mut Tx, planner: &Lead, id: i64, now: Moment) -> Result<(), ShiftError> {
    let body = planner.body;
    let done = tx.execute(sql!("DELETE FROM shift WHERE body = ?1 AND id = ?2"), values![body, id])?;
    if done == 0 {
        return Err(ShiftError::Unknown);
    }
    Ok(planner.note(tx, "shift_removed", id, serde_json::json!({}), now)?)
}
