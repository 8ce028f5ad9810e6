//! Playing a day of the help desk on a server through its public interface: requests come in, are answered,
//! wait, go to a supplier and back, are solved, opened again; in the end every clock is as the file says.

mod command;
mod day;
mod driver;
mod office;

pub(super) use command::command;
pub use day::{DeskDay, Expected, Request};
pub use driver::{Difference, play};
pub use office::desk_office;
