//! The program `sportello`: command line, settings, composition of the features; nothing else.

pub mod compose;
pub mod demo;
pub mod doctor;
pub mod import;
pub mod node_door;
pub mod node_simulator;
pub mod openapi;
mod rehearsal;
pub mod replay;
pub mod scratch;
pub mod serve;
pub mod settings;
pub mod status;
pub mod upkeep;
