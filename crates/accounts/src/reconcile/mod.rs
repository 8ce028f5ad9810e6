//! Receipts, flows and the treasurer's entries become one story, line by line, each with its labels and its
//! reason.
//!
//! | matter | module |
//! |---|---|
//! | which flow a credit is, in seven steps | `clues`, `gather`, `step`, `matching` |
//! | what was found joined, written in portions; whether anything has changed | `matched`, `changes` |
//! | joins between flows and credits | `join` |
//! | whether a credit is still open to be said something of | `credit` |
//! | joins by hand, and taken back | `by_hand` |
//! | explained credits that a flow names after all | `named` |
//! | what programs say was paid | `notices`, `api` |
//! | what was paid twice and has its case | `cases` |
//! | labels of a line, as a function of its facts | `labels` |
//! | the lines of some days with their facts | `lines`, `facts` |
//! | labels and reasons as sentences | `said` |
//! | what is explained and what is open, in cents | `amounts` |
//! | the bench, where they are read and joined by hand | `desk`, `view`, `pairs`, `page`, `hand` |

mod amounts;
mod api;
mod by_hand;
mod cases;
mod changes;
mod clues;
mod credit;
mod desk;
mod facts;
mod gather;
mod hand;
mod join;
mod labels;
mod lines;
mod matched;
mod matching;
mod named;
mod notices;
mod page;
mod pairs;
mod said;
mod step;
#[cfg(test)]
mod tests;
mod view;

use office::Ctx;
use platform::web::Routes;

pub use by_hand::{HandError, Why, join_by_hand, take_back};
pub(crate) use changes::{changed, decided};
pub use clues::{FlowClue, MovementClue};
pub use credit::NotFree;
pub(crate) use credit::free;
pub use desk::{Join, Open, OpenCredit, OpenFlow, joins, open_credits, open_flows};
pub(crate) use hand::{Again, back};
pub(crate) use join::{carry_over, reversed, withdrawn};
pub use labels::{Facts, Label, Lined, Receipted, labels};
pub use lines::{Key, LINES_DAYS_MAX, Line, lines};
pub use matched::match_all;
pub use matching::{Failure, Miss, Outcome, TakenBack, matching};
pub use named::{Named, named};
pub use notices::{NoticeRead, NoticeVerdict, NoticesError, OwnNotice, keep_notices, read_notices};
pub(crate) use page::Wanted;
pub use said::{miss_said, name_said, said, step_said};
pub use step::Step;

pub fn routes() -> Routes<Ctx> {
    page::routes().merge(api::routes())
}
