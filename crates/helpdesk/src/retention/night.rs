//! The nightly round: once a day for each body, in batches that requests hardly notice.

use office::lanes::HELPDESK;
use std::time::Duration;

use office::{Ctx, Office, nightly};
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, limits, sql, values};

use super::Class;
use super::rule::batch;
use crate::erase::{self, Counts, Erasure, Scope};

const LOOK_EVERY: Duration = Duration::from_secs(600);
/// Batches of one night; what is left waits for the next one.
const BATCHES_MAX: usize = 2_000;

/// Runs for ever.
pub async fn run(ctx: Ctx) {
    nightly(ctx, LOOK_EVERY, |ctx, office, now| async move {
        if let Err(error) = tonight(&ctx, &office, now).await {
            tracing::warn!(%error, body = office.id, "what is old stays for another night");
        }
    })
    .await;
}

async fn tonight(ctx: &Ctx, office: &Office, now: Moment) -> Result<(), StoreError> {
    let (body, day) = (office.id, office.date_of(now).to_string());
    let first = move |tx: &mut Tx| {
        tx.execute(
            sql!("INSERT INTO retention_night (body, day, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"),
            values![body, day.as_str(), now],
        )
    };
    if ctx.db.write(Lane::of(body, HELPDESK), first).await? == 1 {
        once(ctx, body).await?;
    }
    Ok(())
}

/// One round; answers what it erased. What another process or a crash has taken is simply not there any more, and
/// the record of a round that a crash has cut short is closed with what it had counted.
pub async fn once(ctx: &Ctx, body: i64) -> Result<Counts, StoreError> {
    let now = ctx.clock.now();
    let close = move |tx: &mut Tx| {
        for record in erase::cut_short(tx, body)? {
            erase::done(tx, &record, &Actor::server(), now)?;
        }
        Ok::<_, StoreError>(())
    };
    ctx.db.write(Lane::of(body, HELPDESK), close).await?;
    let (mut record, mut all): (Option<Erasure>, Counts) = (None, Counts::default());
    let mut batches = 0;
    for class in Class::ALL {
        loop {
            let (inner, known, now) = (ctx.clone(), record.clone(), ctx.clock.now());
            let work = move |tx: &mut Tx| some(tx, &inner, (body, *class), known.clone(), now);
            let Some((kept, counts)) = ctx.db.write(Lane::of(body, HELPDESK), work).await? else { break };
            record = Some(kept);
            all.add(counts);
            batches += 1;
            if batches >= BATCHES_MAX {
                limits::hit("RETENTION_BATCHES_MAX");
                break;
            }
        }
    }
    if let Some(record) = record {
        let now = ctx.clock.now();
        let end = move |tx: &mut Tx| erase::done(tx, &record, &Actor::server(), now);
        ctx.db.write(Lane::of(body, HELPDESK), end).await?;
    }
    Ok(all)
}

/// A batch and its record, which begins with the first that finds anything.
fn some(
    tx: &mut Tx,
    ctx: &Ctx,
    (body, class): (i64, Class),
    known: Option<Erasure>,
    now: Moment,
) -> Result<Option<(Erasure, Counts)>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let actor = Actor::server();
    let counts = batch(tx, &office, class, &actor, now)?;
    if counts.is_nothing() {
        return Ok(None);
    }
    let record = match known {
        Some(record) => record,
        None => erase::begin(tx, body, (Scope::Retention, 0), "", &actor, now)?,
    };
    erase::note(tx, body, record.id, counts)?;
    Ok(Some((record, counts)))
}
