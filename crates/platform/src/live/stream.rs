//! The wire of a live screen: `view` messages and a heartbeat.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream::unfold;
use tokio::sync::{OwnedSemaphorePermit, watch};

use super::hub::View;
use crate::clock::{Clock, Moment};

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

/// The stream of one screen: the newest view at once, then each newer one, and the heartbeat between.
pub(super) fn response(
    mut views: watch::Receiver<Bytes>,
    clock: Clock,
    place: OwnedSemaphorePermit,
) -> Response {
    views.mark_changed();
    let messages = unfold((views, clock, place), |(mut views, clock, place)| async move {
        let next = match tokio::time::timeout(BEAT, views.changed()).await {
            Ok(Ok(())) => views.borrow_and_update().clone(),
            Ok(Err(_ended)) => return None,
            Err(_silence) => beat(clock.now()),
        };
        Some((Ok::<_, Infallible>(next), (views, clock, place)))
    });
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")];
    (headers, Body::from_stream(messages)).into_response()
}
