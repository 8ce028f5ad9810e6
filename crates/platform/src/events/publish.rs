//! The publisher: numbers what was committed and hands it to whoever listens.

use std::time::Duration;
use tokio::sync::broadcast;

use super::{Event, from_row};
use crate::store::{Db, Lane, StoreError, Tx};
use crate::{sql, values};

/// Events kept for slow listeners; one that falls further behind is told to take a fresh view.
const RING: usize = 1_024;
/// Events numbered in one transaction.
const PAGE: i64 = 500;
/// A wake-up can be lost (another process committed): look at least this often.
const POLL: Duration = Duration::from_millis(250);

/// The live feed of numbered events of all bodies.
#[derive(Clone)]
pub struct Feed(broadcast::Sender<Event>);

impl Feed {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Feed {
        Feed(broadcast::channel(RING).0)
    }
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.0.subscribe()
    }
}

/// Numbers all pending events and announces them; answers how many.
pub async fn publish_pending(db: &Db, feed: &Feed) -> Result<usize, StoreError> {
    let mut total = 0;
    for body in db.read(pending_bodies).await? {
        loop {
            // In the body's own lane: beside its writers a numbering would meet every append.
            let numbered = db.write(Lane::of(body, 0), move |tx| number_page(tx, body)).await?;
            total += numbered.len();
            let more = numbered.len() as i64 == PAGE;
            for event in numbered {
                // No listener is no error.
                let _ = feed.0.send(event);
            }
            if !more {
                break;
            }
        }
    }
    Ok(total)
}

fn pending_bodies(tx: &mut Tx) -> Result<Vec<i64>, StoreError> {
    let rows = tx.rows(sql!("SELECT DISTINCT body FROM event WHERE number IS NULL"), &[])?;
    rows.iter().map(|row| row.get(0)).collect()
}

fn number_page(tx: &mut Tx, body: i64) -> Result<Vec<Event>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT body, id, place, kind, subject, actor, at, facts FROM event WHERE body = ?1 AND number IS NULL ORDER BY id LIMIT ?2"
        ),
        values![body, PAGE],
    )?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut last = super::last_number(tx, body)?;
    let mut numbered = Vec::with_capacity(rows.len());
    for row in &rows {
        // Column 1 is the id here; it is replaced by the number that the event gets.
        let (mut event, id) = (from_row(row)?, row.get::<i64>(1)?);
        last += 1;
        event.number = last;
        tx.execute(sql!("UPDATE event SET number = ?2 WHERE id = ?1"), values![id, last])?;
        numbered.push(event);
    }
    tx.execute(
        sql!(
            "INSERT INTO event_count (body, last) VALUES (?1, ?2) ON CONFLICT (body) DO UPDATE SET last = excluded.last"
        ),
        values![body, last],
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
    }
}
