//! The last transaction of entering a journal.

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Entered;
use super::rows::{Row, Rows, stamp};
use crate::reconcile;
use crate::treasury::reason_word;

/// Writes which rows are bad and that the journal is read; false where another page came meanwhile, or somebody else was
/// quicker.
pub(super) fn end(
    tx: &mut Tx,
    body: i64,
    rows: &Rows,
    entered: &Entered,
    now: Moment,
) -> Result<bool, StoreError> {
    if stamp(tx, body, rows.journal)? != rows.stamp {
        return Ok(false);
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let waited = tx.execute(
        sql!("UPDATE treasury_journal SET read_at = ?3, movements = ?4, bad = ?5, entering = NULL, entering_of = NULL WHERE body = ?1 AND id = ?2 AND entering IS NOT NULL"),
        values![body, rows.journal, now, count(entered.movements), count(entered.bad)],
    )?;
    if waited == 0 {
        return Ok(false);
    }
    tx.execute(
        sql!("DELETE FROM treasury_trouble WHERE body = ?1 AND journal = ?2"),
        values![body, rows.journal],
    )?;
    let place = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    for row in &rows.all {
        let Row::Bad { page, account, error } = row else { continue };
        tx.execute(
            sql!("INSERT INTO treasury_trouble (body, journal, page, account, place, file_line, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"),
            values![
                body,
                rows.journal,
                *page,
                account.as_str(),
                place(error.index),
                place(error.line),
                reason_word(error.reason)
            ],
        )?;
    }
    reconcile::changed(tx, body)?;
    if rows.withdrawn.is_some() {
        return Ok(true);
    }
    let facts =
        serde_json::json!({ "movements": entered.movements, "changed": entered.changed, "bad": entered.bad });
    let actor = brought_by(tx, body, rows.journal)?;
    let subject = rows.journal;
    append(tx, NewEvent { body, place: 0, kind: "journal-read", subject, actor: &actor, at: now, facts })?;
    Ok(true)
}

/// Who brought its newest page.
fn brought_by(tx: &mut Tx, body: i64, journal: i64) -> Result<Actor, StoreError> {
    let row = tx.row(
        sql!("SELECT kept_by FROM treasury_page WHERE body = ?1 AND journal = ?2 ORDER BY kept_at DESC, page DESC LIMIT 1"),
        values![body, journal],
    )?;
    row.map_or(Ok(Actor::server()), |row| row.get(0).map(Actor))
}
