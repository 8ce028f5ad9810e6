//! What happens at the reception because time passes and not because somebody acts: early people become
//! callable, and services without check-in begin to wait for whoever booked.

use agenda::appointment;
use office::{Ctx, Office};
use platform::events::{Actor, NewEvent, append};
use platform::session;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};
use std::time::Duration;

use crate::arrive::{self, ArriveError};
use crate::call_next::{Called, offer};
use crate::close_day::close_days;
use crate::counter::{self, State};
use crate::{line, visit};

const EVERY: Duration = Duration::from_secs(1);
/// Rounds between two looks at what has no second to lose.
const TIDY_ROUNDS: u64 = 15;

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
                    if due
                        && visit::of_appointment(tx, body, booked.id)?.is_none()
                        && arrive::expected_at(tx, body, &booked)? <= now
                    {
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
        if round % TIDY_ROUNDS == 0 {
            for office in ctx.offices.all() {
                tidy(&ctx, &office, now).await;
            }
        }
    }
}

/// Yesterday's rest, counters whose operator is gone, services without check-in.
async fn tidy(ctx: &Ctx, office: &Office, now: Moment) {
    if let Err(error) = close_days(ctx, office.id, now).await {
        tracing::warn!(body = office.id, %error, "an earlier day waits to be closed");
    }
    if let Err(error) = rest_forsaken(ctx, office.id, now).await {
        tracing::warn!(body = office.id, %error, "forsaken counters wait for the store");
    }
    if office.services.iter().any(|part| !part.doc.check_in)
        && let Err(error) = expect_unannounced(ctx, office.id, now).await
    {
        tracing::warn!(body = office.id, ?error, "unannounced people wait for the store");
    }
}

/// Armed counters whose operator has signed out rest: nobody is sent to an empty desk.
pub async fn rest_forsaken(ctx: &Ctx, body: i64, now: Moment) -> Result<usize, StoreError> {
    let inner = ctx.clone();
    ctx.db
        .write(Lane::of(body, 0), move |tx| {
            let office = line::office_at(tx, &inner, body)?;
            let mut rested = 0;
            for site in &office.sites {
                for desk in counter::of_site(tx, body, site.id, office.date_of(now))? {
                    if desk.state != State::Idle || session::is_open(tx, body, desk.staff, now)? {
                        continue;
                    }
                    counter::set(tx, body, desk.counter, State::Paused, None, now)?;
                    let event = NewEvent {
                        body,
                        place: desk.site,
                        kind: "counter_paused",
                        subject: desk.counter,
                        actor: &Actor::server(),
                        at: now,
                        facts: serde_json::json!({ "why": "signed_out" }),
                    };
                    append(tx, event)?;
                    rested += 1;
                }
            }
            Ok(rested)
        })
        .await
}

async fn call_early(ctx: &Ctx, now: Moment) -> Result<(), StoreError> {
    for body in ctx.db.read(move |tx| pending(tx, now)).await? {
        // One body's trouble is its own.
        if let Err(error) = wake(ctx, body, now).await {
            tracing::warn!(body, %error, "early people wait for the store");
        }
    }
    Ok(())
}
