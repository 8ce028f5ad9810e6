//! Where a connection's conversation stands, shared by the guard of its bytes and the service of its
//! requests.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

/// Bytes of a header are awaited or coming in.
pub(super) const HEADER: u8 = 0;
/// A request is being answered.
pub(super) const ANSWER: u8 = 1;
/// The answer is made; nothing of the next request has come.
pub(super) const REST: u8 = 2;

/// All within one task; atomic only because tasks move between threads.
#[derive(Debug, Default)]
pub(super) struct Talk {
    phase: AtomicU8,
    /// The answer is an event stream, which ends when the server stops.
    streaming: AtomicBool,
    /// The body came too slowly.
    slow_body: AtomicBool,
}

impl Talk {
    pub fn phase(&self) -> u8 {
        self.phase.load(Ordering::Relaxed)
    }

    pub fn enter(&self, phase: u8) {
        self.phase.store(phase, Ordering::Relaxed);
    }

    pub fn is_streaming(&self) -> bool {
        self.streaming.load(Ordering::Relaxed)
    }

    pub fn set_streaming(&self, streaming: bool) {
        self.streaming.store(streaming, Ordering::Relaxed);
    }

    pub fn is_body_slow(&self) -> bool {
        self.slow_body.load(Ordering::Relaxed)
    }

    pub fn body_was_slow(&self) {
        self.slow_body.store(true, Ordering::Relaxed);
    }
}
