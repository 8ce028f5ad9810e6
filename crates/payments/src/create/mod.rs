//! A position comes to be: by program, by file, at the desk, by the citizen himself.

mod check;
mod draft;
mod error;
mod number;
mod rule;
mod told;
mod usual;

pub(crate) use check::{TEXT_MAX, checked};
pub use draft::{NewInstalment, NewOption, NewPosition};
pub use error::PositionError;
pub(crate) use number::{brought, holder, numbered};
pub use rule::{IUPD_MAX, create};
pub(crate) use told::told_of;
pub(crate) use usual::{due_of, own_share};
pub use usual::{of_due, part, reductions, transfer, way, whole};
