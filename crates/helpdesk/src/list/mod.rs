//! The working lists: what is to be done, the most pressing first.

mod filter;
mod read;

pub use filter::Filter;
pub use read::{
    Counts, INDEX, Line, PAGE, PUBLIC_INDEX, at_this_moment, counts, find, find_open, lines, solved,
};
