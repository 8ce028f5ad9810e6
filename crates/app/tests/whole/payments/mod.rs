//! Collecting money: positions, the national platform, notices, reconciliation.

mod circle;
mod delivering;
mod joining;
mod node;
mod node_door;
mod node_kill;
mod node_simulator;
mod position_paths;
mod positions;
mod reconciliation;
mod register;
mod screens;
mod stand_in;
mod till;
mod uploads;
