//! A thread and its connection: it writes what comes in batches, and alone what met others; or it reads.

use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ::postgres::Client;
use tokio::sync::Notify;

use super::BEGIN_WRITE;
use crate::ids::Ids;
use crate::store::job::{BoxedJob, Verdict};
use crate::store::postgres_tls;
use crate::store::tx::{Prepared, Session};
use crate::store::{BATCH_MS, StoreError, Tx};

/// Closures in one optimistic batch.
const LANE_BATCH_MAX: usize = 64;
/// A closure that keeps meeting others is given up after this many tries.
const REPLAYS_MAX: usize = 20;

const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// How a batch ended.
enum Together {
    Done {
        announce: bool,
    },
    /// Nothing was committed: each closure is tried alone.
    Replay,
    /// Nobody knows: everybody is told to ask again.
    Unknown(StoreError),
}

pub(super) struct Lane {
    url: String,
    connection: Option<(Client, Prepared)>,
    ids: Arc<Ids>,
}

impl Lane {
    pub fn new(url: &str, ids: &Arc<Ids>) -> Lane {
        Lane { url: url.to_owned(), connection: None, ids: ids.clone() }
    }

    pub fn write_loop(mut self, jobs: &Receiver<BoxedJob>, appended: &Notify) {
        while let Ok(first) = jobs.recv() {
            let started = Instant::now();
            let mut batch = vec![first];
            while batch.len() < LANE_BATCH_MAX && started.elapsed().as_millis() < BATCH_MS {
                let Ok(job) = jobs.try_recv() else { break };
                batch.push(job);
            }
            let announce = match self.together(&mut batch) {
                Together::Done { announce } => {
                    batch.into_iter().for_each(|job| job.answer(Ok(())));
                    announce
                }
                Together::Replay => batch.into_iter().fold(false, |announce, job| self.alone(job) | announce),
                Together::Unknown(error) => {
                    batch.into_iter().for_each(|job| job.answer(Err(error.clone())));
                    false
                }
            };
            if announce {
                appended.notify_waiters();
                appended.notify_one();
            }
        }
    }

    /// All closures in one transaction.
    fn together(&mut self, batch: &mut [BoxedJob]) -> Together {
        let ids = self.ids.clone();
        let Ok((client, prepared)) = self.connected() else { return Together::Replay };
        if client.batch_execute(BEGIN_WRITE).is_err() {
            return Together::Replay;
        }
        let mut announce = false;
        for job in batch {
            let mut tx = Tx::new(Session::Postgres { client, prepared }, ids.clone());
            let verdict = job.run(&mut tx);
            if tx.failure.is_some() || (verdict == Verdict::Undo && tx.wrote) {
                let _ = client.batch_execute("ROLLBACK");
                return Together::Replay;
            }
            announce |= tx.appended && verdict == Verdict::Keep;
        }
        match client.batch_execute("COMMIT").map_err(StoreError::from) {
            Ok(()) => Together::Done { announce },
            Err(StoreError::Conflict) => {
                let _ = client.batch_execute("ROLLBACK");
                Together::Replay
            }
            // The server may have committed before it fell silent: doing it again could do it twice.
            Err(error) => Together::Unknown(error),
        }
    }

    /// One closure in its own transaction, tried again while it meets others.
    fn alone(&mut self, mut job: BoxedJob) -> bool {
        let mut fate = Err(StoreError::Conflict);
        for attempt in 0..REPLAYS_MAX {
            match self.attempt(&mut job) {
                Ok(announce) => {
                    job.answer(Ok(()));
                    return announce;
                }
                Err(StoreError::Conflict) => std::thread::sleep(Duration::from_millis(attempt as u64)),
                Err(error) => {
                    fate = Err(error);
                    break;
                }
            }
        }
        job.answer(fate);
        false
    }

    fn attempt(&mut self, job: &mut BoxedJob) -> Result<bool, StoreError> {
        let ids = self.ids.clone();
        let (client, prepared) = self.connected()?;
        client.batch_execute(BEGIN_WRITE)?;
        let mut tx = Tx::new(Session::Postgres { client, prepared }, ids);
        let verdict = job.run(&mut tx);
        let (failure, announce) = (tx.failure.take(), tx.appended);
        if failure == Some(StoreError::Conflict) {
            let _ = client.batch_execute("ROLLBACK");
            return Err(StoreError::Conflict);
        }
        if verdict == Verdict::Undo || failure.is_some() {
            client.batch_execute("ROLLBACK")?;
            // A rule may swallow a failed statement and go on; here nothing of it was kept.
            return match (verdict, failure) {
                (Verdict::Keep, Some(error)) => Err(error),
                _ => Ok(false),
            };
        }
        client.batch_execute("COMMIT")?;
        Ok(announce)
    }

    pub fn read_loop(mut self, questions: &Mutex<Receiver<BoxedJob>>) {
        loop {
            let Ok(mut job) = questions.lock().unwrap_or_else(|p| p.into_inner()).recv() else { return };
            let fate = self.look(&mut job);
            job.answer(fate);
        }
    }

    fn look(&mut self, job: &mut BoxedJob) -> Result<(), StoreError> {
        let ids = self.ids.clone();
        let (client, prepared) = self.connected()?;
        client.batch_execute(BEGIN_READ)?;
        job.run(&mut Tx::reading(Session::Postgres { client, prepared }, ids));
        Ok(client.batch_execute("ROLLBACK")?)
    }

    fn connected(&mut self) -> Result<(&mut Client, &mut Prepared), StoreError> {
        if self.connection.as_ref().is_none_or(|(client, _)| client.is_closed()) {
            self.connection = Some((postgres_tls::connect(&self.url)?, Prepared::new()));
        }
        match self.connection.as_mut() {
            Some((client, prepared)) => Ok((client, prepared)),
            None => Err(StoreError::Unavailable("no connection".into())),
        }
    }
}
