//! What can be done to many tickets, and to each in its turn.

use office::lanes::HELPDESK;
use office::{Ctx, Office};
use platform::store::Tx;
use platform::{Lane, Moment};

use crate::list::PAGE;
use crate::ticket::{State, Ticket, by_id};
use crate::watchers;
use crate::work::{self, AtDesk, WorkError};

/// Tickets at once: a page of the list.
pub const BULK_MAX: usize = PAGE as usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Take,
    /// To this member of the staff; 0 gives them back to the desk.
    Assign(i64),
    Area(i64),
    /// Out of the desk: a duplicate or unwanted.
    Aside(State),
    /// This member of the staff watches them.
    Watch(i64),
}

impl Deed {
    /// What changes other people's work, or ends a request, is for who leads the desk.
    pub fn needs_lead(self) -> bool {
        !matches!(self, Deed::Take | Deed::Watch(_))
    }

    /// Watching overwrites nothing: it asks no version.
    fn version(self, seen: i64) -> Option<i64> {
        (!matches!(self, Deed::Watch(_))).then_some(seen)
    }

    fn carry_out(
        self,
        tx: &mut Tx,
        office: &Office,
        ticket: &mut Ticket,
        desk: &AtDesk,
        now: Moment,
    ) -> Result<(), WorkError> {
        match self {
            Deed::Take => work::take(tx, office, ticket, desk, desk.staff, now),
            Deed::Assign(holder) => work::take(tx, office, ticket, desk, holder, now),
            Deed::Area(area) => {
                let (kind, degrees) = (ticket.kind, (ticket.urgency, ticket.impact));
                work::judge(tx, office, ticket, desk, (kind, area), degrees, now)
            }
            Deed::Aside(state) => work::become_state(tx, office, ticket, desk, state, now),
            Deed::Watch(staff) => watchers::watch(tx, office, desk, (ticket.id, staff), now),
        }
    }
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub id: i64,
    /// As it is now; nothing for one that is not here.
    pub ticket: Option<Ticket>,
    pub done: Result<(), WorkError>,
}

/// Does it to each of these tickets, at the version that was seen.
pub async fn each(ctx: &Ctx, desk: &AtDesk, rows: &[(i64, i64)], deed: Deed, now: Moment) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for &(id, seen) in rows {
        let (inner, desk, body) = (ctx.clone(), desk.clone(), desk.body);
        let work = move |tx: &mut Tx| {
            let (office, mut ticket) = work::load(tx, &inner, body, id, deed.version(seen))?;
            deed.carry_out(tx, &office, &mut ticket, &desk, now)
        };
        let done = ctx.db.write(Lane::of(body, HELPDESK), work).await;
        let found = ctx.db.read(move |tx| by_id(tx, body, id)).await;
        verdicts.push(Verdict { id, ticket: found.unwrap_or_default(), done });
    }
    verdicts
}
