//! What was paid more than once is dealt with as cases of giving back, where there are enough of them.

use std::collections::{HashMap, HashSet};

use platform::sql;
use platform::store::{StoreError, Tx, keys};

use super::labels::Label;
use super::lines::Line;

/// Marks the lines of references of which every collection but one is a case: nothing is left to do for them here.
pub(super) fn mark(tx: &mut Tx, body: i64, lines: &mut [Line]) -> Result<(), StoreError> {
    let mut doubled: HashMap<&str, (HashSet<&str>, usize)> = HashMap::new();
    for line in lines.iter().filter(|line| line.labels.contains(&Label::Doubled)) {
        let (names, collections) = doubled.entry(&line.iuv).or_default();
        names.insert(&line.receipt);
        *collections = line.facts.ids.max(*collections);
    }
    let cases = standing(tx, body, doubled.values().flat_map(|(names, _)| names))?;
    let dealt_with = |(iuv, (names, collections)): (&str, (HashSet<&str>, usize))| {
        let mut positions = names.iter().filter_map(|name| cases.get(*name)).copied();
        let (count, first) = (positions.clone().count(), positions.next());
        first.filter(|_| count + 1 >= collections).map(|position| (iuv.to_owned(), position))
    };
    let dealt_with: HashMap<String, i64> = doubled.into_iter().filter_map(dealt_with).collect();
    for line in lines.iter_mut().filter(|line| line.facts.ids > 1) {
        line.case = dealt_with.get(&line.iuv).copied();
    }
    Ok(())
}

/// The positions of the cases that stand, by the receipt or the collection that each is known by.
fn standing<'a>(
    tx: &mut Tx,
    body: i64,
    names: impl Iterator<Item = &'a &'a str>,
) -> Result<HashMap<String, i64>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT receipt_id, position FROM refund_case WHERE body = ?1 AND receipt_id IN (SELECT key FROM json_each(?2)) AND position IS NOT NULL AND groundless_at IS NULL"),
        &[body.into(), keys(names)],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}
