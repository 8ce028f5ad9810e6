//! Collecting money: positions, the national platform, notices, reconciliation.

mod changes;
mod circle;
mod delivering;
mod doors;
mod flows;
mod joining;
mod journals;
mod node;
mod node_door;
mod node_kill;
mod node_simulator;
mod numbers;
mod paid_stays;
mod position_paths;
mod positions;
mod pulling;
mod reconciliation;
mod register;
mod some_dues;
mod stand_in;
mod stand_in_changes;
mod till;
mod uploads;
mod waiting;
