//! Somebody whom the ticket does not know answered one of our mails: the desk decides whether he belongs to it.

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

/// From now on he takes part: what he wrote is read by the requester, what he writes next counts.
pub(super) fn accept(
    tx: &mut Tx,
    body: i64,
    (ticket, message): (i64, i64),
    actor: &Actor,
    now: Moment,
) -> Result<bool, StoreError> {
    let done = tx.execute(
        sql!(
            "UPDATE letter_stranger SET accepted_at = ?4, accepted_by = ?5 WHERE body = ?1 AND message = ?3 AND accepted_at IS NULL AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2))"
        ),
        values![body, ticket, message, now, actor.0.as_str()],
    )?;
    if done == 0 {
        return Ok(false);
    }
    tx.execute(
        sql!("UPDATE ticket_message SET public = 1 WHERE body = ?1 AND id = ?2"),
        values![body, message],
    )?;
    let facts = serde_json::json!({ "message": message });
    append(
        tx,
        NewEvent { body, place: 0, kind: "ticket_sender_accepted", subject: ticket, actor, at: now, facts },
    )?;
    Ok(true)
}
