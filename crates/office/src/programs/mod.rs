//! Programs of the body (management software, a customer's monitoring): each has a name, what it is for and a
//! key of its own, made, renewed and revoked on a page of the console.
//!
//! The key is a bearer token: shown once, kept as its hash, good until its day. It opens the addresses that are
//! made for programs and no page (see [`opens`]). A name is used once in a body and stays when its key is
//! revoked, so that the journal goes on saying who did what.

mod error;
mod page;
mod purpose;
mod read;
mod rows;
mod rule;
mod soon;
mod wish;

pub use error::ProgramError;
pub use page::routes;
pub use purpose::Purpose;
pub use read::{Known, Program, of_body};
pub use rule::{Keeper, make, note_used, renew, revoke};
pub use soon::{Soon, soon};
pub use wish::{LIVES_DAYS, OVERLAPS_DAYS, Wish};

pub(crate) use read::known;

/// The kind of holder in the table of sign-ins.
pub const HOLDER: &str = "program";

/// Where the key of a program counts: calls of the API and files of figures. Pages and their forms are for people.
pub(crate) fn opens(path: &str) -> bool {
    path.starts_with("/api/") || path.ends_with(".csv")
}
