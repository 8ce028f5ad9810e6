//! Whether a flow that is here already says the same when it comes again. Its form does not count: what the service gave
//! and the file of a provider write the same payments in two ways.

use std::collections::BTreeMap;

use pagopa::settlement::Settlement;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

/// How often a reference has a status and so many cents.
type Told = BTreeMap<(String, String, i64), usize>;

pub(super) fn differs(
    tx: &mut Tx,
    body: i64,
    flow: i64,
    settlement: &Settlement,
) -> Result<bool, StoreError> {
    let rows = tx.rows(
        sql!("SELECT iuv, status, amount FROM settlement_line WHERE body = ?1 AND flow = ?2 AND trouble IS NULL"),
        values![body, flow],
    )?;
    let mut before = Told::new();
    for row in &rows {
        *before.entry((row.get(0)?, row.get(1)?, row.get(2)?)).or_default() += 1;
    }
    let mut now = Told::new();
    for line in settlement.lines.iter().flatten() {
        *now.entry((line.iuv.as_str().to_owned(), line.status.code().to_owned(), line.amount.0))
            .or_default() += 1;
    }
    Ok(before != now)
}
