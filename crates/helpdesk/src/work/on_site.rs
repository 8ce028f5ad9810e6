//! Help on site: asked for and given, each with its clock.

use office::Office;
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::rule::settle;
use super::{AtDesk, WorkError};
use crate::ticket::{State, Step, Ticket, steps};

/// Help on site is needed, or was given.
pub fn on_site(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    done: bool,
    now: Moment,
) -> Result<(), WorkError> {
    if !ticket.state.is_open() {
        return Err(WorkError::Transition);
    }
    // Asked twice is asked once: a second clock would hide how long the first has run.
    if on_site_is_asked(tx, ticket)? != done {
        return Ok(());
    }
    let step = if done { Step::OnSiteDone } else { Step::OnSiteAsked };
    settle(tx, office, ticket, &step, &desk.actor, now)
}

/// Whether help on site is asked for and not yet given; a solved ticket asks for none.
pub fn on_site_is_asked(tx: &mut Tx, ticket: &Ticket) -> Result<bool, StoreError> {
    let mut asked = false;
    for moved in steps(tx, ticket.body, ticket.id)? {
        match moved.step {
            Step::OnSiteAsked => asked = true,
            Step::OnSiteDone | Step::Became { state: State::Resolved } => asked = false,
            _ => {}
        }
    }
    Ok(asked)
}
