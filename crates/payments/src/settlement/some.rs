//! The consequences of flows, drawn in portions: a receipt of the platform, which has two seconds, never waits for a
//! flow of forty thousand lines. Where it stands is written with each portion, so that nothing is lost if the program
//! stops in between.

use std::collections::BTreeSet;

use office::Office;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::settle::settle;

/// Settles up to `most` references of the flow that waits longest, and of the revisions whose place it took. Answers
/// whether anything was left to do.
pub fn settle_some(tx: &mut Tx, office: &Office, most: usize, now: Moment) -> Result<bool, StoreError> {
    let waiting = tx.row(
        sql!("SELECT id, settled_to FROM settlement_flow WHERE body = ?1 AND settled_at IS NULL ORDER BY kept_at, id LIMIT 1"),
        values![office.id],
    )?;
    let Some(row) = waiting else { return Ok(false) };
    let (flow, after): (i64, String) = (row.get(0)?, row.get(1)?);
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows = tx.rows(
        sql!("SELECT DISTINCT l.iuv FROM settlement_line l WHERE l.body = ?1 AND (l.flow = ?2 OR l.flow IN (SELECT f.id FROM settlement_flow f WHERE f.body = ?1 AND f.superseded_by = ?2)) AND l.trouble IS NULL AND l.iuv > ?3 ORDER BY l.iuv LIMIT ?4"),
        values![office.id, flow, after.as_str(), most],
    )?;
    // The last one by the order of the database, which need not be that of the program.
    let last: String = rows.last().map_or(Ok(after), |row| row.get(0))?;
    let references: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
    // Whoever brought the flow only brought it: what follows from its lines is the program's doing.
    settle(tx, office, &references, &Actor::server(), now)?;
    let ended = i64::try_from(references.len()).is_ok_and(|count| count < most).then_some(now);
    tx.execute(
        sql!("UPDATE settlement_flow SET settled_to = ?3, settled_at = ?4 WHERE body = ?1 AND id = ?2"),
        values![office.id, flow, last, ended],
    )?;
    Ok(true)
}
