//! Joins between flows and credits: written with their step, ended with their reason, never deleted.

use std::collections::HashMap;

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx, Value, keys};
use platform::{Moment, sql, values};

use super::step::Step;
use crate::explain;

/// False where the credit is joined already.
pub(super) fn write(
    tx: &mut Tx,
    body: i64,
    (flow, movement): (i64, i64),
    step: Step,
    reason: &str,
    actor: &Actor,
    now: Moment,
) -> Result<bool, StoreError> {
    let id = tx.new_id();
    let written = tx.execute(
        sql!("INSERT INTO flow_movement (body, id, flow, movement, step, reason, linked_at, linked_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING"),
        values![body, id, flow, movement, step as i64, reason, now, actor.0.as_str()],
    )?;
    if written == 1 {
        let facts = serde_json::json!({ "flow": flow, "movement": movement, "step": step as i64 });
        append(tx, NewEvent { body, place: 0, kind: "credit-joined", subject: flow, actor, at: now, facts })?;
    }
    Ok(written == 1)
}

/// A revision takes the place of a flow: what somebody joined by hand goes along, the rest is tried again.
pub(crate) fn carry_over(tx: &mut Tx, body: i64, old: i64, new: i64, now: Moment) -> Result<(), StoreError> {
    let by_hand = tx.rows(
        sql!("SELECT movement, reason, linked_by FROM flow_movement WHERE body = ?1 AND flow = ?2 AND step = ?3 AND ended_at IS NULL"),
        values![body, old, Step::Operator as i64],
    )?;
    tx.execute(
        sql!("UPDATE flow_movement SET ended_at = ?3, ended_by = 'server', ended = 'superseded' WHERE body = ?1 AND flow = ?2 AND ended_at IS NULL"),
        values![body, old, now],
    )?;
    for row in &by_hand {
        let (movement, reason, by): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        write(tx, body, (new, movement), Step::Operator, &reason, &Actor(by), now)?;
    }
    Ok(())
}

/// The treasurer took a credit back: it pays no flow.
pub(crate) fn reversed(tx: &mut Tx, body: i64, movement: i64, now: Moment) -> Result<(), StoreError> {
    explain::end(tx, body, movement, ("treasurer", "reversed", ""), now)?;
    end(tx, body, movement, "treasurer", "reversed", now)
}

/// The journal that alone told of a credit was withdrawn, by somebody and for a reason.
pub(crate) fn withdrawn(
    tx: &mut Tx,
    body: i64,
    movement: i64,
    (by, reason): (&str, &str),
    now: Moment,
) -> Result<(), StoreError> {
    explain::end(tx, body, movement, (by, "journal-withdrawn", reason), now)?;
    tx.execute(
        sql!("UPDATE flow_movement SET ended_at = ?3, ended_by = ?4, ended = 'journal-withdrawn', ended_reason = ?5 WHERE body = ?1 AND movement = ?2 AND ended_at IS NULL"),
        values![body, movement, now, by, reason],
    )?;
    Ok(())
}

pub(super) fn end(
    tx: &mut Tx,
    body: i64,
    movement: i64,
    by: &str,
    how: &str,
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE flow_movement SET ended_at = ?3, ended_by = ?4, ended = ?5 WHERE body = ?1 AND movement = ?2 AND ended_at IS NULL"),
        values![body, movement, now, by, how],
    )?;
    Ok(())
}

/// The steps whose joins are not tried again.
pub(super) fn sure() -> Value {
    keys(Step::ALL.into_iter().filter(|step| step.is_sure()).map(|step| step as i64))
}

/// Joins by amount, days and half a name: movement, flow and step.
pub(super) fn weak_joins(tx: &mut Tx, body: i64) -> Result<HashMap<i64, (i64, i64)>, StoreError> {
    let rows = tx.numbers::<3>(
        sql!("SELECT movement, flow, step FROM flow_movement WHERE body = ?1 AND ended_at IS NULL AND step NOT IN (SELECT CAST(key AS BIGINT) FROM json_each(?2))"),
        &[body.into(), sure()],
    )?;
    Ok(rows.into_iter().map(|[movement, flow, step]| (movement, (flow, step))).collect())
}
