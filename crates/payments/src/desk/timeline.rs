//! What happened to a position, from its events.

use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use crate::journal;

/// Steps of the page, newest first.
const SHOWN: i64 = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub kind: String,
    pub actor: String,
    pub at: Moment,
    /// A settlement flow alone has told of it.
    pub by_flow: bool,
    /// Of what was paid.
    pub amount: Option<i64>,
}

/// The kinds stand in the index as they stand here: only then it serves the statement.
pub(super) fn of(tx: &mut Tx, body: i64, position: i64) -> Result<Vec<Step>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT kind, actor, at, facts FROM event WHERE body = ?1 AND subject = ?2 AND kind IN ('position-created', 'position-published', 'position-changed', 'position-fee-set', 'position-withdrawn', 'instalment-paid') ORDER BY at DESC, id DESC LIMIT ?3"),
        values![body, position, SHOWN],
    )?;
    rows.iter()
        .map(|row| {
            let (kind, facts): (String, String) = (row.get(0)?, row.get(3)?);
            let facts: serde_json::Value = serde_json::from_str(&facts).unwrap_or_default();
            let amount = facts["amount"].as_i64().filter(|_| kind == "instalment-paid");
            let by_flow = journal::by_flow(&kind, &facts);
            Ok(Step { kind, actor: row.get(1)?, at: Moment(row.get(2)?), by_flow, amount })
        })
        .collect()
}
