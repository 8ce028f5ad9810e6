//! A defect without its words.

use platform::store::{StoreError, Tx};
use platform::{sql, values};

use crate::erase::ERASED;

/// What was written about it goes; number, supplier, steps and tickets stay.
pub(crate) fn forget(tx: &mut Tx, body: i64, id: i64) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE defect SET title = ?3, text = '', version = version + 1 WHERE body = ?1 AND id = ?2"),
        values![body, id, ERASED],
    )?;
    tx.execute(sql!("UPDATE defect_step SET words = '' WHERE body = ?1 AND defect = ?2"), values![body, id])?;
    Ok(())
}
