//! What happens at the reception because time passes and not because somebody acts: early people become
//! callable, and services without check-in begin to wait for whoever booked.

use agenda::appointment;
use office::Ctx;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};
use std::time::Duration;

use crate::arrive::{self, ArriveError};
use crate::call_next::{Called, offer};
use crate::{line, visit};

const EVERY: Duration = Duration::from_secs(1);
/// Looks at services without check-in every so many rounds: their people have no second to lose.
const EXPECT_ROUNDS: u64 = 15;

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

/// Booked people of services without check-in whose time has come; answers how many.
pub async fn expect_unannounced(ctx: &Ctx, body: i64, now: Moment) -> Result<usize, ArriveError> {
    let inner = ctx.clone();
    ctx.db
        .write(Lane::of(body, 0), move |tx| {
            let office = line::office_at(tx, &inner, body)?;
            let silent = |service: i64| office.service(service).is_some_and(|part| !part.doc.check_in);
            let mut expected = 0;
            for site in &office.sites {
                for booked in appointment::of_day(tx, body, site.id, office.date_of(now))? {
                    let due = silent(booked.service) && booked.start <= now;
                    if due && visit::of_appointment(tx, body, booked.id)?.is_none() {
                        arrive::expect(tx, &office, &booked, now)?;
                        expected += 1;
                    }
                }
            }
            Ok(expected)
        })
        .await
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
    for round in 0u64.. {
        tokio::time::sleep(EVERY).await;
        let now = ctx.clock.now();
        if let Err(error) = call_early(&ctx, now).await {
            tracing::warn!(%error, "early people wait for the store");
        }
        if round % EXPECT_ROUNDS == 0 {
            for office in
                ctx.offices.all().iter().filter(|office| office.services.iter().any(|s| !s.doc.check_in))
            {
                if let Err(error) = expect_unannounced(&ctx, office.id, now).await {
                    tracing::warn!(?error, "unannounced people wait for the store");
                }
            }
        }
    }
}

async fn call_early(ctx: &Ctx, now: Moment) -> Result<(), StoreError> {
    for body in ctx.db.read(move |tx| pending(tx, now)).await? {
        wake(ctx, body, now).await?;
    }
    Ok(())
}
