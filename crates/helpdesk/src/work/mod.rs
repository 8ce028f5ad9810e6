//! Working on a ticket: taking it, saying where it stands, judging it, handing it over.

mod callback;
mod error;
mod hand_over;
mod judge;
mod lead;
mod on_site;
mod rule;
mod severity;

pub use callback::agree_callback;
pub(crate) use callback::await_callback;
pub use error::WorkError;
pub use hand_over::{BOUNCES_MAX, hand_over};
pub use judge::{judge, reterm};
pub(crate) use lead::must_be_able;
pub use lead::{Lead, is_able};
pub use on_site::{on_site, on_site_is_asked};
pub(crate) use rule::settle;
pub use rule::{AtDesk, become_state, check, checks, load, take};
pub use severity::{ByHand, by_hand, give_back_severity, set_severity};
