//! The log of a ticket, and its row as it is now.

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Step, Ticket};

impl Ticket {
    /// Writes a step and its event.
    pub fn log(&self, tx: &mut Tx, step: &Step, actor: &Actor, now: Moment) -> Result<(), StoreError> {
        let id = tx.new_id();
        let facts = serde_json::json!(step);
        tx.execute(
            sql!(
                "INSERT INTO ticket_step (body, id, ticket, at, actor, step) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            ),
            values![self.body, id, self.id, now, actor.0.as_str(), facts.to_string()],
        )?;
        let kind = step.event();
        append(tx, NewEvent { body: self.body, place: 0, kind, subject: self.id, actor, at: now, facts })
    }
}

/// Writes the ticket's row as it is now, one version on; `false` when somebody else was faster.
pub fn touch(tx: &mut Tx, ticket: &mut Ticket, now: Moment) -> Result<bool, StoreError> {
    let done = tx.execute(
        sql!(
            "UPDATE ticket SET subject = ?4, kind = ?5, requester = ?6, beneficiary = ?7, customer = ?8, contract = ?9, area = ?10, urgency = ?11, impact = ?12, severity = ?13, state = ?14, level = ?15, holder = ?16, supplier = ?17, origin = ?18, open = ?19, touched_at = ?20, last_word = ?21, merged_into = ?22, version = version + 1 WHERE body = ?1 AND id = ?2 AND version = ?3"
        ),
        values![
            ticket.body,
            ticket.id,
            ticket.version,
            ticket.subject.as_str(),
            ticket.kind.word(),
            ticket.requester,
            ticket.beneficiary,
            ticket.customer,
            ticket.contract,
            ticket.area,
            ticket.urgency,
            ticket.impact,
            ticket.severity,
            ticket.state.word(),
            ticket.level.word(),
            ticket.holder,
            ticket.supplier,
            ticket.origin,
            ticket.state.is_open(),
            now,
            ticket.last_word.word(),
            ticket.merged_into
        ],
    )?;
    ticket.version += done as i64;
    ticket.touched_at = now;
    Ok(done > 0)
}
