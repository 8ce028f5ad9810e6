//! What a customer opens is taken in charge at once, with priority, by whoever is competent for it.

use office::docs::SecondLevel;
use office::{Ctx, by_id};
use platform::Moment;
use platform::files::Kept;
use platform::store::{StoreError, Tx};
use platform::web::Failed;

use super::customer::AtCustomerDesk;
use crate::open::{self, Asked, OpenError};
use crate::ticket::{Level, State as Stands, Ticket};
use crate::work::{self, AtDesk, WorkError};
use crate::{attached, letters};

/// What a customer opens comes before the rest.
pub const PRIORITY: i64 = 1;

/// Why it was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewError {
    Open(OpenError),
    Work(WorkError),
}

impl From<StoreError> for NewError {
    fn from(error: StoreError) -> Self {
        NewError::Open(OpenError::Store(error))
    }
}

impl From<NewError> for Failed {
    fn from(error: NewError) -> Failed {
        match error {
            NewError::Open(error) => error.into(),
            NewError::Work(error) => error.into(),
        }
    }
}

/// Opens it, and hands it to whoever is competent for its area: so it is in charge from the first second.
pub fn open_at_once(
    tx: &mut Tx,
    ctx: &Ctx,
    desk: &AtCustomerDesk,
    (asked, files): (&Asked, &[Kept]),
    reason: &str,
    now: Moment,
) -> Result<Ticket, NewError> {
    let opened = open::open(tx, ctx, asked, now).map_err(NewError::Open)?;
    let office = ctx.offices.at(tx, desk.body)?.ok_or(NewError::Open(OpenError::UnknownBody))?;
    let mut ticket = opened.ticket;
    attached::keep(tx, desk.body, (ticket.id, opened.message), files, now)?;
    let by = AtDesk { body: desk.body, staff: desk.staff, actor: desk.actor.clone() };
    let done = match by_id(&office.areas, ticket.area) {
        Some(area) => {
            let level = match area.doc.second_level {
                SecondLevel::Organisation => Level::Organisation,
                SecondLevel::Technical => Level::Technical,
            };
            work::hand_over(tx, &office, &mut ticket, &by, (level, 0), reason, now).map(|_| ())
        }
        None => work::become_state(tx, &office, &mut ticket, &by, Stands::Assigned, now),
    };
    done.map_err(NewError::Work)?;
    if asked.requester.email.is_some() {
        letters::ask(tx, &ticket, opened.message, letters::Occasion::Received, now)?;
    }
    Ok(ticket)
}
