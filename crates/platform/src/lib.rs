//! All that knows no office word: store, time, live screens, jobs, mail, texts, the web shell.

pub mod archive;
pub mod chart;
pub mod clock;
pub mod codes;
pub mod csv;
pub mod egress;
pub mod events;
pub mod files;
#[macro_use]
pub mod i18n;
pub mod idempotency;
pub mod ids;
pub mod jobs;
pub mod letter;
pub mod limits;
pub mod listener;
pub mod live;
pub mod mail;
pub mod mailbox;
pub mod pdf;
pub mod presence;
pub mod reason;
pub mod search;
pub mod secrets;
pub mod session;
pub mod store;
pub mod timings;
pub mod tls;
pub mod voice;
pub mod web;
pub mod written;

texts!("texts");

#[doc(hidden)]
pub use inventory;

pub use clock::{Clock, Moment};
/// All schema steps of this crate.
pub fn migrations() -> Vec<store::Migration> {
    [
        events::MIGRATIONS,
        files::MIGRATIONS,
        idempotency::MIGRATIONS,
        jobs::MIGRATIONS,
        search::MIGRATIONS,
        session::MIGRATIONS,
    ]
    .concat()
}

pub use store::{Db, Lane, StoreError, Tx};
