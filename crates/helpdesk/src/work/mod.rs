//! Working on a ticket: taking it, saying where it stands, judging it, handing it over.

mod error;
mod hand_over;
mod judge;
mod on_site;
mod rule;

pub use error::WorkError;
pub use hand_over::{BOUNCES_MAX, hand_over};
pub use judge::{judge, reterm};
pub use on_site::{on_site, on_site_is_asked};
pub(crate) use rule::settle;
pub use rule::{AtDesk, agree_callback, become_state, check, checks, load, take};
