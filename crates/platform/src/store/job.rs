//! Closures on their way to a writer or a reader, and their answers on the way back.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{SyncSender, TrySendError};
use tokio::sync::oneshot;

use super::{StoreError, Tx};
use crate::limits;

/// How a closure ended, before anything is committed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Keep,
    Undo,
}

/// A closure with the address of its caller; `run` may happen more than once, `answer` exactly once.
pub(super) trait Job: Send {
    fn run(&mut self, tx: &mut Tx) -> Verdict;
    /// `fate` is an error when the transaction that carried the closure did not commit.
    fn answer(self: Box<Self>, fate: Result<(), StoreError>);
}

pub(super) struct ClosureJob<T, E, F> {
    work: F,
    outcome: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> ClosureJob<T, E, F> {
    pub(super) fn new(work: F, reply: oneshot::Sender<Result<T, E>>) -> Self {
        ClosureJob { work, outcome: None, reply }
    }
}

impl<T, E, F> Job for ClosureJob<T, E, F>
where
    F: Fn(&mut Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, tx: &mut Tx) -> Verdict {
        // A panic in one rule must not take the writer, and with it the office, down.
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.work)(tx)))
            .unwrap_or_else(|_| Err(StoreError::Broken("the transaction panicked".into()).into()));
        let verdict = if outcome.is_ok() { Verdict::Keep } else { Verdict::Undo };
        self.outcome = Some(outcome);
        verdict
    }

    fn answer(self: Box<Self>, fate: Result<(), StoreError>) {
        let outcome = match (fate, self.outcome) {
            // A refusal too: what it saw may have been written by somebody whose COMMIT failed.
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(StoreError::Broken("never run".into()).into()),
        };
        // Nobody listens any more when the request was cancelled; the commit stands.
        let _ = self.reply.send(outcome);
    }
}

pub(super) type BoxedJob = Box<dyn Job>;

/// The ways in: one channel per writing lane, one shared by the readers.
pub(super) struct Queue {
    pub(super) writers: Vec<SyncSender<BoxedJob>>,
    pub(super) readers: SyncSender<BoxedJob>,
}

impl Queue {
    pub(super) fn send_write(&self, lane: u64, job: BoxedJob) -> Result<(), StoreError> {
        let writer = (lane % self.writers.len() as u64) as usize;
        send(&self.writers[writer], job)
    }

    pub(super) fn send_read(&self, job: BoxedJob) -> Result<(), StoreError> {
        send(&self.readers, job)
    }
}

fn send(channel: &SyncSender<BoxedJob>, job: BoxedJob) -> Result<(), StoreError> {
    channel.try_send(job).map_err(|error| match error {
        TrySendError::Full(_) => {
            limits::hit("WRITE_QUEUE_MAX");
            StoreError::Busy
        }
        TrySendError::Disconnected(_) => StoreError::Unavailable("the store is closed".into()),
    })
}
