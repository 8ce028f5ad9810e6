//! A position comes to be: by program, by file, at the desk, by the citizen himself.

mod check;
mod draft;
mod error;
mod number;
mod rule;
mod usual;

pub(crate) use check::checked;
pub use draft::{NewInstalment, NewOption, NewPosition};
pub use error::PositionError;
pub(crate) use number::numbered;
pub use rule::create;
pub use usual::{reductions, transfer, whole};
