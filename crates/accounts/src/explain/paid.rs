//! Payments made in another way that no credit is known of: what a credit without a flow may be.

use std::collections::BTreeSet;

use office::Office;
use payments::position::PaidBy;
use platform::store::{StoreError, Tx, keys};
use platform::{Moment, sql};

/// So many are proposed at once.
const SHOWN: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidElsewhere {
    pub instalment: i64,
    pub position: i64,
    pub nav: String,
    pub amount: i64,
    pub paid_at: Moment,
    pub method: String,
    /// What it was owed for.
    pub description: String,
}

/// Those since a moment: of as many cents as one of the `open` credits first, and then the latest; and whether there are
/// more.
pub fn paid_elsewhere(
    tx: &mut Tx,
    office: &Office,
    since: Moment,
    open: &BTreeSet<i64>,
) -> Result<(Vec<PaidElsewhere>, bool), StoreError> {
    let rows = tx.rows(
        sql!("SELECT p.instalment, p.position, i.nav, p.amount, p.paid_at, p.method, i.description FROM payment p JOIN instalment i ON i.body = p.body AND i.position = p.position AND i.id = p.instalment WHERE p.body = ?1 AND p.paid_at >= ?2 AND p.way = ?3 AND NOT EXISTS (SELECT 1 FROM explained_payment t JOIN credit_explanation e ON e.body = t.body AND e.id = t.explanation WHERE t.body = p.body AND t.position = p.position AND t.instalment = p.instalment AND e.ended_at IS NULL) ORDER BY CASE WHEN p.amount IN (SELECT CAST(key AS BIGINT) FROM json_each(?4)) THEN 0 ELSE 1 END, p.paid_at DESC, p.instalment LIMIT ?5"),
        &[
            office.id.into(),
            since.ms().into(),
            PaidBy::Elsewhere.word().into(),
            keys(open),
            (SHOWN as i64 + 1).into(),
        ],
    )?;
    let shown = rows
        .iter()
        .take(SHOWN)
        .map(|row| {
            Ok(PaidElsewhere {
                instalment: row.get(0)?,
                position: row.get(1)?,
                nav: row.get(2)?,
                amount: row.get(3)?,
                paid_at: Moment(row.get(4)?),
                method: row.get(5)?,
                description: row.get(6)?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((shown, rows.len() > SHOWN))
}
