//! The transactions of watching.

use office::Office;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::ticket::by_id;
use crate::work::{AtDesk, WorkError, must_be_able};

/// Who watches a ticket or one merged into it, in the order in which they began. A member who has left the desk meanwhile is still
/// named: whoever writes to them looks whether they are able.
pub fn watchers(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<i64>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT staff FROM ticket_watch WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) GROUP BY staff ORDER BY MIN(at), staff"),
        values![body, ticket],
    )?;
    Ok(rows.into_iter().map(|[staff]| staff).collect())
}

/// A member of the desk watches a ticket from now on; who watches it already goes on.
pub fn watch(
    tx: &mut Tx,
    office: &Office,
    desk: &AtDesk,
    (ticket, staff): (i64, i64),
    now: Moment,
) -> Result<(), WorkError> {
    must_be_able(tx, office, staff)?;
    by_id(tx, desk.body, ticket)?.ok_or(WorkError::Unknown)?;
    let begun = tx.execute(
        sql!("INSERT INTO ticket_watch (body, ticket, staff, at, by_staff) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"),
        values![desk.body, ticket, staff, now, desk.staff],
    )?;
    if begun > 0 {
        desk.note(tx, "ticket_watched", ticket, serde_json::json!({ "staff": staff }), now)?;
    }
    Ok(())
}

/// One stops watching: only for oneself.
pub fn unwatch(tx: &mut Tx, desk: &AtDesk, ticket: i64, now: Moment) -> Result<(), WorkError> {
    let ended = tx.execute(
        sql!("DELETE FROM ticket_watch WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) AND staff = ?3"),
        values![desk.body, ticket, desk.staff],
    )?;
    if ended > 0 {
        desk.note(tx, "ticket_unwatched", ticket, serde_json::json!({ "staff": desk.staff }), now)?;
    }
    Ok(())
}
