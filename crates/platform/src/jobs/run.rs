//! The runner: takes what is due, does it outside any transaction, writes down how it went.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use super::doer::{Doer, Failure};
use crate::clock::{Clock, Moment};
use crate::store::{Db, Lane, StoreError, Tx};
use crate::{sql, values};

/// Tries before a job is shown to staff as failed: with the waits of [`wait_s`] two days.
const TRIES_MAX: i64 = 18;
const PAGE: i64 = 50;
const POLL: Duration = Duration::from_millis(500);

/// What follows in the same transaction when a kind of job is given up: the body, the work, why.
pub type GivenUp = fn(&mut Tx, i64, &serde_json::Value, &str, Moment) -> Result<(), StoreError>;

/// Knows who does what.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    clock: Clock,
    doers: Arc<HashMap<&'static str, Doer>>,
    given_up: HashMap<&'static str, GivenUp>,
}

struct Due {
    id: i64,
    body: i64,
    kind: String,
    dedup: String,
    work: String,
    tries: i64,
}

impl Runner {
    pub fn new(db: Db, clock: Clock, doers: Vec<(&'static str, Doer)>) -> Runner {
        Runner { db, clock, doers: Arc::new(doers.into_iter().collect()), given_up: HashMap::new() }
    }

    /// Whoever waits for a job of this kind is told when it is given up.
    pub fn giving_up(mut self, kind: &'static str, then: GivenUp) -> Runner {
        self.given_up.insert(kind, then);
        self
    }

    /// Runs for ever. Each kind of job has its own turns: a counterpart that does not answer holds up nobody else.
    pub async fn run(self) {
        let mut kinds = JoinSet::new();
        for kind in self.doers.keys().copied() {
            let runner = self.clone();
            kinds.spawn(async move { runner.keep_doing(kind).await });
        }
        kinds.join_all().await;
    }

    async fn keep_doing(&self, kind: &'static str) {
        loop {
            if let Err(error) = self.turn(kind).await {
                tracing::warn!(kind, %error, "jobs wait");
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// Does all that is due now, of every kind; answers how many were tried.
    pub async fn round(&self) -> Result<usize, StoreError> {
        self.turn("").await
    }

    /// `kind`: of this one only; of all when it is empty.
    async fn turn(&self, kind: &'static str) -> Result<usize, StoreError> {
        let now = self.clock.now();
        let due = self.db.read(move |tx| due(tx, kind, now)).await?;
        let tried = due.len();
        for job in due {
            let outcome = self.attempt(&job).await;
            let then = self.given_up.get(job.kind.as_str()).copied();
            self.db.write(Lane::HOUSE, move |tx| settle(tx, &job, &outcome, then, now)).await?;
        }
        Ok(tried)
    }

    async fn attempt(&self, job: &Due) -> Result<(), (bool, String)> {
        let Some(doer) = self.doers.get(job.kind.as_str()).cloned() else {
            return Err((false, format!("nobody does jobs of kind {}", job.kind)));
        };
        let work: serde_json::Value = serde_json::from_str(&job.work).map_err(|e| (true, e.to_string()))?;
        let body = job.body;
        match tokio::task::spawn_blocking(move || doer(body, &work)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(Failure::Later(why))) => Err((false, why)),
            Ok(Err(Failure::Never(why))) => Err((true, why)),
            Err(panic) => Err((false, panic.to_string())),
        }
    }
}

fn due(tx: &mut Tx, kind: &str, now: Moment) -> Result<Vec<Due>, StoreError> {
    tx.rows(
        sql!(
            "SELECT id, body, kind, dedup, work, tries FROM job WHERE failed_at IS NULL AND due <= ?1 AND (?3 = '' OR kind = ?3) ORDER BY due LIMIT ?2"
        ),
        values![now, PAGE, kind],
    )?
    .iter()
    .map(|row| {
        Ok(Due {
            id: row.get(0)?,
            body: row.get(1)?,
            kind: row.get(2)?,
            dedup: row.get(3)?,
            work: row.get(4)?,
            tries: row.get(5)?,
        })
    })
    .collect()
}

fn settle(
    tx: &mut Tx,
    job: &Due,
    outcome: &Result<(), (bool, String)>,
    then: Option<GivenUp>,
    now: Moment,
) -> Result<(), StoreError> {
    match outcome {
        Ok(()) => {
            tx.execute(sql!("DELETE FROM job WHERE id = ?1"), values![job.id])?;
            tx.execute(
                sql!("INSERT INTO job_done (body, kind, dedup, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"),
                values![job.body, job.kind.as_str(), job.dedup.as_str(), now],
            )?;
        }
        Err((hopeless, why)) => {
            let tries = job.tries + 1;
            let given_up = (*hopeless || tries >= TRIES_MAX).then_some(now);
            tx.execute(
                sql!("UPDATE job SET tries = ?2, due = ?3, last_error = ?4, failed_at = ?5 WHERE id = ?1"),
                values![job.id, tries, now.plus_s(wait_s(tries)), why.as_str(), given_up],
            )?;
            if let (Some(then), Some(now)) = (then, given_up) {
                let work = serde_json::from_str(&job.work).unwrap_or_default();
                then(tx, job.body, &work, why, now)?;
            }
        }
    }
    Ok(())
}

/// After so many tries: 20 s, 40 s, 80 s … up to six hours.
fn wait_s(tries: i64) -> i64 {
    10i64.saturating_mul(1 << tries.min(12)).min(6 * 3_600)
}

#[cfg(test)]
#[test]
fn a_job_is_given_up_after_two_days() {
    let waited: i64 = (1..TRIES_MAX).map(wait_s).sum();
    assert!((46 * 3_600..50 * 3_600).contains(&waited), "{waited} s");
}
