//! Letters that never became a request. Whose they are, only the office file can say.

use office::Office;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::erase::hold;
use crate::open::terms::customer_of;

/// Looked at once.
const PAGE: i64 = 500;

/// The oldest that arrived before an instant, at most so many; those of a customer under a hold stay.
pub(super) fn old(tx: &mut Tx, office: &Office, until: Moment, most: usize) -> Result<Vec<i64>, StoreError> {
    let held = hold::customers(tx, office.id)?;
    let (mut old, mut at, mut after) = (Vec::new(), i64::MIN, 0);
    loop {
        let rows = tx.rows(
            sql!("SELECT id, arrived_at, sender FROM letter WHERE body = ?1 AND file IS NOT NULL AND arrived_at < ?2 AND arrived_at >= ?3 AND (arrived_at > ?3 OR id > ?4) AND state IN ('quarantined', 'dropped') ORDER BY arrived_at, id LIMIT ?5"),
            values![office.id, until, at, after, PAGE],
        )?;
        for row in &rows {
            (after, at) = (row.get(0)?, row.get(1)?);
            if !held.contains(&customer_of(office, &row.get::<String>(2)?)) {
                old.push(after);
            }
        }
        if old.len() >= most || (rows.len() as i64) < PAGE {
            old.truncate(most);
            return Ok(old);
        }
    }
}
