//! Alerts as they are kept.

use office::docs::Metric;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::Kind;
use crate::ticket::Unknown;

/// Alerts of the page: the newest.
const SHOWN: i64 = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    pub id: i64,
    pub staff: i64,
    pub kind: Kind,
    pub ticket: i64,
    /// The ticket's code, and the defect's where it is about one.
    pub code: String,
    pub defect: String,
    pub metric: Option<Metric>,
    pub until: Option<Moment>,
    /// Per cent of the time, how often it came back, or the defect.
    pub number: i64,
    pub at: Moment,
    pub seen: bool,
}

/// Somebody's alerts, the newest first.
pub fn shown(tx: &mut Tx, body: i64, staff: i64) -> Result<Vec<Alert>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT a.id, a.staff, a.kind, a.ticket, t.code, d.code, a.metric, a.until_at, a.number, a.at, a.seen_at FROM alert a JOIN ticket t ON t.body = a.body AND t.id = a.ticket LEFT JOIN defect d ON d.body = a.body AND d.id = a.number AND a.kind = 'defect' WHERE a.body = ?1 AND a.staff = ?2 ORDER BY a.id DESC LIMIT ?3"),
        values![body, staff, SHOWN],
    )?;
    rows.iter().map(alert).collect()
}

/// Those that one mail tells, the oldest first.
pub(super) fn batch(tx: &mut Tx, body: i64, batch: i64) -> Result<Vec<Alert>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT a.id, a.staff, a.kind, a.ticket, t.code, d.code, a.metric, a.until_at, a.number, a.at, a.seen_at FROM alert a JOIN ticket t ON t.body = a.body AND t.id = a.ticket LEFT JOIN defect d ON d.body = a.body AND d.id = a.number AND a.kind = 'defect' WHERE a.body = ?1 AND a.batch = ?2 ORDER BY a.id"),
        values![body, batch],
    )?;
    rows.iter().map(alert).collect()
}

/// How many of somebody's alerts are still to be looked at.
pub fn unseen(tx: &mut Tx, body: i64, staff: i64) -> Result<i64, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT COUNT(*) FROM alert WHERE body = ?1 AND staff = ?2 AND seen_at IS NULL"),
        values![body, staff],
    )?;
    Ok(rows.first().map_or(0, |[count]| *count))
}

fn alert(row: &Row) -> Result<Alert, StoreError> {
    let (kind, metric): (String, String) = (row.get(2)?, row.get(6)?);
    Ok(Alert {
        id: row.get(0)?,
        staff: row.get(1)?,
        kind: kind.parse().map_err(|Unknown| StoreError::Shape(format!("an alert of kind {kind:?}")))?,
        ticket: row.get(3)?,
        code: row.get(4)?,
        defect: row.get::<Option<String>>(5)?.unwrap_or_default(),
        metric: Metric::parse(&metric),
        until: row.get::<Option<i64>>(7)?.map(Moment),
        number: row.get(8)?,
        at: Moment(row.get(9)?),
        seen: row.get::<Option<i64>>(10)?.is_some(),
    })
}
