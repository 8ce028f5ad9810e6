//! A call back at a time.

use office::Office;
use platform::Moment;
use platform::store::Tx;

use super::rule::settle;
use super::{AtDesk, WorkError};
use crate::alerts;
use crate::appoint::{Way, service_of};
use crate::ticket::{State, Step, Ticket};

/// A call back at a free hour, where no agenda serves call backs; with one, a seat is taken.
pub fn agree_callback(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (at, chosen): (Moment, bool),
    now: Moment,
) -> Result<(), WorkError> {
    if service_of(office, ticket.area, Way::Callback).is_some() {
        return Err(WorkError::Agenda);
    }
    await_callback(tx, office, ticket, desk, (at, chosen), now)?;
    // A seat is looked after by its agenda.
    Ok(alerts::agreed(tx, ticket, at)?)
}

/// The ticket waits for a call back at a time; `chosen` when the requester chose it, which stops the clock of the solution.
pub(crate) fn await_callback(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (at, chosen): (Moment, bool),
    now: Moment,
) -> Result<(), WorkError> {
    if at <= now {
        return Err(WorkError::Past);
    }
    if !ticket.state.may_become(State::Callback) && ticket.state != State::Callback {
        return Err(WorkError::Transition);
    }
    ticket.state = State::Callback;
    settle(tx, office, ticket, &Step::CallbackAt { at, chosen_by_requester: chosen }, &desk.actor, now)
}
