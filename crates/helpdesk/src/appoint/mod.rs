//! Appointments of a ticket: a call back, a session from afar, a visit, each a seat in an agenda of the desk.
//!
//! | task | file |
//! |---|---|
//! | which agenda serves what, its free seats | `agenda_of`, `offer` |
//! | taking a seat, moving it, giving it back, making a visit remote | `rule`, `seat`, `remote` |
//! | what came of it: attempts | `attempt` |
//! | what changed elsewhere, or passed untried | `follow` |
//! | the panel of the ticket, the list, the form | `panel`, `list`, `form`, `act` |
//! | what the requester sees | `own` |
//! | help on site suspended, and its exceptions | `suspend` |
//!
//! Invariants, each with a test: a ticket has one live appointment of a kind; the seat and the ticket's step are
//! written together or not at all; no visit is booked into a suspension without an exception that somebody else
//! than its asker has granted.

mod act;
mod agenda_of;
mod attempt;
mod error;
mod follow;
mod form;
mod list;
mod offer;
pub(crate) mod own;
mod panel;
mod read;
mod remote;
mod rule;
mod seat;
pub mod suspend;

pub(crate) use act::back_to;
pub use agenda_of::service_of;
pub use attempt::attempt;
pub use error::AppointError;
pub use follow::{follow, watch};
pub(crate) use panel::{Panel, Seen};
pub use read::{Appointed, Attempt, attempts, is_booked, of_ticket, one};
pub use remote::make_remote;
pub use rule::{book, cancel, move_to};
pub use seat::{TOPIC_MAX, Wish};

pub use crate::ticket::{Outcome, Way};

use office::{Ctx, rights};
use platform::web::{Access, Routes};

pub fn routes() -> Routes<Ctx> {
    let tickets = Access::Right(rights::TICKETS);
    Routes::new()
        .get("/{body}/desk/appointments", tickets, list::show)
        .get("/{body}/desk/{ticket}/appoint/{way}", tickets, form::show)
        .post("/{body}/desk/{ticket}/appoint/{way}", tickets, form::send)
        .post("/{body}/desk/{ticket}/appointments/{appointment}", tickets, act::act)
        .merge(suspend::routes())
}
