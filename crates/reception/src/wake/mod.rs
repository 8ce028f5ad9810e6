//! The instants at which early people become callable: the only thing at the reception that happens
//! because time passes and not because somebody acts.

use office::Ctx;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};
use std::time::Duration;

use crate::call_next::{Called, offer};
use crate::line;

const EVERY: Duration = Duration::from_secs(1);

/// Handles all callable instants up to `now`, oldest first, then by ticket.
pub async fn wake(ctx: &Ctx, body: i64, now: Moment) -> Result<Vec<Called>, StoreError> {
    let inner = ctx.clone();
    ctx.db.write(Lane::of(body, 0), move |tx| wake_body(tx, &inner, body, now)).await
}

fn wake_body(tx: &mut Tx, ctx: &Ctx, body: i64, now: Moment) -> Result<Vec<Called>, StoreError> {
    let due = tx.rows(
        sql!(
            "SELECT visit, site, service FROM waiting WHERE body = ?1 AND offered = 0 AND callable_s <= ?2 ORDER BY callable_s, ticket"
        ),
        values![body, now.seconds()],
    )?;
    let mut called = Vec::new();
    if due.is_empty() {
        return Ok(called);
    }
    let office = line::office_at(tx, ctx, body)?;
    for row in &due {
        let visit: i64 = row.get(0)?;
        let still = tx.execute(
            sql!("UPDATE waiting SET offered = 1 WHERE body = ?1 AND visit = ?2"),
            values![body, visit],
        )?;
        // Called in the meantime by another's instant: nothing left to do.
        if still == 1 {
            called.extend(offer(tx, &office, row.get(1)?, row.get(2)?, now)?);
        }
    }
    Ok(called)
}

/// Bodies with somebody whose instant has come.
fn pending(tx: &mut Tx, now: Moment) -> Result<Vec<i64>, StoreError> {
    tx.rows(
        sql!("SELECT DISTINCT body FROM waiting WHERE offered = 0 AND callable_s <= ?1"),
        values![now.seconds()],
    )?
    .iter()
    .map(|row| row.get(0))
    .collect()
}

/// Runs for ever beside the server.
pub async fn run(ctx: Ctx) {
    loop {
        tokio::time::sleep(EVERY).await;
        let now = ctx.clock.now();
        let bodies = match ctx.db.read(move |tx| pending(tx, now)).await {
            Ok(bodies) => bodies,
            Err(error) => {
                tracing::warn!(%error, "early people wait for the store");
                continue;
            }
        };
        for body in bodies {
            if let Err(error) = wake(&ctx, body, now).await {
                tracing::warn!(%error, "early people wait for the store");
            }
        }
    }
}
