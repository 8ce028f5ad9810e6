//! The working lists: what is to be done, the most pressing first.

mod read;

pub use read::{Counts, Filter, INDEX, Line, PAGE, PUBLIC_INDEX, counts, find, lines, solved};
