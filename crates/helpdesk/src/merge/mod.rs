//! Two tickets that are one, and one that is two.
//!
//! A merge moves nothing: the absorbed ticket points to the survivor, which shows the messages of both, so
//! that it can be undone. A message split off becomes a ticket of its own, asked when the message came.

mod rule;

pub use rule::{MergeError, link, merge, split, unmerge};
