//! What somebody does not want to be told.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Kind;
use crate::work::AtDesk;

/// The kinds switched off.
pub fn off(tx: &mut Tx, body: i64, staff: i64) -> Result<Vec<Kind>, StoreError> {
    let rows =
        tx.rows(sql!("SELECT kind FROM alert_off WHERE body = ?1 AND staff = ?2"), values![body, staff])?;
    let mut kinds = Vec::new();
    for row in &rows {
        let word: String = row.get(0)?;
        kinds.extend(word.parse::<Kind>().ok());
    }
    Ok(kinds)
}

/// From now on these are told, the others are not; those told before stay.
pub fn set(tx: &mut Tx, desk: &AtDesk, on: &[Kind], now: Moment) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        if on.contains(kind) {
            tx.execute(
                sql!("DELETE FROM alert_off WHERE body = ?1 AND staff = ?2 AND kind = ?3"),
                values![desk.body, desk.staff, kind.word()],
            )?;
        } else {
            tx.execute(
                sql!("INSERT INTO alert_off (body, staff, kind, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"),
                values![desk.body, desk.staff, kind.word(), now],
            )?;
        }
    }
    Ok(())
}
