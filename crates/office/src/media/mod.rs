//! Images and videos of the programme: added by an administrator or brought by an import, kept by their
//! content, served to screens.
//!
//! Invariants: only the types of [`Kind`], proved by their content; a file is reached through a body that
//! has a row for it and through no other; what an item shows is not deleted.

mod bring;
mod error;
mod kind;
mod page;
mod rule;
pub mod schema;
mod serve;
mod shelf;
mod view;

pub use bring::{Brought, bring, unknown};
pub use error::MediaError;
pub use kind::{Kind, name};
pub use rule::{Medium, NewMedium, Same, add, of_body};
pub use shelf::Shelf;

use platform::web::{Access, Routes};

use crate::ctx::Ctx;
use crate::rights;

/// The largest file, 50 MB: two minutes of video at the rate that a small display plays.
pub const MEDIUM_BYTES_MAX: usize = 50 * 1024 * 1024;
/// Files of a body: a programme of an hour, and as many in reserve.
pub const MEDIA_MAX: i64 = 200;

pub fn routes() -> Routes<Ctx> {
    let configure = Access::Right(rights::CONFIGURE);
    Routes::new()
        .get("/{body}/console/programme", configure, page::show)
        .post("/{body}/console/programme/media", configure, page::upload)
        .post("/{body}/console/programme/remove", configure, page::remove)
        .get("/{body}/media/{file}", Access::Public, serve::serve)
}
