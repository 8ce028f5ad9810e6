//! Attempts: reached, nobody there, done.

use agenda::arrival;
use office::Office;
use platform::Moment;
use platform::store::Tx;
use platform::{sql, values};

use super::rule::{end, live, over};
use super::{AppointError, Outcome, Way};
use crate::ticket::{Step, Ticket};
use crate::work::{self, AtDesk, WorkError};

/// Records an attempt. When nobody was there the appointment stays, to be tried again or moved.
pub fn attempt(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (appointment, outcome): (i64, Outcome),
    now: Moment,
) -> Result<(), AppointError> {
    if !matches!(outcome, Outcome::Reached | Outcome::NoAnswer | Outcome::Done) {
        return Err(WorkError::Transition.into());
    }
    let known = live(tx, ticket, appointment)?;
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO ticket_attempt (body, ticket, id, appointment, at, staff, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        ),
        values![ticket.body, known.ticket, id, appointment, now, desk.staff, outcome.word()],
    )?;
    tx.execute(
        sql!("UPDATE ticket_appointment SET tries = tries + 1 WHERE body = ?1 AND ticket = ?2 AND appointment = ?3"),
        values![ticket.body, known.ticket, appointment],
    )?;
    let step = Step::Attempted { way: known.way, appointment, outcome };
    if outcome == Outcome::NoAnswer {
        return Ok(work::settle(tx, office, ticket, &step, &desk.actor, now)?);
    }
    // From now on it is no longer the web's to cancel or move.
    arrival::mark(tx, ticket.body, appointment, now)?;
    end(tx, ticket.body, &known, outcome, &desk.actor, now)?;
    over(tx, office, ticket, (known.way, &step), &desk.actor, now)?;
    if known.way == Way::OnSite && outcome == Outcome::Done && ticket.state.is_open() {
        work::on_site(tx, office, ticket, desk, true, now)?;
    }
    Ok(())
}
