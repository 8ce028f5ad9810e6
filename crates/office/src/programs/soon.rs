//! Keys that end soon, told before programs stop.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

const DAY_MS: i64 = 86_400_000;
/// So long before its end a key is announced, and so long after it.
pub(super) const SOON_DAYS: i64 = 30;

/// A program whose key ends soon, or has just ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Soon {
    pub name: String,
    pub expires_at: Moment,
}

impl Soon {
    pub fn is_over(&self, now: &Moment) -> bool {
        self.expires_at <= *now
    }
}

/// Whole days that are left until an end.
pub(super) fn days_left(until: Moment, now: Moment) -> i64 {
    (until.ms() - now.ms()).max(0) / DAY_MS
}

/// The first to end comes first.
pub fn soon(tx: &mut Tx, body: i64, now: Moment) -> Result<Vec<Soon>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT name, expires_at FROM program WHERE body = ?1 AND revoked_at IS NULL AND expires_at BETWEEN ?2 AND ?3 ORDER BY expires_at, name"
        ),
        values![
            body,
            Moment(now.ms() - SOON_DAYS * DAY_MS),
            Moment(now.ms() + SOON_DAYS * DAY_MS)
        ],
    )?;
    rows.iter().map(|row| Ok(Soon { name: row.get(0)?, expires_at: Moment(row.get(1)?) })).collect()
}
