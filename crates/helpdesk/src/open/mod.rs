//! Opening: a contact on any channel becomes a ticket with a code, an owner-to-be and running clocks.

mod error;
mod rule;
pub mod terms;
mod text;

pub use error::OpenError;
pub use rule::{Asked, BACKDATED_DAYS, Opened, SUBJECT_MAX, TEXT_MAX, open};
pub(crate) use text::text;
