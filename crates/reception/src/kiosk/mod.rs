//! The kiosk: from the touch to the ticket, for somebody standing in front of it who may be in a hurry.
//!
//! | what the person does | file |
//! |---|---|
//! | sees that it works, touches it | `standby` |
//! | looks for a service, sees the soonest way to be served | `services`, `service`, `offer` |
//! | takes the ticket or the first free seat | `confirm`, `take`, `pass` |
//! | passes a card, a pass or a code | `scan`, `code`, `call_code`, `presence`, `arrive` |
//! | says who he is, chooses another day and hour | `who`, `name`, `other_time`, `book` |
//! | looks at his appointment, cancels or moves it | `mine`, `by_card`, `cancel`, `moving` |
//! | has no pass at hand and proves by mail who he is | `mail_code` |
//! | got no paper | `no_paper` |
//! | asks for help, listens, changes language | `help`, `language`, `voice` |
//!
//! Invariants: a page never shows a name; a fiscal code is in no page and no address; a card alone learns
//! the call code and the hour of today, never of a reserved service; the same touch never makes two passes.

mod arrive;
mod book;
mod by_card;
mod call_code;
mod cancel;
mod code;
mod confirm;
mod held;
mod help;
mod language;
pub mod mail_code;
mod meanwhile;
mod mine;
mod moving;
mod name;
mod no_paper;
mod offer;
mod other_time;
mod paper;
mod pass;
mod presence;
mod scan;
mod service;
mod services;
mod signed;
mod standby;
mod take;
mod voice;
mod who;
mod words;

#[cfg(test)]
mod tests;

use office::{Ctx, rights};
use platform::web::{Access, Routes};

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    let kiosk = Access::Right(rights::KIOSK);
    Routes::new()
        .get("/{body}/kiosk", kiosk, standby::show)
        .get("/{body}/kiosk/live", kiosk, standby::live)
        .get("/{body}/kiosk/services", kiosk, services::show)
        .get("/{body}/kiosk/service/{service}", kiosk, service::show)
        .post("/{body}/kiosk/confirm", kiosk, confirm::confirm)
        .get("/{body}/kiosk/pass/{token}", kiosk, pass::show)
        .post("/{body}/kiosk/printed", kiosk, paper::printed)
        .post("/{body}/kiosk/no-paper", kiosk, no_paper::said)
        .post("/{body}/kiosk/scan", kiosk, scan::scan)
        .get("/{body}/kiosk/code", kiosk, code::show)
        .post("/{body}/kiosk/code", kiosk, code::enter)
        .post("/{body}/kiosk/presence", kiosk, presence::confirm)
        .get("/{body}/kiosk/present/{slip}", kiosk, presence::show)
        .post("/{body}/kiosk/arrive", kiosk, arrive::arrive)
        .get("/{body}/kiosk/who/{service}", kiosk, who::show)
        .post("/{body}/kiosk/who/{service}", kiosk, who::card)
        .get("/{body}/kiosk/who/{service}/name", kiosk, name::show)
        .post("/{body}/kiosk/who/{service}/name", kiosk, name::enter)
        .get("/{body}/kiosk/days/{service}", kiosk, book::days)
        .get("/{body}/kiosk/days/{service}/{date}", kiosk, book::times)
        .get("/{body}/kiosk/days/{service}/{date}/{start}", kiosk, book::chosen)
        .post("/{body}/kiosk/book", kiosk, book::confirm)
        .post("/{body}/kiosk/mine", kiosk, by_card::show)
        .get("/{body}/kiosk/mine/{token}", kiosk, mine::show)
        .post("/{body}/kiosk/mail-code", kiosk, mail_code::ask)
        .get("/{body}/kiosk/mail-code/{slip}", kiosk, mail_code::show)
        .post("/{body}/kiosk/mail-code/{slip}", kiosk, mail_code::enter)
        .get("/{body}/kiosk/by-code/{slip}", kiosk, mail_code::list)
        .get("/{body}/kiosk/cancel/{token}", kiosk, cancel::show)
        .post("/{body}/kiosk/cancel/{token}", kiosk, cancel::confirm)
        .get("/{body}/kiosk/move/{token}", kiosk, moving::days)
        .get("/{body}/kiosk/move/{token}/{date}", kiosk, moving::times)
        .get("/{body}/kiosk/move/{token}/{date}/{start}", kiosk, moving::chosen)
        .post("/{body}/kiosk/move/{token}", kiosk, moving::confirm)
        .get("/{body}/kiosk/help", kiosk, help::show)
        .get("/{body}/kiosk/language", kiosk, language::show)
        .get("/{body}/kiosk/voice/{file}", kiosk, voice::play)
}
