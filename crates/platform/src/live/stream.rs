//! The wire of a live screen: `view` messages and a heartbeat.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream::unfold;
use tokio::sync::{OwnedSemaphorePermit, watch};

use super::hub::View;
use crate::clock::{Clock, Moment};
use crate::session;
use crate::store::{Db, StoreError};
use crate::web::Caller;
use std::sync::Arc;

/// Screens connected at once.
pub const SSE_CLIENTS_MAX: usize = 10_000;
/// Time between heartbeats; screens call themselves stale after 12 seconds of silence.
pub const BEAT: Duration = Duration::from_secs(5);

/// One message, serialised once for all screens.
pub(super) fn frame(view: &View, at: Moment) -> Bytes {
    let data = serde_json::json!({ "at": at.ms(), "html": view.html });
    Bytes::from(format!("event: view\nid: {}\ndata: {data}\n\n", view.number))
}

fn beat(at: Moment) -> Bytes {
    Bytes::from(format!("event: beat\ndata: {{\"at\":{}}}\n\n", at.ms()))
}

/// The sign-in that a stream lives on: looked at again every [`BEAT`], so that a revoked screen or a
/// signed-out person sees nothing more.
pub(super) struct SignIn {
    db: Db,
    body: i64,
    holder: i64,
    looked: Instant,
}

impl SignIn {
    /// `None` for callers without one: what they see is anybody's.
    pub(super) fn of(db: &Db, caller: &Caller) -> Option<SignIn> {
        let (body, holder) = (caller.body, caller.id);
        (holder != 0).then(|| SignIn { db: db.clone(), body, holder, looked: Instant::now() })
    }

    /// False when it has ended; a store that cannot answer keeps the door as it was.
    async fn stands(&mut self, now: Moment) -> bool {
        if self.looked.elapsed() < BEAT {
            return true;
        }
        self.looked = Instant::now();
        let (body, holder) = (self.body, self.holder);
        let open = self.db.read(move |tx| session::is_open(tx, body, holder, now)).await;
        open.unwrap_or_else(|error: StoreError| {
            tracing::warn!(%error, "a stream's sign-in cannot be looked at");
            true
        })
    }
}

/// Time between two tellings of the same screen.
const SEEN_EVERY_S: i64 = 60;

/// Whom to tell that a screen is still there; must not wait.
pub type Seen = Arc<dyn Fn(&Caller, Moment) + Send + Sync>;

/// A screen that only watches sends nothing: its open stream is the sign that it lives.
pub(super) struct Presence {
    pub caller: Caller,
    pub tell: Seen,
    pub told: Option<Moment>,
}

impl Presence {
    fn tell(&mut self, now: Moment) {
        if self.told.is_none_or(|told| told.plus_s(SEEN_EVERY_S) <= now) {
            self.told = Some(now);
            (self.tell)(&self.caller, now);
        }
    }
}

/// One screen's end of a topic.
pub(super) struct Screen {
    pub views: watch::Receiver<Bytes>,
    pub clock: Clock,
    pub sign_in: Option<SignIn>,
    pub presence: Option<Presence>,
    /// Counted against [`SSE_CLIENTS_MAX`] until the stream ends; held, never read.
    pub _place: OwnedSemaphorePermit,
}

impl Screen {
    async fn next(&mut self) -> Option<Bytes> {
        let frame = match tokio::time::timeout(BEAT, self.views.changed()).await {
            Ok(Ok(())) => self.views.borrow_and_update().clone(),
            Ok(Err(_ended)) => return None,
            Err(_silence) => beat(self.clock.now()),
        };
        let now = self.clock.now();
        if let Some(sign_in) = &mut self.sign_in
            && !sign_in.stands(now).await
        {
            return None;
        }
        if let Some(presence) = &mut self.presence {
            presence.tell(now);
        }
        Some(frame)
    }
}

/// The stream of one screen: the newest view at once, then each newer one, and the heartbeat between.
pub(super) fn response(mut screen: Screen) -> Response {
    screen.views.mark_changed();
    let messages = unfold(screen, |mut screen| async move {
        let frame = screen.next().await?;
        Some((Ok::<_, Infallible>(frame), screen))
    });
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")];
    (headers, Body::from_stream(messages)).into_response()
}
