//! The messages of the node: written and read back, hostile ones, published ones.

mod arbitrary;
mod arbitrary_messages;
mod conformance;
mod hostile;
mod round;
mod samples;
