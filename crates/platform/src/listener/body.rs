//! Bodies on the clock: requests that must not dribble, answers whose end is noticed.

use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use axum::body::{Body as Boxed, Bytes};
use hyper::body::{Body, Frame, Incoming, SizeHint};

use super::{
    Limits,
    pace::Pace,
    talk::{REST, Talk},
};

/// A request's body; reading it fails when it comes too slowly.
pub(super) struct Upload {
    body: Incoming,
    pace: Pace,
    talk: Arc<Talk>,
    limits: Arc<Limits>,
}

impl Upload {
    /// Requests without a body, nearly all, pay nothing for this.
    pub fn guard(body: Incoming, talk: &Arc<Talk>, limits: &Arc<Limits>) -> Boxed {
        if body.is_end_stream() {
            return Boxed::empty();
        }
        let pace = Pace::new(limits.slow_grace, limits.bytes_per_second_min, limits.slow_grace);
        Boxed::new(Upload { body, pace, talk: Arc::clone(talk), limits: Arc::clone(limits) })
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        let upload = self.get_mut();
        match Pin::new(&mut upload.body).poll_frame(cx) {
            Poll::Ready(frame) => {
                let bytes = match &frame {
                    Some(Ok(frame)) => frame.data_ref().map_or(0, Bytes::len),
                    _ => 0,
                };
                upload.pace.moved(bytes);
                Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
            }
            Poll::Pending if upload.pace.wait(cx).is_ready() => {
                upload.talk.body_was_slow();
                upload.limits.counts.slow_body();
                Poll::Ready(Some(Err(io::Error::from(io::ErrorKind::TimedOut).into())))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// An answer's body; when it is gone, sent or given up, the connection rests.
pub(super) struct Answer {
    body: Boxed,
    talk: Arc<Talk>,
}

impl Answer {
    pub fn new(body: Boxed, talk: Arc<Talk>) -> Answer {
        Answer { body, talk }
    }
}

impl Body for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.talk.enter(REST);
    }
}
