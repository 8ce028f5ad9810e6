//! Taking a ticket, its state, its checklist.

use std::sync::Arc;

use office::{Ctx, Office};
use platform::Moment;
use platform::events::Actor;
use platform::store::Tx;

use super::{AtDesk, WorkError, must_be_able};
use crate::ticket::{State, Step, Ticket, by_id, steps, touch};
use crate::{clocks, faces, letters};

/// The ticket to work on. `version` is the one that its reader saw: a later one means that somebody else was
/// at it. `None` where nothing is overwritten.
pub fn load(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    id: i64,
    version: Option<i64>,
) -> Result<(Arc<Office>, Ticket), WorkError> {
    let office = ctx.offices.at(tx, body)?.ok_or(WorkError::Unknown)?;
    let ticket = by_id(tx, body, id)?.ok_or(WorkError::Unknown)?;
    if version.is_some_and(|version| version != ticket.version) {
        return Err(WorkError::Changed);
    }
    Ok((office, ticket))
}

/// Writes what a step changed, and what it means for the clocks.
pub(crate) fn settle(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    step: &Step,
    actor: &Actor,
    now: Moment,
) -> Result<(), WorkError> {
    ticket.log(tx, step, actor, now)?;
    if !touch(tx, ticket, now)? {
        return Err(WorkError::Changed);
    }
    Ok(clocks::refresh(tx, office, ticket, now)?)
}

/// Somebody has it now; 0 gives it back to the desk.
pub fn take(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    holder: i64,
    now: Moment,
) -> Result<(), WorkError> {
    if ticket.state.is_aside() {
        return Err(WorkError::Aside);
    }
    if ticket.holder == holder {
        return Ok(());
    }
    if holder != 0 {
        must_be_able(tx, office, holder)?;
    }
    ticket.holder = holder;
    ticket.log(tx, &Step::Held { holder }, &desk.actor, now)?;
    let next = match (ticket.state, holder) {
        (State::New, 1..) => State::Assigned,
        (State::Assigned, 0) => State::New,
        (state, _) => state,
    };
    ticket.state = next;
    settle(tx, office, ticket, &Step::Became { state: next }, &desk.actor, now)
}

/// Another state. Solving it tells the requester and asks how it went.
pub fn become_state(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    next: State,
    now: Moment,
) -> Result<(), WorkError> {
    if ticket.state == next {
        return Ok(());
    }
    if !ticket.state.may_become(next) || next == State::Callback {
        return Err(WorkError::Transition);
    }
    if next == State::Resolved {
        let missing =
            checks(tx, office, ticket)?.iter().filter(|(item, done)| item.mandatory && !done).count();
        if missing > 0 {
            return Err(WorkError::Unchecked(missing));
        }
        letters::ask(tx, ticket, now.ms(), letters::Occasion::Resolved, now)?;
        faces::invite(tx, ticket, now)?;
    }
    ticket.state = next;
    settle(tx, office, ticket, &Step::Became { state: next }, &desk.actor, now)
}

/// The checklist of the ticket's area, each item with whether it is done.
pub fn checks(
    tx: &mut Tx,
    office: &Office,
    ticket: &Ticket,
) -> Result<Vec<(office::docs::CheckDoc, bool)>, WorkError> {
    let Some(area) = office::by_id(&office.areas, ticket.area) else { return Ok(Vec::new()) };
    let mut done = vec![false; area.doc.checklist.len()];
    for moved in steps(tx, ticket.body, ticket.id)? {
        if let Step::Checked { item, done: is } = moved.step
            && let Some(item) = usize::try_from(item).ok().and_then(|item| done.get_mut(item))
        {
            *item = is;
        }
    }
    Ok(area.doc.checklist.iter().cloned().zip(done).collect())
}

/// Ticks an item off, or takes the tick back.
pub fn check(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (item, done): (i64, bool),
    now: Moment,
) -> Result<(), WorkError> {
    let known = usize::try_from(item).is_ok_and(|item| {
        office::by_id(&office.areas, ticket.area).is_some_and(|area| item < area.doc.checklist.len())
    });
    if !known {
        return Err(WorkError::Whom);
    }
    settle(tx, office, ticket, &Step::Checked { item, done }, &desk.actor, now)
}
