//! That transfers are reported: many at once, as the flows of a day say it.

use platform::store::{StoreError, Tx, keys, table};
use platform::{Moment, sql};

use super::Position;

/// One transfer, and since when it is reported; nothing where that was taken back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Report {
    pub position: i64,
    pub instalment: i64,
    pub place: i64,
    pub at: Option<Moment>,
}

/// Writes what changed, and what lists ask for of the positions it changed; their versions rise.
pub(crate) fn put_reports<'a>(
    tx: &mut Tx,
    body: i64,
    reports: &[Report],
    positions: impl Iterator<Item = &'a Position>,
    now: Moment,
) -> Result<(), StoreError> {
    if reports.is_empty() {
        return Ok(());
    }
    let transfers = reports.iter().enumerate().map(|(at, report)| {
        let Report { position, instalment, place, at: since } = report;
        let since = since.map(Moment::ms);
        (at, serde_json::json!({ "position": position, "instalment": instalment, "place": place, "at": since }))
    });
    // The set beside the rows is what the index is asked for, before the engine has counted anything.
    tx.execute(
        sql!("UPDATE transfer SET reported_at = CAST(r.value ->> 'at' AS BIGINT) FROM json_each(?2) AS r WHERE transfer.body = ?1 AND transfer.position IN (SELECT CAST(key AS BIGINT) FROM json_each(?3)) AND transfer.position = CAST(r.value ->> 'position' AS BIGINT) AND transfer.instalment = CAST(r.value ->> 'instalment' AS BIGINT) AND transfer.place = CAST(r.value ->> 'place' AS BIGINT)"),
        &[body.into(), table(transfers), keys(reports.iter().map(|report| report.position))],
    )?;
    let progress =
        positions.map(|position| (position.id, serde_json::json!({ "is": position.progress() as i64 })));
    tx.execute(
        sql!("UPDATE debt_position SET progress = CAST(r.value ->> 'is' AS BIGINT), touched_at = ?3, tell_at = 0, version = version + 1 FROM json_each(?2) AS r WHERE debt_position.body = ?1 AND debt_position.id IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) AND debt_position.id = CAST(r.key AS BIGINT)"),
        &[body.into(), table(progress), now.into()],
    )?;
    Ok(())
}
