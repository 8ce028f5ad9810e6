//! The store: one SQL text, one code path, two engines.
//!
//! A transaction is a synchronous closure: `db.write(lane, |tx| …).await`. Closures may run more
//! than once (PostgreSQL replays a batch that conflicts), so they hold no I/O, no await, no clock
//! and no randomness: what they need of those is passed in.
//!
//! Invariants: an answer leaves only after COMMIT returned; one statement text serves both engines
//! and is prepared on both by a test; nothing outside this folder asks which engine runs.

mod error;
mod inspect;
mod job;
mod migrate;
mod postgres;
mod postgres_tls;
mod sql;
mod sqlite;
mod tx;
mod value;

pub use error::StoreError;
pub use inspect::{InspectError, Inspection, inspect};
pub use migrate::Migration;
pub use postgres_tls::ROOT_PARAMETER;
pub use sql::{Registered, Sql, prepare_all};
pub use tx::Tx;
pub use value::{FromValue, Row, Value, keys, table};

use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::{Notify, oneshot};

use crate::ids::Ids;
use job::{ClosureJob, Queue};

/// Closures waiting for a writer; beyond this the caller hears [`StoreError::Busy`].
pub const WRITE_QUEUE_MAX: usize = 4_096;
/// Closures that share one COMMIT at most.
pub const BATCH_MAX: usize = 256;
/// A batch stops growing after this many milliseconds, so that nobody waits for the crowd.
pub const BATCH_MS: u128 = 5;
/// PostgreSQL writers; requests for the same contended thing meet in the same lane.
pub const POSTGRES_LANES: usize = 4;
/// Connections that only read.
pub const READERS: usize = 3;

/// Where the data lives.
#[derive(Clone, Debug)]
pub enum Engine {
    /// One file; `durable: false` only for tests that never cut the power.
    Sqlite { file: PathBuf, durable: bool },
    /// A `postgres://` address.
    Postgres { url: String },
}

/// The contended thing that a write is about: writes of one lane never run side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane(u64);

impl Lane {
    /// The lane of everything that happens to `part` of `body`.
    pub fn of(body: i64, part: i64) -> Lane {
        let mixed = (body as u64).rotate_left(32) ^ (part as u64);
        Lane(mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16)
    }
    /// Housekeeping that contends with nobody in particular.
    pub const HOUSE: Lane = Lane(0);
}

/// The variable by which the kill test's control has a debug build answer before the COMMIT; releases know no such thing.
pub const ANSWER_BEFORE_COMMIT: &str = "SPORTELLO_ANSWER_BEFORE_COMMIT";

/// A handle to the store; cheap to clone.
#[derive(Clone)]
pub struct Db {
    queue: Arc<Queue>,
    ids: Arc<Ids>,
    appended: Arc<Notify>,
}

impl Db {
    /// Opens the store and brings its schema up to date.
    pub fn open(engine: Engine, migrations: &[Migration]) -> Result<Db, StoreError> {
        let ids = Arc::new(Ids::new());
        let appended = Arc::new(Notify::new());
        let queue = match engine {
            Engine::Sqlite { file, durable } => {
                sqlite::open(&file, durable, migrations, ids.clone(), appended.clone())?
            }
            Engine::Postgres { url } => postgres::open(&url, migrations, ids.clone(), appended.clone())?,
        };
        Ok(Db { queue: Arc::new(queue), ids, appended })
    }

    /// A new time-ordered id, unique in this process and, through its random part, beyond it.
    pub fn new_id(&self) -> i64 {
        self.ids.next()
    }

    /// Woken after a commit that appended events.
    pub fn appended(&self) -> Arc<Notify> {
        self.appended.clone()
    }

    /// Runs `work` in a transaction of `lane`; the answer comes after the COMMIT.
    /// An `Err` undoes what this closure wrote and nothing else.
    pub async fn write<T, E, F>(&self, lane: Lane, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.queue.send_write(lane.0, Box::new(ClosureJob::new(work, reply)))?;
        answer.await.unwrap_or_else(|_| Err(StoreError::Unavailable("the writer stopped".into()).into()))
    }

    /// Runs `work` on a snapshot; writing there is refused by the engine.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.queue.send_read(Box::new(ClosureJob::new(work, reply)))?;
        answer.await.unwrap_or_else(|_| Err(StoreError::Unavailable("the readers stopped".into()).into()))
    }
}
