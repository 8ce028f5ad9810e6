//! What was paid more than once is dealt with as cases of giving back, where there are enough of them.

use std::collections::{BTreeMap, HashSet};

use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::labels::Label;
use super::lines::Line;

/// Marks the lines of references of which every collection but one is a case: nothing is left to do for them here.
pub(super) fn mark(tx: &mut Tx, body: i64, lines: &mut [Line]) -> Result<(), StoreError> {
    let mut doubled: BTreeMap<String, (HashSet<String>, usize)> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.labels.contains(&Label::Doubled)) {
        let (names, collections) = doubled.entry(line.iuv.clone()).or_default();
        names.insert(line.receipt.clone());
        *collections = line.facts.ids.max(*collections);
    }
    for (iuv, (names, collections)) in &doubled {
        let cases = of_reference(tx, body, iuv)?;
        let ours: Vec<i64> = cases
            .into_iter()
            .filter(|(name, _)| names.contains(name))
            .map(|(_, position)| position)
            .collect();
        if ours.len() + 1 >= *collections {
            let marked = lines.iter_mut().filter(|line| line.iuv == *iuv && line.facts.ids > 1);
            marked.for_each(|line| line.case = ours.first().copied());
        }
    }
    Ok(())
}

/// The cases that stand: the receipt or the collection that each is known by, and its position.
fn of_reference(tx: &mut Tx, body: i64, iuv: &str) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT c.receipt_id, c.position FROM instalment i JOIN refund_case c ON c.body = i.body AND c.position = i.position WHERE i.body = ?1 AND i.iuv = ?2 AND c.groundless_at IS NULL ORDER BY c.id"),
        values![body, iuv],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}
