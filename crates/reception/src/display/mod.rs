//! The boards of a waiting room: who is called where, and how each service runs today.
//!
//! A board shows codes, counters and services, never a person; a call to a reserved service shows its
//! code and its counter only. All screens of a programme share one rendered view per change.

mod calls;
#[cfg(test)]
pub(crate) mod hall;
mod page;
mod programme;
mod services;
#[cfg(test)]
mod tests;
mod view;
pub(crate) mod voice;
pub(crate) mod words;

use office::{Ctx, rights};
use platform::web::{Access, Routes};

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    let display = Access::Right(rights::DISPLAY);
    Routes::new()
        .get("/{body}/display", display, page::show)
        .get("/{body}/display/live", display, page::live)
        .post("/{body}/display/report", display, page::report)
        .get("/{body}/display/voice/{call}/{times}", display, voice::sound)
}
