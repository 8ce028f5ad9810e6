//! Playing a golden day on a server through its public interface: people book, check in, are called,
//! served, sent away, come back or lose patience, in the order that the day's file defines.
//!
//! The driver decides only what people and operators do; whom a counter calls is the server's answer.

mod client;
mod command;
mod day_office;
pub mod desk;
mod driver;
mod running;

pub use client::{Client, HttpClient};
pub use command::{LivePace, book, command, day_names};
pub use day_office::{day_office, second_of};
pub use driver::{Driver, Names, Pace, Row, Summons};
