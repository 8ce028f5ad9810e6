//! «My turn»: the page of one pass on one's own phone, with an honest estimate.
//!
//! Whoever holds the token of a pass sees its turn: code, service, wait, counter; never a name, never a
//! position in the line. He can say that he comes late, give up, and have the page read aloud.

mod late;
mod page;
mod standing;
#[cfg(test)]
mod tests;
mod view;
mod voice;
mod words;

use office::Ctx;
use platform::web::{Access, Routes};

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .get("/{body}/turn/chime.wav", Access::Public, page::chime)
        .get("/{body}/turn/{token}", Access::Public, page::show)
        .get("/{body}/turn/{token}/live", Access::Public, page::live)
        .get("/{body}/turn/{token}/voice.wav", Access::Public, voice::listen)
        .post("/{body}/turn/{token}/late", Access::Public, late::late)
        .post("/{body}/turn/{token}/leave", Access::Public, page::leave)
}
