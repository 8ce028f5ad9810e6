//! The supply of seats: slots, booking, cancelling, moving.

pub mod appointment;
pub mod availability;
pub mod book;
pub mod cancel;
pub mod code;
pub mod mail;
pub mod reschedule;
pub mod seats;
pub mod supply;

use platform::store::Migration;
use platform::web::Routes;
use office::Ctx;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    book::routes().merge(cancel::routes()).merge(reschedule::routes())
}

pub fn migrations() -> Vec<Migration> {
    vec![Migration { module: "agenda", number: 1, text: include_str!("schema.sql") }]
}

pub fn consequences() -> office::import::ConsequenceFinder {
    std::sync::Arc::new(|_, _, _, _| Ok(Vec::new()))
}
