//! Collecting money: positions, the national platform, notices, reconciliation.

mod changes;
mod circle;
mod delivering;
mod doors;
mod joining;
mod node;
mod node_door;
mod node_kill;
mod node_simulator;
mod numbers;
mod paid_stays;
mod position_paths;
mod positions;
mod reconciliation;
mod register;
mod stand_in;
mod stand_in_changes;
mod till;
mod uploads;
