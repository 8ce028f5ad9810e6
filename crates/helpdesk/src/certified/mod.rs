//! Certified mail (PEC) that goes out: answers to what came by it, and formal notices of whatever room. What the
//! providers say of it comes back as receipts, which name the Message-ID.
//!
//! | question | file |
//! |---|---|
//! | which mailbox | `settings` |
//! | what became of a message | `standing` |
//! | a formal notice, and the job that sends it | `notice`, `job` |

mod job;
mod notice;
mod settings;
mod standing;

pub(crate) use job::hand_over;
pub use job::{JOB, doer};
pub use notice::{Notice, NoticeError, ask};
pub use settings::parse;
pub use standing::{Standing, of_notice, standing, standing_said};

use office::{Ctx, Office};
use platform::mail::Certified;

use crate::ticket::{Channel, Ticket};

/// The certified mailbox of a body.
pub fn mailbox<'a>(ctx: &'a Ctx, office: &Office) -> Option<&'a Certified> {
    ctx.certified.iter().find(|one| one.body == office.body.key)
}

/// Whether it came by certified mail: its requester is answered the same way, or has no proof.
pub fn is_certified(ticket: &Ticket) -> bool {
    ticket.channel == Channel::Pec
}
