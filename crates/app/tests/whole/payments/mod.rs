//! Collecting money: positions, the national platform, notices, reconciliation.

mod circle;
mod delivering;
mod flows;
mod joining;
mod journals;
mod node;
mod node_door;
mod node_kill;
mod node_simulator;
mod position_paths;
mod positions;
mod pulling;
mod reconciliation;
mod register;
mod some_dues;
mod stand_in;
mod till;
mod uploads;
mod waiting;
