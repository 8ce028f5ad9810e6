//! What time alone brings to a ticket: warnings and breaches.

use office::lanes::HELPDESK;
use std::time::Duration;

use office::Ctx;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::refresh;
use crate::ticket::by_id;

const EVERY: Duration = Duration::from_secs(1);
/// Tickets of one transaction: a batch must not hold the writer.
const AT_ONCE: i64 = 50;

/// Rings every clock whose instant has come; answers how many tickets were looked at. Two workers may do it
/// at once: each computes again from the steps, and the key of a notice refuses the second.
pub async fn ring(ctx: &Ctx, now: Moment) -> Result<usize, StoreError> {
    let due = ctx.db.read(move |tx| due(tx, now)).await?;
    let count = due.len();
    for (body, tickets) in due.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.to_vec())) {
        let inner = ctx.clone();
        let work = move |tx: &mut Tx| {
            let Some(office) = inner.offices.at(tx, body)? else { return Ok(()) };
            for (_, ticket) in &tickets {
                if let Some(mut ticket) = by_id(tx, body, *ticket)? {
                    refresh(tx, &office, &mut ticket, now)?;
                }
            }
            Ok::<_, StoreError>(())
        };
        ctx.db.write(Lane::of(body, HELPDESK), work).await?;
    }
    Ok(count)
}

fn due(tx: &mut Tx, now: Moment) -> Result<Vec<(i64, i64)>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT body, ticket FROM ticket_clock WHERE next_at IS NOT NULL AND next_at <= ?1 ORDER BY next_at LIMIT ?2"),
        values![now, AT_ONCE],
    )?;
    let mut found: Vec<(i64, i64)> = rows.into_iter().map(|[body, ticket]| (body, ticket)).collect();
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Runs for ever beside the server.
pub async fn watch(ctx: Ctx) {
    loop {
        match ring(&ctx, ctx.clock.now()).await {
            // More may be due: at once again.
            Ok(count) if count as i64 * 2 > AT_ONCE => continue,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "clocks could not be rung"),
        }
        tokio::time::sleep(EVERY).await;
    }
}
