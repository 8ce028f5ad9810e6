//! Topics: one rendering task each, alive while somebody watches.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use axum::response::Response;
use bytes::Bytes;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::sync::watch;

use super::places::Places;
use super::stream::{self, Presence, Screen, Seen, SignIn};
use crate::clock::Clock;
use crate::events::{Event, Feed};
use crate::store::Db;
use crate::web::{Caller, Failed};

/// Views also change with time alone (waits grow): rendered again at least this often.
const REFRESH: Duration = Duration::from_secs(15);
/// Whom no place is left for asks again after so many seconds.
const NO_PLACE_S: i64 = 30;
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
    db: Db,
    feed: Feed,
    clock: Clock,
    places: Places,
    topics: Arc<Mutex<Topics>>,
    seen: Option<Seen>,
}

impl Hub {
    pub fn new(db: Db, feed: Feed, clock: Clock) -> Hub {
        Hub { db, feed, clock, places: Places::new(), topics: Arc::default(), seen: None }
    }

    /// Tells `seen` of each screen that keeps its stream open, at most once a minute.
    pub fn telling(self, seen: Seen) -> Hub {
        Hub { seen: Some(seen), ..self }
    }

    /// Screens connected now.
    pub fn watching(&self) -> usize {
        self.places.open()
    }

    /// Views that are rendered for them: as many as there are different ones.
    pub fn topics(&self) -> usize {
        self.topics.lock().unwrap_or_else(|p| p.into_inner()).len()
    }

    /// Answers with the stream of `topic`. `concerns` says which events change the view, `render`
    /// makes it; both are used by the first watcher's task on behalf of all.
    /// The stream ends with the caller's sign-in. Where no place is left for him he is told to come again: his page
    /// asks for its view by itself.
    pub async fn watch<C, R>(
        &self,
        topic: &str,
        caller: &Caller,
        concerns: C,
        render: R,
    ) -> Result<Response, Failed>
    where
        C: Fn(&Event) -> bool + Send + Sync + 'static,
        R: Fn() -> Rendering + Send + Sync + 'static,
    {
        let place = self.places.take(caller).ok_or_else(|| Failed::too_many(NO_PLACE_S))?;
        let (mut views, first) = self.join(topic);
        if let Some(sender) = first {
            tokio::spawn(self.clone().keep(topic.to_owned(), sender, concerns, render));
        }
        // Whoever came while the first view was being rendered waits for that one.
        views.wait_for(|frame| !frame.is_empty()).await.map_err(|_| Failed::not_found())?;
        let sign_in = SignIn::of(&self.db, caller);
        let presence = self.seen.clone().map(|tell| Presence { caller: caller.clone(), tell, told: None });
        let clock = self.clock.clone();
        Ok(stream::response(Screen { views, clock, sign_in, presence, over: false, _place: place }))
    }

    /// The views of a topic, and its sender when this watcher is the first: one rendering task each.
    fn join(&self, topic: &str) -> (watch::Receiver<Bytes>, Option<Arc<watch::Sender<Bytes>>>) {
        let mut topics = self.topics.lock().unwrap_or_else(|p| p.into_inner());
        if let Some(sender) = topics.get(topic).and_then(Weak::upgrade) {
            return (sender.subscribe(), None);
        }
        let sender = Arc::new(watch::Sender::new(Bytes::new()));
        topics.insert(topic.to_owned(), Arc::downgrade(&sender));
        (sender.subscribe(), Some(sender))
    }

    /// Renders the topic whenever it changes, while somebody watches.
    async fn keep<C, R>(self, topic: String, sender: Arc<watch::Sender<Bytes>>, concerns: C, render: R)
    where
        C: Fn(&Event) -> bool + Send + Sync + 'static,
        R: Fn() -> Rendering + Send + Sync + 'static,
    {
        // Listen first, render after: an event in between is seen twice, never missed.
        let mut events = self.feed.subscribe();
        let mut shown = None;
        loop {
            let view = render().await;
            if view.is_none() && shown.is_none() {
                break;
            }
            if view.is_some() && view != shown {
                if let Some(view) = &view {
                    sender.send_replace(stream::frame(view, self.clock.now()));
                }
                shown = view;
            }
            if !next_change(&mut events, &concerns).await || self.forsaken(&topic, &sender) {
                break;
            }
        }
        self.forget(&topic, &sender);
    }

    /// True, and the topic is forgotten, when nobody watches any more. The lock keeps a newcomer from
    /// joining between the look and the forgetting.
    fn forsaken(&self, topic: &str, sender: &Arc<watch::Sender<Bytes>>) -> bool {
        let mut topics = self.topics.lock().unwrap_or_else(|p| p.into_inner());
        let alone = sender.receiver_count() == 0;
        if alone {
            topics.remove(topic);
        }
        alone
    }

    /// Takes the topic off the register, unless a newer task of the same name stands there.
    fn forget(&self, topic: &str, sender: &Arc<watch::Sender<Bytes>>) {
        let mut topics = self.topics.lock().unwrap_or_else(|p| p.into_inner());
        if topics.get(topic).is_some_and(|known| known.as_ptr() == Arc::as_ptr(sender)) {
            topics.remove(topic);
        }
    }
}

/// Waits for an event that matters, or for the time after which a view is rendered again anyway;
/// false when the feed has ended.
async fn next_change(events: &mut Receiver<Event>, concerns: &impl Fn(&Event) -> bool) -> bool {
    let matters = async {
        loop {
            match events.recv().await {
                Ok(event) if concerns(&event) => return true,
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => return true,
                Err(RecvError::Closed) => return false,
            }
        }
    };
    let open = match tokio::time::timeout(REFRESH, matters).await {
        Ok(true) => {
            tokio::time::sleep(GATHER).await;
            true
        }
        Ok(false) => false,
        Err(_quiet) => true,
    };
    // What came meanwhile is in the next view too.
    while events.try_recv().is_ok() {}
    open
}
