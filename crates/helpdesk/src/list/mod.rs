//! The working lists: what is to be done, the most pressing first.

mod read;

pub use read::{Counts, Filter, INDEX, Line, PAGE, counts, find, lines, solved};
