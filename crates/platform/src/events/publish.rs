//! The publisher: numbers what was committed without a number, and tells whoever listens what is new.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::broadcast;

use super::{Event, after, last_number};
use crate::store::{Db, Lane, StoreError, Tx};
use crate::{sql, values};

/// Events kept for slow listeners; one that falls further behind is told to take a fresh view.
const RING: usize = 1_024;
/// Events numbered or told at a time.
const PAGE: i64 = 500;
/// What commits within this time is told together.
const GATHER: Duration = Duration::from_millis(5);
/// A wake-up can be lost (another process committed): look at least this often.
const POLL: Duration = Duration::from_millis(250);

/// The live feed of numbered events of all bodies.
#[derive(Clone)]
pub struct Feed {
    listeners: broadcast::Sender<Event>,
    /// The last number told, per body.
    told: Arc<Mutex<HashMap<i64, i64>>>,
}

impl Feed {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Feed {
        Feed { listeners: broadcast::channel(RING).0, told: Arc::default() }
    }

    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.listeners.subscribe()
    }

    fn told(&self, body: i64) -> i64 {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.get(&body).copied().unwrap_or(0)
    }

    fn mark_told(&self, body: i64, number: i64) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).insert(body, number);
    }

    async fn tell(&self, db: &Db, body: i64, last: i64) -> Result<(), StoreError> {
        // Whoever comes later renders what is stored: history is told to nobody.
        if self.listeners.receiver_count() == 0 {
            self.mark_told(body, last);
        }
        while self.told(body) < last {
            let from = self.told(body);
            let events = db.read(move |tx| after(tx, body, from, PAGE)).await?;
            let Some(newest) = events.last().map(|event| event.number) else { break };
            for event in events {
                // No listener is no error.
                let _ = self.listeners.send(event);
            }
            self.mark_told(body, newest);
        }
        Ok(())
    }
}

/// Numbers what has no number yet and tells what was not told.
pub async fn publish_pending(db: &Db, feed: &Feed) -> Result<(), StoreError> {
    for body in db.read(pending_bodies).await? {
        // In the body's own lane: beside its writers a numbering would meet every append.
        while db.write(Lane::of(body, 0), move |tx| number_page(tx, body)).await? == PAGE {}
    }
    for (body, last) in db.read(counts).await? {
        if feed.told(body) < last {
            feed.tell(db, body, last).await?;
        }
    }
    Ok(())
}

fn pending_bodies(tx: &mut Tx) -> Result<Vec<i64>, StoreError> {
    if tx.commits_in_order() {
        return Ok(Vec::new());
    }
    let rows = tx.rows(sql!("SELECT DISTINCT body FROM event WHERE number IS NULL"), &[])?;
    rows.iter().map(|row| row.get(0)).collect()
}

fn counts(tx: &mut Tx) -> Result<Vec<(i64, i64)>, StoreError> {
    let rows = tx.rows(sql!("SELECT body, last FROM event_count"), &[])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

fn number_page(tx: &mut Tx, body: i64) -> Result<i64, StoreError> {
    let last = last_number(tx, body)?;
    let numbered = tx.execute(
        sql!(
            "UPDATE event SET number = ?2 + n.place FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM event WHERE body = ?1 AND number IS NULL ORDER BY id LIMIT ?3) AS n WHERE event.id = n.id"
        ),
        values![body, last, PAGE],
    )? as i64;
    tx.execute(
        sql!(
            "INSERT INTO event_count (body, last) VALUES (?1, ?2) ON CONFLICT (body) DO UPDATE SET last = excluded.last"
        ),
        values![body, last + numbered],
    )?;
    Ok(numbered)
}

/// Runs for ever; the program starts exactly one per process.
pub async fn run_publisher(db: Db, feed: Feed) {
    let appended = db.appended();
    loop {
        if let Err(error) = publish_pending(&db, &feed).await {
            tracing::warn!(%error, "events wait to be numbered");
        }
        let _ = tokio::time::timeout(POLL, appended.notified()).await;
        tokio::time::sleep(GATHER).await;
    }
}
