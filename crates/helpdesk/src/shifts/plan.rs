//! Planning: shifts are added and taken away by who leads the desk.

use calendar::{DayTime, instant};
use jiff::ToSpan;
use jiff::civil::Date;
use office::{Office, rights};
use platform::events::{NewEvent, append};
use platform::store::Tx;
use platform::web::{Caller, Failed};
use platform::{Moment, sql, values};

use super::{Kind, ShiftError};
use crate::work::AtDesk;

/// Weeks for which a shift is planned at once.
pub const WEEKS_MAX: i64 = 26;

/// Proof that somebody plans the shifts of a body.
#[derive(Clone, Debug)]
pub struct Planner(pub AtDesk);

impl Planner {
    pub fn prove(caller: &Caller) -> Result<Planner, Failed> {
        if !caller.may(rights::LEAD_DESK) {
            return Err(Failed::forbidden());
        }
        AtDesk::prove(caller).map(Planner)
    }
}

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

/// Whether somebody works at the desk, and so may have shifts.
pub(super) fn is_of_desk(part: &office::Part<office::docs::StaffDoc>) -> bool {
    rights::of_all(&part.doc.roles).iter().any(|right| right == rights::TICKETS)
}

/// Adds a shift in all its weeks, or in none.
pub fn add(
    tx: &mut Tx,
    office: &Office,
    planner: &Planner,
    planned: &Planned,
    now: Moment,
) -> Result<Vec<i64>, ShiftError> {
    if !(1..=WEEKS_MAX).contains(&planned.weeks) {
        return Err(ShiftError::Weeks);
    }
    office::by_id(&office.staff, planned.staff).filter(|part| is_of_desk(part)).ok_or(ShiftError::Whom)?;
    let mut added = Vec::new();
    for week in 0..planned.weeks {
        let date = planned.date.checked_add(week.weeks()).map_err(|_| ShiftError::Times)?;
        let (starts, ends) = planned.on(office, date).ok_or(ShiftError::Times)?;
        let id = tx.new_id();
        let done = tx.execute(
            sql!("INSERT INTO shift (body, id, staff, starts_at, ends_at, kind, made_by) SELECT CAST(?1 AS BIGINT), CAST(?2 AS BIGINT), CAST(?3 AS BIGINT), CAST(?4 AS BIGINT), CAST(?5 AS BIGINT), CAST(?6 AS TEXT), CAST(?7 AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM shift s WHERE s.body = ?1 AND s.staff = ?3 AND s.starts_at < ?5 AND s.ends_at > ?4)"),
            values![office.id, id, planned.staff, starts, ends, planned.kind.word(), planner.0.staff],
        )?;
        if done == 0 {
            return Err(ShiftError::Overlap(date));
        }
        let facts = serde_json::json!({
            "staff": planned.staff, "from": starts.rfc3339(), "until": ends.rfc3339(), "kind": planned.kind
        });
        note(tx, &planner.0, "shift_added", id, facts, now)?;
        added.push(id);
    }
    Ok(added)
}

pub fn remove(tx: &mut Tx, planner: &Planner, id: i64, now: Moment) -> Result<(), ShiftError> {
    let body = planner.0.body;
    let done = tx.execute(sql!("DELETE FROM shift WHERE body = ?1 AND id = ?2"), values![body, id])?;
    if done == 0 {
        return Err(ShiftError::Unknown);
    }
    note(tx, &planner.0, "shift_removed", id, serde_json::json!({}), now)
}

pub(super) fn note(
    tx: &mut Tx,
    desk: &AtDesk,
    kind: &str,
    subject: i64,
    facts: serde_json::Value,
    now: Moment,
) -> Result<(), ShiftError> {
    let (body, actor) = (desk.body, &desk.actor);
    Ok(append(tx, NewEvent { body, place: 0, kind, subject, actor, at: now, facts })?)
}
