//! Printed runs hold names and addresses: they are taken away when nobody needs them any more.

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, files, sql, values};

use super::RUN_KEPT_DAYS;

/// Runs taken away in one look.
const RUNS: i64 = 20;

/// Takes away some that are old enough; answers how many. The bytes go with the sweep of the cabinet.
pub fn take_away(tx: &mut Tx, body: i64, now: Moment) -> Result<usize, StoreError> {
    let old = tx.numbers::<1>(
        sql!("SELECT id FROM print_run WHERE body = ?1 AND ended_at < ?2 AND removed_at IS NULL ORDER BY id LIMIT ?3"),
        values![body, now.plus_s(-RUN_KEPT_DAYS * 86_400), RUNS],
    )?;
    for [run] in &old {
        let all = tx.numbers::<1>(
            sql!("SELECT file FROM print_file WHERE body = ?1 AND run = ?2"),
            values![body, *run],
        )?;
        for [file] in all {
            files::remove(tx, body, file)?;
        }
        tx.execute(sql!("DELETE FROM print_file WHERE body = ?1 AND run = ?2"), values![body, *run])?;
        tx.execute(
            sql!("UPDATE print_run SET removed_at = ?3 WHERE body = ?1 AND id = ?2"),
            values![body, *run, now],
        )?;
        let (actor, facts) = (Actor::server(), serde_json::json!({}));
        append(
            tx,
            NewEvent { body, place: 0, kind: "print-removed", subject: *run, actor: &actor, at: now, facts },
        )?;
    }
    Ok(old.len())
}
