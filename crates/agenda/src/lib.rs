//! The supply of seats, and what people do with it before they come.
//!
//! | task | folder |
//! |---|---|
//! | seats computed from the rules of agendas | `supply` |
//! | seats taken, one row each | `seats` |
//! | what is free | `availability` |
//! | the months, days and starts to choose from | `choose_time` |
//! | services as citizens find them | `services` |
//! | taking a seat: five steps, or one request | `book` |
//! | what was booked, and its two secrets | `appointment` |
//! | the code that is called | `code` |
//! | the pass and the calendar file | `pass` |
//! | finding one's pass again | `mine` |
//! | giving a seat back | `cancel` |
//! | another time instead | `reschedule` |
//! | telling by mail | `mail` |
//! | whom a changed office would leave without a seat | `consequences` |
//!
//! Invariants: a seat is held once, by the key of its table; seats are never stored ahead; a change
//! comes by POST only, so that a link opened by a program changes nothing; a pass is opened by its
//! secret alone and shows no name; the page works without JavaScript; what is said of a mail is said
//! only when one was queued.

pub mod appointment;
pub mod arrival;
pub mod availability;
pub mod book;
pub mod cancel;
pub mod choose_time;
pub mod code;
pub mod mail;
pub mod pass;
pub mod reschedule;
pub mod seats;
pub mod services;
pub mod supply;
pub mod when;

mod consequences;
mod mine;

pub use consequences::consequences;

use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    services::routes()
        .merge(book::routes())
        .merge(pass::routes())
        .merge(cancel::routes())
        .merge(reschedule::routes())
        .merge(mine::routes())
}

pub fn migrations() -> Vec<Migration> {
    vec![Migration { module: "agenda", number: 1, text: include_str!("schema.sql") }]
}
