//! The only writer: closures that wait together share one COMMIT.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::Notify;

use super::super::job::{BoxedJob, Job, Verdict};
use super::super::tx::Session;
use super::super::{BATCH_MAX, BATCH_MS, StoreError, Tx};
use super::step;
use crate::ids::Ids;

/// Debug builds alone can be told to lie: the kill test shows by it that it would see lost bookings.
#[cfg(debug_assertions)]
static LYING: std::sync::LazyLock<bool> =
    std::sync::LazyLock::new(|| std::env::var_os(super::super::ANSWER_BEFORE_COMMIT).is_some());

/// A closure that holds the only writer longer than this is logged.
const SLOW_CLOSURE: Duration = Duration::from_millis(5);

/// Groups waiting closures under one COMMIT and answers them after it.
pub(super) fn write_loop(
    connection: &Connection,
    jobs: &Receiver<BoxedJob>,
    ids: &Arc<Ids>,
    appended: &Notify,
) {
    while let Ok(first) = jobs.recv() {
        let mut batch = Batch { connection, ids, done: Vec::new(), announce: false, in_savepoints: false };
        let begun = batch.begin();
        let started = Instant::now();
        let mut next = Some(first);
        while let Some(job) = next.take() {
            batch.run(job);
            if batch.done.len() < BATCH_MAX && started.elapsed().as_millis() < BATCH_MS {
                next = jobs.try_recv().ok();
            }
        }
        #[cfg(debug_assertions)]
        if *LYING {
            batch.done.drain(..).for_each(|(job, own)| job.answer(own));
            // A disk that takes its time: on a fast one the lie is seldom caught.
            std::thread::sleep(Duration::from_millis(3));
        }
        let fate = begun.and_then(|()| step(connection, "COMMIT"));
        if let Err(error) = &fate {
            tracing::error!(%error, waiting = batch.done.len(), "a commit failed; everybody in it is told to ask again");
            let _ = step(connection, "ROLLBACK");
        } else if batch.announce {
            appended.notify_waiters();
            appended.notify_one();
        }
        for (job, own) in batch.done {
            job.answer(fate.clone().and(own));
        }
    }
}

/// Closures that share a transaction. Savepoints cost a copy of every page that is touched, and few
/// closures refuse after they have written: only a batch that holds one is run again with savepoints.
struct Batch<'a> {
    connection: &'a Connection,
    ids: &'a Arc<Ids>,
    /// With what became of each: a rule that swallowed a failed statement kept nothing.
    done: Vec<(BoxedJob, Result<(), StoreError>)>,
    announce: bool,
    in_savepoints: bool,
}

impl Batch<'_> {
    fn begin(&self) -> Result<(), StoreError> {
        step(self.connection, "BEGIN IMMEDIATE")
    }

    fn run(&mut self, mut job: BoxedJob) {
        // No BEGIN, or undone by the engine itself, as when the disk is full: nothing more is tried, because
        // it would stand alone. The COMMIT fails too, and everybody is told to ask again.
        if self.connection.is_autocommit() {
            return self.done.push((job, Ok(())));
        }
        if self.in_savepoints {
            return self.run_alone(job);
        }
        match self.run_plainly(job.as_mut()) {
            Some(appended) => {
                self.announce |= appended;
                self.done.push((job, Ok(())));
            }
            None => {
                self.done.push((job, Ok(())));
                self.again();
            }
        }
    }

    /// Whether it appended events; nothing when what it wrote must be undone.
    fn run_plainly(&self, job: &mut dyn Job) -> Option<bool> {
        let started = Instant::now();
        let mut tx = Tx::new(Session::Sqlite(self.connection), self.ids.clone());
        let verdict = job.run(&mut tx);
        warn_if_slow(started);
        match verdict {
            Verdict::Keep if tx.failure.is_none() => Some(tx.appended),
            Verdict::Undo if !tx.wrote => Some(false),
            _ => None,
        }
    }

    /// Everything so far is undone and done again, each closure in its savepoint.
    fn again(&mut self) {
        self.announce = false;
        self.in_savepoints = true;
        let _ = step(self.connection, "ROLLBACK");
        let _ = self.begin();
        for (job, _) in std::mem::take(&mut self.done) {
            self.run(job);
        }
    }

    /// One closure in its savepoint.
    fn run_alone(&mut self, mut job: BoxedJob) {
        let started = Instant::now();
        let step = |text| step(self.connection, text);
        let _ = step("SAVEPOINT one");
        let mut tx = Tx::new(Session::Sqlite(self.connection), self.ids.clone());
        let verdict = job.run(&mut tx);
        let own = match verdict {
            Verdict::Keep => tx.failure.take().map_or(Ok(()), Err),
            Verdict::Undo => Ok(()),
        };
        if verdict == Verdict::Undo || own.is_err() {
            let _ = step("ROLLBACK TO one");
        } else {
            self.announce |= tx.appended;
        }
        let _ = step("RELEASE one");
        warn_if_slow(started);
        self.done.push((job, own));
    }
}

fn warn_if_slow(started: Instant) {
    if started.elapsed() > SLOW_CLOSURE {
        tracing::debug!(ms = started.elapsed().as_millis(), "a slow closure held the writer");
    }
}
