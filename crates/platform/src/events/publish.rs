//! The publisher: numbers what was committed and hands it to whoever listens.

use std::collections::BTreeMap;
use std::time::Duration;
use tokio::sync::broadcast;

use super::{Event, from_row};
use crate::store::{Db, Lane, StoreError};
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
    loop {
        let numbered = db.write(Lane::HOUSE, number_page).await?;
        total += numbered.len();
        let more = numbered.len() as i64 == PAGE;
        for event in numbered {
            // No listener is no error.
            let _ = feed.0.send(event);
        }
        if !more {
            return Ok(total);
        }
    }
}

fn number_page(tx: &mut crate::store::Tx) -> Result<Vec<Event>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT body, id, place, kind, subject, actor, at, facts FROM event WHERE number IS NULL ORDER BY id LIMIT ?1"
        ),
        values![PAGE],
    )?;
    let mut last: BTreeMap<i64, i64> = BTreeMap::new();
    let mut numbered = Vec::with_capacity(rows.len());
    for row in &rows {
        // Column 1 is the id here; it is replaced by the number that the event gets.
        let (mut event, id) = (from_row(row)?, row.get::<i64>(1)?);
        let number = match last.get(&event.body) {
            Some(last) => last + 1,
            None => super::last_number(tx, event.body)? + 1,
        };
        last.insert(event.body, number);
        event.number = number;
        tx.execute(sql!("UPDATE event SET number = ?2 WHERE id = ?1"), values![id, number])?;
        numbered.push(event);
    }
    for (body, number) in last {
        tx.execute(
            sql!(
                "INSERT INTO event_count (body, last) VALUES (?1, ?2) ON CONFLICT (body) DO UPDATE SET last = excluded.last"
            ),
            values![body, number],
        )?;
    }
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
