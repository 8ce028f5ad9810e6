//! What a flow declares against what it holds: findings for the accountant, never a reason to refuse.

use super::{Flow, Line, LineError};
use crate::Cents;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Another number of lines than declared; bad lines count as lines.
    Count { declared: i64, found: i64 },
    /// The lines add up to something else; nothing where the sum leaves 64 bits.
    Total { declared: Cents, found: Option<Cents> },
    /// So many lines cannot be read.
    BadLines(i64),
}

pub fn check(flow: &Flow, lines: &[Result<Line, LineError>]) -> Vec<Finding> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let found = count(lines.len());
    let bad = count(lines.iter().filter(|line| line.is_err()).count());
    let total = Cents::total(lines.iter().flatten().map(|line| line.amount));
    let declared = (flow.declared_count, flow.declared_total);
    [
        (found != declared.0).then_some(Finding::Count { declared: declared.0, found }),
        (total != Some(declared.1)).then_some(Finding::Total { declared: declared.1, found: total }),
        (bad > 0).then_some(Finding::BadLines(bad)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
