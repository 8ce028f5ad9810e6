//! The consequences of flows, drawn in portions: a receipt of the platform, which has two seconds, never waits for a
//! flow of forty thousand lines. How far it has come is written with each portion, so that nothing is lost if the program
//! stops in between.

use std::collections::BTreeSet;

use office::Office;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::settle::settle;

/// Settles the references of up to `most` lines of the flow that waits longest. Answers whether anything was left to do.
pub fn settle_some(tx: &mut Tx, office: &Office, most: usize, now: Moment) -> Result<bool, StoreError> {
    let waiting = tx.row(
        sql!("SELECT id, settled_to, lines FROM settlement_flow WHERE body = ?1 AND settled_at IS NULL ORDER BY kept_at, id LIMIT 1"),
        values![office.id],
    )?;
    let Some(row) = waiting else { return Ok(false) };
    let (flow, after, lines): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let until = after.saturating_add(i64::try_from(most).unwrap_or(i64::MAX));
    let rows = tx.rows(
        sql!("SELECT DISTINCT iuv FROM settlement_line WHERE body = ?1 AND flow = ?2 AND place > ?3 AND place <= ?4 AND trouble IS NULL"),
        values![office.id, flow, after, until],
    )?;
    let references: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
    // Whoever brought the flow only brought it: what follows from its lines is the program's doing.
    settle(tx, office, &references, &Actor::server(), now)?;
    tx.execute(
        sql!("UPDATE settlement_flow SET settled_to = ?3, settled_at = ?4 WHERE body = ?1 AND id = ?2"),
        values![office.id, flow, until, (until >= lines).then_some(now)],
    )?;
    Ok(true)
}
