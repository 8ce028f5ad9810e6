//! Positions from a file: a spreadsheet as CSV, one position a row. Each row gets its verdict and none blocks
//! another; the same file sent again changes nothing. Rows are judged in the background, page by page, and
//! what a row held is forgotten once it is judged: the position holds it then, or the sender's own file. After
//! a month only the counts are left.

mod api;
mod columns;
mod error;
mod files;
mod keep;
mod page;
mod read;
mod row;
mod show;
mod take;
mod tidy;
mod verdicts;
mod work;

pub use tidy::erase;
pub use work::{JOB, doer, given_up};

use crate::judge::{self, Outcome};
use crate::proof::{May, Owing};
use axum::extract::Path;
use office::Ctx;
use platform::web::{Routes, Sentence};

/// Of a file: more are sent in several.
pub const ROWS_MAX: usize = 50_000;
pub const UPLOAD_BYTES_MAX: usize = 24 * 1024 * 1024;
/// Days after which nothing is left of an upload but its counts.
pub const UPLOAD_KEPT_DAYS: i64 = 30;
/// Outcomes of rows that are taken, as they are stored and counted.
const TAKEN: [&str; 4] = ["made", "published", "rewritten", "there"];
/// Rows of one transaction.
const PAGE_ROWS: usize = 100;

pub fn routes() -> Routes<Ctx> {
    page::routes().merge(api::routes())
}

/// A body and one of its uploads, in the address.
type One = Path<(String, i64)>;

/// Columns and their values of one row, in the order of [`columns::NAMES`], with the line it began on.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Row {
    line: u64,
    cells: Vec<String>,
    /// The line of the first row of the same identifier in this file, if this is not the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first: Option<u64>,
}

/// What became of a row; nothing personal is in it.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Verdict {
    line: u64,
    iupd: String,
    outcome: String,
    /// The position that a taken row is about; 0 for none.
    #[serde(default)]
    position: i64,
    notices: Vec<String>,
    /// All that is in the way; nothing for a row that was taken.
    #[serde(default)]
    faults: Vec<Fault>,
}

/// One thing that is wrong with a row, to be said in the reader's language.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Fault {
    /// Empty where it is about the whole row.
    column: String,
    /// Text and its values.
    key: String,
    values: Vec<(String, String)>,
}

impl Fault {
    fn of(column: &str, sentence: &Sentence) -> Fault {
        let values = sentence.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Fault { column: column.to_owned(), key: sentence.key.to_owned(), values: values.collect() }
    }
}

impl Verdict {
    fn of(line: u64, iupd: &str, outcome: &Outcome) -> Verdict {
        let iupd = outcome.position().map_or(iupd, |position| &position.iupd).to_owned();
        let faults = match outcome {
            Outcome::Refused(why, field) => vec![Fault::of(field.map_or("", row::column), why)],
            Outcome::Made(_) | Outcome::There(_) | Outcome::Published(_) | Outcome::Rewritten(_) => {
                Vec::new()
            }
        };
        let position = outcome.position().map_or(0, |position| position.id);
        Verdict {
            line,
            iupd,
            outcome: outcome.word().to_owned(),
            position,
            notices: outcome.notices(),
            faults,
        }
    }

    fn refused(line: u64, iupd: &str, faults: &row::Faults) -> Verdict {
        let faults = faults.iter().map(|(column, sentence)| Fault::of(column, sentence));
        let (iupd, outcome) = (iupd.to_owned(), judge::REFUSED.to_owned());
        Verdict { line, iupd, outcome, position: 0, notices: Vec::new(), faults: faults.collect() }
    }

    fn is_refused(&self) -> bool {
        self.outcome == judge::REFUSED
    }
}

/// Where an upload stands.
#[derive(Clone, Debug)]
struct Upload {
    id: i64,
    /// 0 for a program.
    staff: i64,
    actor: String,
    name: String,
    publish: bool,
    rewrite: bool,
    rows: i64,
    good: i64,
    /// Of the good ones how many in each of [`TAKEN`].
    taken: [i64; 4],
    refused: i64,
    started_at: platform::Moment,
    stopped_at: Option<platform::Moment>,
    done_at: Option<platform::Moment>,
    /// Since when only the counts are left.
    erased_at: Option<platform::Moment>,
}

impl Upload {
    fn is_over(&self) -> bool {
        self.done_at.is_some() || self.stopped_at.is_some()
    }

    /// Who sent a file sees what became of it: a clerk hers, a program its own.
    fn is_of(&self, sender: &May<Owing>) -> bool {
        self.staff == sender.staff && (self.staff != 0 || self.actor == sender.actor.0)
    }

    fn judged(&self) -> i64 {
        self.good + self.refused
    }

    fn percent(&self) -> i64 {
        self.judged() * 100 / self.rows.max(1)
    }
}
