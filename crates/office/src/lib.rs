//! The shared kernel: the body and what it is made of, who may do what, who somebody is.
//!
//! | task | folder |
//! |---|---|
//! | the shapes of the configuration | `docs` |
//! | reading and checking the office file | `file` |
//! | making the file the office, consequences first | `import` |
//! | which body, caller and language a request is about | `doors` |
//! | signing in, and the idle lock | `sign_in`, `lock` |
//! | kiosks and displays | `devices` |
//! | programs and their keys | `programs` |
//! | what every page of a kiosk is made of | `kiosk` |
//! | people, as little as possible | `people` |
//! | customers whose service has ended | `customers` |
//! | images and videos of the programme | `media` |
//! | what a feature shows beside a thing of another | `beside` |
//! | the days that figures are about | `period` |
//! | when days begin, and what a clock of the office shows | `days` |
//! | work of the night | `night` |
//! | the console's pages | `console` |
//!
//! Invariants: a document is stored in the shape the file has; ids of parts never change; names and
//! contacts live in `person` only; a file with one error changes nothing; a locked sign-in opens nothing but
//! the page that asks its password; a program's key opens no page; a medium is reached through a body that has it, and stays while an item
//! shows it.

// Templates of other crates are built on ours, and name it.
extern crate self as office;

pub mod beside;
pub mod console;
pub mod ctx;
pub mod customers;
pub mod devices;
pub mod docs;
pub mod doors;
pub mod file;
pub mod import;
pub mod kiosk;
pub mod lanes;
pub mod lock;
pub mod media;
pub mod people;
pub mod period;
pub mod programs;
pub mod rights;
pub mod sign_in;

mod days;
mod memo;
mod night;
mod offices;
mod parts;

pub use ctx::Ctx;
pub use doors::Here;
pub use memo::Memo;
pub use night::nightly;
pub use offices::Offices;
pub use parts::{Office, Part, Parts, by_id};

use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    console::routes()
        .merge(sign_in::routes())
        .merge(lock::routes())
        .merge(devices::routes())
        .merge(programs::routes())
        .merge(import::routes())
        .merge(media::routes())
}

pub fn migrations() -> Vec<Migration> {
    let office = [
        Migration { module: "office", number: 1, text: include_str!("schema.sql") },
        Migration { module: "office", number: 2, text: include_str!("devices/paper.sql") },
        Migration { module: "mail-trouble", number: 1, text: include_str!("people/mail.sql") },
        Migration { module: "programs", number: 1, text: include_str!("programs/schema.sql") },
        Migration { module: "programs", number: 2, text: include_str!("programs/folded.sql") },
        Migration { module: "office-customers", number: 1, text: include_str!("customers/schema.sql") },
    ];
    [&office[..], media::schema::MIGRATIONS].concat()
}
