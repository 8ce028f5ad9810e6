//! A connection's bytes with a clock on both directions.

use std::{
    future::Future,
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep_until},
};

use super::{
    Counts, Limits,
    pace::Pace,
    talk::{HEADER, REST, Talk},
};

/// Reads and writes of one connection; a deadline that passes is an [`io::ErrorKind::TimedOut`] to hyper,
/// which then gives the connection up.
pub(super) struct Guard<T> {
    stream: T,
    talk: Arc<Talk>,
    limits: Arc<Limits>,
    /// The phase for which `deadline` was set.
    phase: u8,
    /// When the awaited bytes must be here; `None` while a request is answered.
    deadline: Option<Instant>,
    given_up: bool,
    /// Often fires early: it is set anew only when it does, not with every request.
    timer: Pin<Box<Sleep>>,
    answer: Pace,
}

impl<T> Guard<T> {
    /// `first_header` is the end of the budget that began at accept.
    pub fn new(stream: T, talk: Arc<Talk>, limits: Arc<Limits>, first_header: Instant) -> Guard<T> {
        Guard {
            stream,
            talk,
            phase: HEADER,
            deadline: Some(first_header),
            given_up: false,
            timer: Box::pin(sleep_until(first_header)),
            answer: Pace::new(
                limits.slow_grace.max(limits.write_stall),
                limits.bytes_per_second_min,
                limits.write_stall,
            ),
            limits,
        }
    }

    /// Follows the conversation, which the service moves on.
    fn follow(&mut self) {
        let phase = self.talk.phase();
        if phase != self.phase {
            self.phase = phase;
            self.deadline = (phase == REST).then(|| Instant::now() + self.limits.idle);
        }
    }

    /// Nothing more to read for now: an error when the deadline has passed, else the task is woken by then.
    fn wait<R>(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<R>> {
        let Some(deadline) = self.deadline else { return Poll::Pending };
        loop {
            if self.timer.deadline() > deadline {
                self.timer.as_mut().reset(deadline);
            }
            ready!(self.timer.as_mut().poll(cx));
            if Instant::now() >= deadline {
                break;
            }
            self.timer.as_mut().reset(deadline);
        }
        let phase = self.phase;
        self.give_up(|counts| if phase == REST { counts.idle_closed() } else { counts.slow_header() });
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    /// Counts the reason once: hyper still flushes and shuts down afterwards, and hears the same again.
    fn give_up(&mut self, count: impl Fn(&Counts)) {
        if !std::mem::replace(&mut self.given_up, true) {
            count(&self.limits.counts);
        }
    }

    /// Lets a write that found no room wait, but not for ever.
    fn written<R>(
        &mut self,
        cx: &mut Context<'_>,
        result: Poll<io::Result<R>>,
        bytes: impl Fn(&R) -> usize,
    ) -> Poll<io::Result<R>> {
        match result {
            Poll::Pending => {
                ready!(self.answer.wait(cx));
                self.give_up(Counts::slow_reader);
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
            Poll::Ready(result) => {
                if let Ok(done) = &result {
                    let bytes = bytes(done);
                    self.answer.moved(bytes);
                    // A long answer still on its way out is not rest.
                    if self.phase == REST && bytes > 0 {
                        self.deadline = Some(Instant::now() + self.limits.idle);
                    }
                }
                Poll::Ready(result)
            }
        }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Guard<T> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let guard = self.get_mut();
        guard.follow();
        let before = buf.filled().len();
        match Pin::new(&mut guard.stream).poll_read(cx, buf) {
            Poll::Ready(result) => {
                if guard.phase == REST && buf.filled().len() > before {
                    guard.talk.enter(HEADER);
                    guard.phase = HEADER;
                    guard.deadline = Some(Instant::now() + guard.limits.header);
                }
                Poll::Ready(result)
            }
            Poll::Pending => guard.wait(cx),
        }
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Guard<T> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let guard = self.get_mut();
        let result = Pin::new(&mut guard.stream).poll_write(cx, bytes);
        guard.written(cx, result, |count| *count)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let guard = self.get_mut();
        let result = Pin::new(&mut guard.stream).poll_write_vectored(cx, bytes);
        guard.written(cx, result, |count| *count)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let guard = self.get_mut();
        let result = ready!({
            let result = Pin::new(&mut guard.stream).poll_flush(cx);
            guard.written(cx, result, |()| 0)
        });
        // With the flush an answer ends, and hyper may not read again before bytes come: the rest must be on
        // the clock from here.
        guard.follow();
        match guard.wait(cx) {
            Poll::Ready(late) => Poll::Ready(late),
            Poll::Pending => Poll::Ready(result),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let guard = self.get_mut();
        let result = Pin::new(&mut guard.stream).poll_shutdown(cx);
        guard.written(cx, result, |()| 0)
    }
}
