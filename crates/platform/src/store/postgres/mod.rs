//! PostgreSQL: lanes of a thread and a connection each, optimistic batches, replay one by one.
//!
//! Batches are serializable: what SQLite's single writer gives for nothing, PostgreSQL gives by
//! refusing (40001), and then the lane replays each closure alone.

mod lane;
mod statement;
mod value;

use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};

use tokio::sync::Notify;

pub(super) use self::statement::{execute, numbers, prepare, rows};

use self::lane::Lane;
use super::job::Queue;
use super::migrate::{self, Dialect};
use super::postgres_tls;
use super::tx::{Prepared, Session};
use super::{Migration, POSTGRES_LANES, READERS, StoreError, Tx, WRITE_QUEUE_MAX};
use crate::ids::Ids;

const BEGIN_WRITE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

pub(super) fn open(
    url: &str,
    migrations: &[Migration],
    ids: Arc<Ids>,
    appended: Arc<Notify>,
) -> Result<Queue, StoreError> {
    let (mut client, mut prepared) = (postgres_tls::connect(url)?, Prepared::new());
    client.batch_execute(BEGIN_WRITE)?;
    // `run` needs both the transaction and a way to execute raw text; raw text goes through a second handle.
    let mut scripts = Vec::new();
    let mut tx = Tx::new(Session::Postgres { client: &mut client, prepared: &mut prepared }, ids.clone());
    migrate::run(&mut tx, migrations, |text| {
        scripts.push(Dialect::Postgres.translate(text));
        Ok(())
    })?;
    for script in scripts {
        client.batch_execute(&script)?;
    }
    client.batch_execute("COMMIT")?;

    let spawn = |name: &str, work: Box<dyn FnOnce() + Send>| {
        std::thread::Builder::new()
            .name(name.into())
            .spawn(work)
            .map(|_| ())
            .map_err(|e| StoreError::Unavailable(e.to_string()))
    };
    let mut writers = Vec::new();
    for _ in 0..POSTGRES_LANES {
        let (to_lane, jobs) = sync_channel(WRITE_QUEUE_MAX);
        let lane = Lane::new(url, &ids);
        let appended = appended.clone();
        spawn("lane", Box::new(move || lane.write_loop(&jobs, &appended)))?;
        writers.push(to_lane);
    }
    let (to_readers, questions) = sync_channel(WRITE_QUEUE_MAX);
    let questions = Arc::new(Mutex::new(questions));
    for _ in 0..READERS {
        let lane = Lane::new(url, &ids);
        let questions = questions.clone();
        spawn("reader", Box::new(move || lane.read_loop(&questions)))?;
    }
    Ok(Queue { writers, readers: to_readers })
}
