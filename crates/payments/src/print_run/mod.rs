//! Many notices for a printer: chosen by a clerk, drawn file by file outside any transaction, handed out as one
//! archive with the list that the printer works from.
//!
//! | thought | place |
//! |---|---|
//! | what a run is, which ones somebody may see | `read` |
//! | choosing and asking, breaking off, failing, taking up again | `rule` |
//! | drawing one file, then asking for the next | `make` |
//! | the list for the printer, the archive | `archive` |
//! | the pages | `list`, `page` |
//! | what is taken away again | `tidy` |
//!
//! Invariants, each with a test: a file is made once, whatever runs twice; what cannot be printed is named with its
//! reason and stops nothing; a run that cannot be made ends as failed, and goes on when it is taken up again; a clerk of some kinds of due prints and sees these only; memory holds one file.

mod archive;
mod error;
mod list;
mod make;
mod page;
mod read;
mod rule;
mod tidy;

pub use error::PrintError;
pub use make::{JOB, doer};
pub use page::routes;
pub use read::{Run, bad, by_id};
pub use rule::{Wish, ask, cancel, given_up, resume};
pub use tidy::take_away;

/// Notices of one run; of more, the first ones by postcode are printed, and the next run takes the others.
pub const RUN_NOTICES_MAX: i64 = 50_000;
/// Notices of one file that somebody may choose, the usual first.
pub const PER_FILE: [i64; 4] = [100, 50, 25, 200];
/// Days for which a printed run can be fetched.
pub const RUN_KEPT_DAYS: i64 = 14;
