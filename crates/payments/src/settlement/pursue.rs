//! A receipt that a flow tells of and that never came is asked for again and again, for weeks (GovPay 842, 844):
//! each try is a job of its own, further away than the one before.

use std::sync::Arc;

use office::Ctx;
use platform::jobs::{self, Doer, Failure, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::fit::LineFact;
use crate::ROOM;

pub const PURSUE: &str = "receipt-pursued";

/// Hours until the next try; after the last one only a hand helps. All together nine weeks.
const WAITS_H: [i64; 14] = [1, 6, 24, 24, 48, 48, 72, 72, 120, 168, 168, 240, 240, 336];

/// What is asked for: `GET …/organizations/{cf}/receipts/{iur}/paymentoptions/{iuv}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Asked {
    pub iuv: String,
    pub iur: String,
}

/// How a try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// It is here, and is being filed.
    Filed,
    /// The platform does not have it, or cannot be asked now.
    NotYet,
}

/// Asks the platform for a lost receipt and files it; called on a thread that may block.
pub type Recover = Arc<dyn Fn(i64, &Asked) -> Recovered + Send + Sync>;

pub(super) fn ask_for(tx: &mut Tx, body: i64, line: &LineFact, now: Moment) -> Result<(), StoreError> {
    let fresh = tx.execute(
        sql!("INSERT INTO receipt_pursuit (body, iuv, iur, asked_at, tries) VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT DO NOTHING"),
        values![body, line.iuv.as_str(), line.iur.as_str(), now],
    )?;
    let asked = Asked { iuv: line.iuv.clone(), iur: line.iur.clone() };
    if fresh == 1 { ask(tx, body, &asked, 0, now) } else { Ok(()) }
}

pub(super) fn found(tx: &mut Tx, body: i64, line: &LineFact, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE receipt_pursuit SET ended_at = ?4, ended = 'found' WHERE body = ?1 AND iuv = ?2 AND iur = ?3 AND ended_at IS NULL"),
        values![body, line.iuv.as_str(), line.iur.as_str(), now],
    )?;
    Ok(())
}

fn ask(tx: &mut Tx, body: i64, asked: &Asked, tries: usize, now: Moment) -> Result<(), StoreError> {
    let Some(hours) = WAITS_H.get(tries) else {
        tx.execute(
            sql!("UPDATE receipt_pursuit SET ended_at = ?4, ended = 'given-up' WHERE body = ?1 AND iuv = ?2 AND iur = ?3 AND ended_at IS NULL"),
            values![body, asked.iuv.as_str(), asked.iur.as_str(), now],
        )?;
        return Ok(());
    };
    let dedup = format!("{}/{}/{tries}", asked.iuv, asked.iur);
    let work = serde_json::json!({ "iuv": asked.iuv, "iur": asked.iur, "tries": tries });
    jobs::ask(tx, NewJob { body, kind: PURSUE, dedup, work, due: now.plus_s(hours * 3_600) })
}

/// Tries once, and asks for the next try where that was in vain.
pub fn doer(ctx: Ctx, recover: Recover) -> Doer {
    let handle = tokio::runtime::Handle::current();
    Arc::new(move |body, work| {
        let asked: Asked =
            serde_json::from_value(work.clone()).map_err(|error| Failure::Never(error.to_string()))?;
        let tries = work["tries"].as_u64().and_then(|tries| usize::try_from(tries).ok()).unwrap_or(0);
        let open = handle.block_on(is_open(&ctx, body, &asked)).map_err(later)?;
        if !open || recover(body, &asked) == Recovered::Filed {
            return Ok(());
        }
        let now = ctx.clock.now();
        let done = ctx.db.write(Lane::of(body, ROOM), move |tx| {
            tx.execute(
                sql!("UPDATE receipt_pursuit SET tries = tries + 1, tried_at = ?4 WHERE body = ?1 AND iuv = ?2 AND iur = ?3"),
                values![body, asked.iuv.as_str(), asked.iur.as_str(), now],
            )?;
            ask(tx, body, &asked, tries + 1, now)
        });
        handle.block_on(done).map_err(later)
    })
}

async fn is_open(ctx: &Ctx, body: i64, asked: &Asked) -> Result<bool, StoreError> {
    let asked = asked.clone();
    let read = move |tx: &mut Tx| {
        tx.row(
            sql!("SELECT asked_at FROM receipt_pursuit WHERE body = ?1 AND iuv = ?2 AND iur = ?3 AND ended_at IS NULL"),
            values![body, &asked.iuv, &asked.iur],
        )
    };
    Ok(ctx.db.read(read).await?.is_some())
}

fn later(error: StoreError) -> Failure {
    Failure::Later(error.to_string())
}
