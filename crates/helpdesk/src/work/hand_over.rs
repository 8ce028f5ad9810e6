//! Handing over: to the office that knows, to information technology, to somebody outside, and back.

use office::Office;
use platform::Moment;
use platform::store::Tx;

use super::rule::settle;
use super::{AtDesk, WorkError};
use crate::answer::{Said, write};
use crate::ticket::{Author, Channel, Level, State, Step, Ticket, steps};
use crate::{alerts, letters};

/// Returns after which the head of the desk is told: a ticket that goes to and fro has no owner.
pub const BOUNCES_MAX: usize = 3;

/// Hands a ticket to a level, with the reason and summary that its new owner reads. Suppliers see only this
/// text, by mail. Answers how often it has come back so far.
pub fn hand_over(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (to, supplier): (Level, i64),
    reason: &str,
    now: Moment,
) -> Result<usize, WorkError> {
    if reason.trim().is_empty() {
        return Err(WorkError::Reason);
    }
    if !ticket.state.is_open() || (to == ticket.level && supplier == ticket.supplier) {
        return Err(WorkError::Transition);
    }
    let outside = match to {
        Level::Supplier => Some(office::by_id(&office.suppliers, supplier).ok_or(WorkError::Whom)?),
        _ => None,
    };
    let promise = outside.filter(|part| part.doc.solution_min > 0).and_then(|part| {
        let hours = office.hours.iter().find(|hours| hours.doc.key == part.doc.hours)?;
        Some((hours.id, part.doc.solution_min * 60))
    });
    let from = ticket.level;
    let back = to == Level::First || from == Level::Supplier;
    let note = Said {
        author: Author::Staff,
        staff: desk.staff,
        channel: Channel::Area,
        public: false,
        text: reason.trim().to_owned(),
        at: now,
    };
    let message = write(tx, ticket, &note, &desk.actor, now)?;
    ticket.level = to;
    ticket.supplier = outside.map_or(0, |part| part.id);
    // The first level keeps the requester; whoever takes the work holds it next.
    ticket.holder = 0;
    let step = Step::HandedOver { from, to, supplier: ticket.supplier, back, promise };
    ticket.log(tx, &step, &desk.actor, now)?;
    ticket.state = if outside.is_some() { State::WaitingSupplier } else { State::InProgress };
    if outside.is_some() {
        letters::ask(tx, ticket, message, letters::Occasion::HandedOver, now)?;
    }
    settle(tx, office, ticket, &Step::Became { state: ticket.state }, &desk.actor, now)?;
    let returns = |moved: &crate::ticket::Moved| matches!(moved.step, Step::HandedOver { back: true, .. });
    let times = steps(tx, ticket.body, ticket.id)?.iter().filter(|moved| returns(moved)).count();
    if back {
        alerts::bounced(tx, office, ticket, times, now)?;
    }
    Ok(times)
}
