//! Ada books, moves and cancels, as a browser without JavaScript does it, and as a program does it.

mod api;
mod booking;
mod house;
mod pass;
