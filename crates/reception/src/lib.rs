//! Receiving people: from the door to the counter, in the order that the office promised.
//!
//! | task | folder |
//! |---|---|
//! | announcing an appointment, taking a ticket | `arrive` |
//! | who waits, in which line, on which terms | `line`, `estimate` |
//! | calling the next person and saying why | `call_next` |
//! | what time alone brings: early people, forsaken counters, the end of the day | `wake`, `close_day` |
//! | whoever waits for what the site no longer gives | `left_behind` |
//! | everything an operator does, and taking it back | `serve`, `undo`, `desk` |
//! | what a locked screen still says | `locked` |
//! | kiosk, displays, one's own turn | `kiosk`, `display`, `turn` |
//! | notices, images and videos on screens | `programme` |
//! | saying that one comes late | `late` |
//! | the day's list, the figures | `plan`, `statistics` |
//!
//! Invariants, each with a test: nobody is called twice; a call takes the person out of the line in the
//! same transaction; inside a line nobody overtakes; whoever says that he is late is not called before; waits
//! are real seconds, on the nights of the clock change too; a step undone leaves everything as it was; a
//! screen never shows a name, a locked one nobody's data, and the programme never covers a call; every figure
//! of the statistics can be computed again from the events.

pub mod api;
pub mod arrive;
pub mod call_next;
pub mod close_day;
pub mod counter;
pub mod estimate;
pub mod explain;
pub mod late;
pub mod left_behind;
pub mod line;
pub mod serve;
pub mod undo;
pub mod visit;
pub mod wake;

mod desk;
mod display;
mod kiosk;
mod locked;
mod pass;
mod plan;
mod programme;
mod statistics;
mod turn;

pub use kiosk::mail_code;
pub use left_behind::consequences;

use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    api::routes()
        .merge(desk::routes())
        .merge(display::routes())
        .merge(kiosk::routes())
        .merge(locked::routes())
        .merge(plan::routes())
        .merge(statistics::routes())
        .merge(turn::routes())
}

pub fn migrations() -> Vec<Migration> {
    let reception = [
        Migration { module: "reception", number: 1, text: include_str!("schema.sql") },
        Migration { module: "reception", number: 2, text: include_str!("kiosk/mail_code/schema.sql") },
        Migration { module: "reception", number: 3, text: include_str!("undo/schema.sql") },
    ];
    [&reception[..], late::MIGRATIONS].concat()
}
