//! Working on a ticket: taking it, saying where it stands, judging it, handing it over.

mod callback;
mod error;
mod hand_over;
mod judge;
mod on_site;
mod proof;
mod rule;
mod severity;

pub use callback::agree_callback;
pub(crate) use callback::await_callback;
pub use error::WorkError;
pub use hand_over::{BOUNCES_MAX, hand_over};
pub use judge::{judge, reterm};
pub use on_site::{on_site, on_site_is_asked};
pub(crate) use proof::must_be_able;
pub use proof::{AtDesk, Lead, is_able};
pub(crate) use rule::settle;
pub use rule::{become_state, check, checks, load, take};
pub use severity::{ByHand, by_hand, give_back_severity, set_severity};
