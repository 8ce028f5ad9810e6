//! The figures of an office, computed from its events alone, so that they can be computed again.
//!
//! | question | figure |
//! |---|---|
//! | who came, when, in which line | `Figures::arrivals`, `lines` |
//! | how long people waited, against the promise | `waits`, `lines`, `checkin_to_counter` |
//! | how long they were served | `at_counter` |
//! | how passes were got | `channels` |
//! | who did not come | `appointments`, `cancellations`, `no_shows` |
//! | how much each counter did | `counters`, never per operator (L. 300/1970, art. 4) |

mod api;
mod charts;
mod export;
mod figures;
mod page;
mod read;
mod shown;
mod spread;
mod sum;
mod tally;
#[cfg(test)]
mod tests;
mod words;

use office::Ctx;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    page::routes().merge(api::routes())
}
