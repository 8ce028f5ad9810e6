//! The whole program, tried from outside: real store, real router, both engines. One binary, so that the house is
//! linked once; a room for each feature, as in the crates.

#[macro_use]
mod support;

mod helpdesk;
mod payments;
mod program;
mod reception;
