//! Exceptions: asked for with a reason, granted or refused by somebody else, used up by the visit that was made.

use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::rule::{by_id, reason};
use super::{SuspendError, between};
use crate::appoint::AppointError;
use crate::ticket::{Step, Ticket, touch};
use crate::work::{AtDesk, Lead, WorkError};

/// An exception as it was asked for, and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    pub id: i64,
    pub ticket: i64,
    pub suspension: i64,
    pub reason: String,
    pub asked_by: String,
    pub asked_at: Moment,
    /// Whether it was granted, by whom and when.
    pub verdict: Option<(bool, String, Moment)>,
}

const GRANTED: &str = "granted";
const REFUSED: &str = "refused";

/// Asks for an exception from a suspension that is not over.
pub fn ask(
    tx: &mut Tx,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (suspension, why): (i64, &str),
    now: Moment,
) -> Result<i64, SuspendError> {
    let why = reason(why)?;
    let known = by_id(tx, ticket.body, suspension)?.filter(|known| known.until > now);
    let known = known.ok_or(SuspendError::Unknown)?;
    if !ticket.state.is_open() {
        return Err(WorkError::Transition.into());
    }
    let open = |asking: &Asking| asking.verdict.as_ref().is_none_or(|(granted, ..)| *granted);
    let earlier = of_ticket(tx, ticket.body, ticket.id)?;
    for asking in earlier.iter().filter(|asking| asking.suspension == known.id && open(asking)) {
        if asking.verdict.is_none() || !is_used_up(tx, ticket, asking.id)? {
            return Err(SuspendError::Asked);
        }
    }
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO suspension_exception (body, ticket, id, suspension, reason, asked_by, asked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        ),
        values![ticket.body, ticket.id, id, known.id, why, desk.actor.0.as_str(), now],
    )?;
    ticket.log(tx, &Step::ExceptionAsked { exception: id }, &desk.actor, now)?;
    if touch(tx, ticket, now)? { Ok(id) } else { Err(WorkError::Changed.into()) }
}

/// Grants or refuses it, once.
pub fn decide(
    tx: &mut Tx,
    ticket: &mut Ticket,
    lead: &Lead,
    (id, granted): (i64, bool),
    now: Moment,
) -> Result<(), SuspendError> {
    let asking = of_ticket(tx, ticket.body, ticket.id)?.into_iter().find(|asking| asking.id == id);
    let asking = asking.ok_or(SuspendError::Unknown)?;
    if asking.asked_by == lead.actor.0 {
        return Err(SuspendError::FourEyes);
    }
    let verdict = if granted { GRANTED } else { REFUSED };
    let done = tx.execute(
        sql!(
            "UPDATE suspension_exception SET verdict = ?4, decided_by = ?5, decided_at = ?6 WHERE body = ?1 AND ticket = ?2 AND id = ?3 AND verdict IS NULL"
        ),
        values![ticket.body, asking.ticket, id, verdict, lead.actor.0.as_str(), now],
    )?;
    if done == 0 {
        return Err(SuspendError::Decided);
    }
    ticket.log(tx, &Step::ExceptionDecided { exception: id, granted }, &lead.actor, now)?;
    if touch(tx, ticket, now)? { Ok(()) } else { Err(WorkError::Changed.into()) }
}

/// The exception by which a ticket's visit may take place in `span`; 0 when nothing is suspended then.
pub fn allowed(tx: &mut Tx, ticket: &Ticket, span: (Moment, Moment)) -> Result<i64, AppointError> {
    let in_force = between(tx, ticket.body, span)?;
    let Some(first) = in_force.first() else { return Ok(0) };
    let asked = of_ticket(tx, ticket.body, ticket.id)?;
    let mut by = 0;
    for suspension in &in_force {
        let mine = || asked.iter().filter(|asking| asking.suspension == suspension.id);
        let granted = mine().rfind(|asking| matches!(asking.verdict, Some((true, ..))));
        match granted {
            Some(asking) if !is_used_up(tx, ticket, asking.id)? => by = asking.id,
            _ if mine().next_back().is_some_and(|asking| matches!(asking.verdict, Some((false, ..)))) => {
                return Err(AppointError::Refused);
            }
            _ => return Err(AppointError::Suspended(first.until)),
        }
    }
    Ok(by)
}

/// A visit was made by it: another one needs another exception.
fn is_used_up(tx: &mut Tx, ticket: &Ticket, exception: i64) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT appointment FROM ticket_appointment WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) AND exception = ?3 AND outcome = 'done'"),
        values![ticket.body, ticket.id, exception],
    )?;
    Ok(row.is_some())
}

/// Of a ticket and of those merged into it, oldest first.
pub fn of_ticket(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Asking>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, ticket, suspension, reason, asked_by, asked_at, verdict, decided_by, decided_at FROM suspension_exception WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) ORDER BY id"),
        values![body, ticket],
    )?;
    rows.iter().map(from_row).collect()
}

/// Of a suspension, those without an answer first, then the newest.
pub fn of_suspension(tx: &mut Tx, body: i64, suspension: i64) -> Result<Vec<Asking>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, ticket, suspension, reason, asked_by, asked_at, verdict, decided_by, decided_at FROM suspension_exception WHERE body = ?1 AND suspension = ?2 ORDER BY CASE WHEN verdict IS NULL THEN 0 ELSE 1 END, id DESC"),
        values![body, suspension],
    )?;
    rows.iter().map(from_row).collect()
}

fn from_row(row: &Row) -> Result<Asking, StoreError> {
    let verdict = match (row.get::<Option<String>>(6)?, row.get(7)?, row.get::<Option<i64>>(8)?) {
        (Some(word), Some(who), Some(at)) => Some((word == GRANTED, who, Moment(at))),
        _ => None,
    };
    Ok(Asking {
        id: row.get(0)?,
        ticket: row.get(1)?,
        suspension: row.get(2)?,
        reason: row.get(3)?,
        asked_by: row.get(4)?,
        asked_at: Moment(row.get(5)?),
        verdict,
    })
}
