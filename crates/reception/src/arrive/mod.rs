//! Arriving: announcing an appointment, or taking a ticket without one.

mod check_in;
mod error;
mod ticket;

pub use check_in::{Arrived, again, check_in, expect, expected_at, with_pass};
pub use error::ArriveError;
pub use ticket::{TicketRequest, last_start_today, take_ticket};
