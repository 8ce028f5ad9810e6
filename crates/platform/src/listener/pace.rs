//! How long the other side may be waited for: a free allowance, then a minimum rate.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::time::{Instant, Sleep, sleep_until};

/// Adds up the time spent waiting and the bytes that moved. Only waiting counts: time in which the
/// application itself has nothing to read or write is free, so that long pauses of event streams are fine.
pub(super) struct Pace {
    grace: Duration,
    bytes_per_second: u64,
    /// Longest single wait.
    stall: Duration,
    waited: Duration,
    moved: u64,
    since: Option<Instant>,
    timer: Option<Pin<Box<Sleep>>>,
}

impl Pace {
    pub fn new(grace: Duration, bytes_per_second: u64, stall: Duration) -> Pace {
        let bytes_per_second = bytes_per_second.max(1);
        Pace { grace, bytes_per_second, stall, waited: Duration::ZERO, moved: 0, since: None, timer: None }
    }

    /// The other side is being waited for; ready when it has been for too long. Wakes the task by then.
    pub fn wait(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if self.since.is_none() {
            let now = Instant::now();
            self.since = Some(now);
            let earned = Duration::from_millis(self.moved.saturating_mul(1000) / self.bytes_per_second);
            let allowed = self.grace.saturating_add(earned).saturating_sub(self.waited).min(self.stall);
            match &mut self.timer {
                Some(timer) => timer.as_mut().reset(now + allowed),
                None => self.timer = Some(Box::pin(sleep_until(now + allowed))),
            }
        }
        match &mut self.timer {
            Some(timer) => timer.as_mut().poll(cx),
            None => Poll::Pending,
        }
    }

    /// Bytes moved; a wait is over.
    pub fn moved(&mut self, bytes: usize) {
        self.moved = self.moved.saturating_add(bytes as u64);
        if let Some(since) = self.since.take() {
            self.waited += since.elapsed();
        }
    }
}
