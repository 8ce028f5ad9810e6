//! Topics: one rendering task each, alive while somebody watches.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use axum::response::Response;
use bytes::Bytes;
use tokio::sync::{Semaphore, broadcast::error::RecvError, watch};

use super::stream::{self, SSE_CLIENTS_MAX};
use crate::clock::Clock;
use crate::events::{Event, Feed};
use crate::web::Failed;

/// Views also change with time alone (waits grow): rendered again at least this often.
const REFRESH: Duration = Duration::from_secs(15);
/// Events within this time are shown together.
const GATHER: Duration = Duration::from_millis(20);

/// A rendered view and the number of the newest event it includes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub number: i64,
    pub html: String,
}

/// The register holds topics weakly: the rendering task owns them and ends with its last watcher.
type Topics = HashMap<String, Weak<watch::Sender<Bytes>>>;
type Rendering = Pin<Box<dyn Future<Output = Option<View>> + Send>>;

/// All topics of the program.
#[derive(Clone)]
pub struct Hub {
    feed: Feed,
    clock: Clock,
    places: Arc<Semaphore>,
    topics: Arc<Mutex<Topics>>,
}

impl Hub {
    pub fn new(feed: Feed, clock: Clock) -> Hub {
        Hub { feed, clock, places: Arc::new(Semaphore::new(SSE_CLIENTS_MAX)), topics: Arc::default() }
    }

    /// Screens connected now.
    pub fn watching(&self) -> usize {
        SSE_CLIENTS_MAX - self.places.available_permits()
    }

    /// Answers with the stream of `topic`. `concerns` says which events change the view, `render`
    /// makes it; both are used by the first watcher's task on behalf of all.
    pub async fn watch<C, R>(&self, topic: &str, concerns: C, render: R) -> Result<Response, Failed>
    where
        C: Fn(&Event) -> bool + Send + Sync + 'static,
        R: Fn() -> Rendering + Send + Sync + 'static,
    {
        let place = self.places.clone().try_acquire_owned().map_err(|_| Failed::too_many(30))?;
        let views = match self.existing(topic) {
            Some(views) => views,
            None => self.start(topic, concerns, render).await?,
        };
        Ok(stream::response(views, self.clock.clone(), place))
    }

    fn existing(&self, topic: &str) -> Option<watch::Receiver<Bytes>> {
        let topics = self.topics.lock().unwrap_or_else(|p| p.into_inner());
        topics.get(topic).and_then(Weak::upgrade).map(|views| views.subscribe())
    }

    async fn start<C, R>(&self, topic: &str, concerns: C, render: R) -> Result<watch::Receiver<Bytes>, Failed>
    where
        C: Fn(&Event) -> bool + Send + Sync + 'static,
        R: Fn() -> Rendering + Send + Sync + 'static,
    {
        // Listen first, render after: an event in between is seen twice, never missed.
        let mut events = self.feed.subscribe();
        let first = render().await.ok_or_else(Failed::not_found)?;
        let (sender, receiver) = watch::channel(stream::frame(&first, self.clock.now()));
        let sender = Arc::new(sender);
        self.topics
            .lock()
            .unwrap_or_else(|p| p.into_inner())
            .insert(topic.to_owned(), Arc::downgrade(&sender));
        let (clock, topics, topic) = (self.clock.clone(), self.topics.clone(), topic.to_owned());
        let mut shown = first;
        tokio::spawn(async move {
            while !forsaken(&topics, &topic, &sender) {
                let changed = tokio::time::timeout(REFRESH, async {
                    loop {
                        match events.recv().await {
                            Ok(event) if concerns(&event) => return true,
                            Ok(_) => {}
                            Err(RecvError::Lagged(_)) => return true,
                            Err(RecvError::Closed) => return false,
                        }
                    }
                })
                .await;
                match changed {
                    Ok(true) => tokio::time::sleep(GATHER).await,
                    Ok(false) => break,
                    Err(_timeout) => {}
                }
                while events.try_recv().is_ok() {}
                if let Some(view) = render().await
                    && view != shown
                {
                    sender.send_replace(stream::frame(&view, clock.now()));
                    shown = view;
                }
            }
        });
        Ok(receiver)
    }
}

/// True, and the topic is forgotten, when nobody watches any more. The lock keeps a newcomer from
/// joining between the look and the forgetting.
fn forsaken(topics: &Mutex<Topics>, topic: &str, sender: &watch::Sender<Bytes>) -> bool {
    let mut topics = topics.lock().unwrap_or_else(|p| p.into_inner());
    let alone = sender.receiver_count() == 0;
    if alone {
        topics.remove(topic);
    }
    alone
}
