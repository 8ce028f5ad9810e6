//! The wire of a live screen: `view` messages and a heartbeat.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream::unfold;
use tokio::sync::watch;

use super::hub::View;
use super::places::Place;
use crate::clock::{Clock, Moment};
use crate::session::{self, Standing};
use crate::store::{Db, StoreError};
use crate::web::Caller;

/// Time between heartbeats; screens call themselves stale after 12 seconds of silence.
pub const BEAT: Duration = Duration::from_secs(5);
const HEADERS: [(header::HeaderName, &str); 2] =
    [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")];

/// One message, serialised once for all screens.
pub(super) fn frame(view: &View, at: Moment) -> Bytes {
    let data = serde_json::json!({ "at": at.ms(), "html": view.html });
    Bytes::from(format!("event: view\nid: {}\ndata: {data}\n\n", view.number))
}

fn beat(at: Moment) -> Bytes {
    Bytes::from(format!("event: beat\ndata: {{\"at\":{}}}\n\n", at.ms()))
}

/// Tells a page to go where its sign-in is opened again.
fn lock(at: Moment) -> Bytes {
    Bytes::from(format!("event: lock\ndata: {{\"at\":{}}}\n\n", at.ms()))
}

/// The stream of a sign-in that is locked already: that word alone.
pub fn locked(at: Moment) -> Response {
    (HEADERS, Body::from(lock(at))).into_response()
}

/// The sign-in that a stream lives on: looked at again every [`BEAT`], so that a revoked screen or a
/// signed-out person sees nothing more; one that can lock also before each view.
pub(super) struct SignIn {
    db: Db,
    body: i64,
    holder: i64,
    stored: Option<Arc<Vec<u8>>>,
    can_lock: bool,
    looked: Instant,
}

impl SignIn {
    /// `None` for callers without one: what they see is anybody's.
    pub(super) fn of(db: &Db, caller: &Caller) -> Option<SignIn> {
        let (body, holder, stored) = (caller.body, caller.id, caller.sign_in.clone());
        let can_lock = stored.is_some() && caller.kind == "staff";
        (holder != 0).then(|| SignIn {
            db: db.clone(),
            body,
            holder,
            stored,
            can_lock,
            looked: Instant::now(),
        })
    }

    /// A store that cannot answer keeps the door as it was.
    async fn standing(&mut self, now: Moment) -> Standing {
        if !self.can_lock && self.looked.elapsed() < BEAT {
            return Standing::Open;
        }
        self.looked = Instant::now();
        let (body, holder, stored) = (self.body, self.holder, self.stored.clone());
        let found = self.db.read(move |tx| match &stored {
            Some(hash) => session::standing(tx, hash, now),
            None => session::is_open(tx, body, holder, now)
                .map(|open| if open { Standing::Open } else { Standing::Ended }),
        });
        found.await.unwrap_or_else(|error: StoreError| {
            tracing::warn!(%error, "a stream's sign-in cannot be looked at");
            Standing::Open
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
    /// The last word was said.
    pub over: bool,
    /// Counted until the stream ends; held, never read.
    pub _place: Place,
}

impl Screen {
    async fn next(&mut self) -> Option<Bytes> {
        if self.over {
            return None;
        }
        let frame = match tokio::time::timeout(BEAT, self.views.changed()).await {
            Ok(Ok(())) => self.views.borrow_and_update().clone(),
            Ok(Err(_ended)) => return None,
            Err(_silence) => beat(self.clock.now()),
        };
        let now = self.clock.now();
        let standing = match &mut self.sign_in {
            Some(sign_in) => sign_in.standing(now).await,
            None => Standing::Open,
        };
        self.over = standing == Standing::Locked;
        match standing {
            Standing::Open => {
                if let Some(presence) = &mut self.presence {
                    presence.tell(now);
                }
                Some(frame)
            }
            Standing::Locked => Some(lock(now)),
            Standing::Ended => None,
        }
    }
}

/// The stream of one screen: the newest view at once, then each newer one, and the heartbeat between.
pub(super) fn response(mut screen: Screen) -> Response {
    screen.views.mark_changed();
    let messages = unfold(screen, |mut screen| async move {
        let frame = screen.next().await?;
        Some((Ok::<_, Infallible>(frame), screen))
    });
    (HEADERS, Body::from_stream(messages)).into_response()
}
