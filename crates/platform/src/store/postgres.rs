//! PostgreSQL: lanes of a thread and a connection each, optimistic batches, replay one by one.
//!
//! Batches are serializable: what SQLite's single writer gives for nothing, PostgreSQL gives by
//! refusing (40001), and then the lane replays each closure alone.

use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ::postgres::Client;
use ::postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut};
use tokio::sync::Notify;

use super::job::{BoxedJob, Queue, Verdict};
use super::migrate::{self, Dialect};
use super::postgres_tls;
use super::tx::{Prepared, Session};
use super::{BATCH_MS, Migration, POSTGRES_LANES, READERS, Row, Sql, StoreError, Tx, Value, WRITE_QUEUE_MAX};
use crate::ids::Ids;

/// Closures in one optimistic batch.
const LANE_BATCH_MAX: usize = 64;
/// A closure that keeps meeting others is given up after this many tries.
const REPLAYS_MAX: usize = 20;

const BEGIN_WRITE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";
const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// How a batch ended.
enum Together {
    Done {
        announce: bool,
    },
    /// Nothing was committed: each closure is tried alone.
    Replay,
    /// Nobody knows: everybody is told to ask again.
    Unknown(StoreError),
}

struct Lane {
    url: String,
    connection: Option<(Client, Prepared)>,
    ids: Arc<Ids>,
}

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
        let lane = Lane { url: url.to_owned(), connection: None, ids: ids.clone() };
        let appended = appended.clone();
        spawn("lane", Box::new(move || lane.write_loop(&jobs, &appended)))?;
        writers.push(to_lane);
    }
    let (to_readers, questions) = sync_channel(WRITE_QUEUE_MAX);
    let questions = Arc::new(Mutex::new(questions));
    for _ in 0..READERS {
        let lane = Lane { url: url.to_owned(), connection: None, ids: ids.clone() };
        let questions = questions.clone();
        spawn("reader", Box::new(move || lane.read_loop(&questions)))?;
    }
    Ok(Queue { writers, readers: to_readers })
}

impl Lane {
    fn write_loop(mut self, jobs: &Receiver<BoxedJob>, appended: &Notify) {
        while let Ok(first) = jobs.recv() {
            let started = Instant::now();
            let mut batch = vec![first];
            while batch.len() < LANE_BATCH_MAX && started.elapsed().as_millis() < BATCH_MS {
                let Ok(job) = jobs.try_recv() else { break };
                batch.push(job);
            }
            let announce = match self.together(&mut batch) {
                Together::Done { announce } => {
                    batch.into_iter().for_each(|job| job.answer(Ok(())));
                    announce
                }
                Together::Replay => batch.into_iter().fold(false, |announce, job| self.alone(job) | announce),
                Together::Unknown(error) => {
                    batch.into_iter().for_each(|job| job.answer(Err(error.clone())));
                    false
                }
            };
            if announce {
                appended.notify_waiters();
                appended.notify_one();
            }
        }
    }

    /// All closures in one transaction.
    fn together(&mut self, batch: &mut [BoxedJob]) -> Together {
        let ids = self.ids.clone();
        let Ok((client, prepared)) = self.connected() else { return Together::Replay };
        if client.batch_execute(BEGIN_WRITE).is_err() {
            return Together::Replay;
        }
        let mut announce = false;
        for job in batch {
            let mut tx = Tx::new(Session::Postgres { client, prepared }, ids.clone());
            let verdict = job.run(&mut tx);
            if tx.failure.is_some() || (verdict == Verdict::Undo && tx.wrote) {
                let _ = client.batch_execute("ROLLBACK");
                return Together::Replay;
            }
            announce |= tx.appended && verdict == Verdict::Keep;
        }
        match client.batch_execute("COMMIT").map_err(StoreError::from) {
            Ok(()) => Together::Done { announce },
            Err(StoreError::Conflict) => {
                let _ = client.batch_execute("ROLLBACK");
                Together::Replay
            }
            // The server may have committed before it fell silent: doing it again could do it twice.
            Err(error) => Together::Unknown(error),
        }
    }

    /// One closure in its own transaction, tried again while it meets others.
    fn alone(&mut self, mut job: BoxedJob) -> bool {
        let mut fate = Err(StoreError::Conflict);
        for attempt in 0..REPLAYS_MAX {
            match self.attempt(&mut job) {
                Ok(announce) => {
                    job.answer(Ok(()));
                    return announce;
                }
                Err(StoreError::Conflict) => std::thread::sleep(Duration::from_millis(attempt as u64)),
                Err(error) => {
                    fate = Err(error);
                    break;
                }
            }
        }
        job.answer(fate);
        false
    }

    fn attempt(&mut self, job: &mut BoxedJob) -> Result<bool, StoreError> {
        let ids = self.ids.clone();
        let (client, prepared) = self.connected()?;
        client.batch_execute(BEGIN_WRITE)?;
        let mut tx = Tx::new(Session::Postgres { client, prepared }, ids);
        let verdict = job.run(&mut tx);
        let (failure, announce) = (tx.failure.take(), tx.appended);
        if failure == Some(StoreError::Conflict) {
            let _ = client.batch_execute("ROLLBACK");
            return Err(StoreError::Conflict);
        }
        if verdict == Verdict::Undo || failure.is_some() {
            client.batch_execute("ROLLBACK")?;
            // A rule may swallow a failed statement and go on; here nothing of it was kept.
            return match (verdict, failure) {
                (Verdict::Keep, Some(error)) => Err(error),
                _ => Ok(false),
            };
        }
        client.batch_execute("COMMIT")?;
        Ok(announce)
    }

    fn read_loop(mut self, questions: &Mutex<Receiver<BoxedJob>>) {
        loop {
            let Ok(mut job) = questions.lock().unwrap_or_else(|p| p.into_inner()).recv() else { return };
            let fate = self.look(&mut job);
            job.answer(fate);
        }
    }

    fn look(&mut self, job: &mut BoxedJob) -> Result<(), StoreError> {
        let ids = self.ids.clone();
        let (client, prepared) = self.connected()?;
        client.batch_execute(BEGIN_READ)?;
        job.run(&mut Tx::reading(Session::Postgres { client, prepared }, ids));
        Ok(client.batch_execute("ROLLBACK")?)
    }

    fn connected(&mut self) -> Result<(&mut Client, &mut Prepared), StoreError> {
        if self.connection.as_ref().is_none_or(|(client, _)| client.is_closed()) {
            self.connection = Some((postgres_tls::connect(&self.url)?, Prepared::new()));
        }
        match self.connection.as_mut() {
            Some((client, prepared)) => Ok((client, prepared)),
            None => Err(StoreError::Unavailable("no connection".into())),
        }
    }
}

pub(super) fn prepare(
    client: &mut Client,
    prepared: &mut Prepared,
    sql: &'static Sql,
) -> Result<::postgres::Statement, StoreError> {
    let key = std::ptr::from_ref(sql).addr();
    if let Some(known) = prepared.get(&key) {
        return Ok(known.clone());
    }
    let made = client.prepare(sql.dollars())?;
    prepared.insert(key, made.clone());
    Ok(made)
}

pub(super) fn execute(
    client: &mut Client,
    prepared: &mut Prepared,
    sql: &'static Sql,
    values: &[Value],
) -> Result<u64, StoreError> {
    let statement = prepare(client, prepared, sql)?;
    let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
    Ok(client.execute(&statement, &values)?)
}

pub(super) fn rows(
    client: &mut Client,
    prepared: &mut Prepared,
    sql: &'static Sql,
    values: &[Value],
) -> Result<Vec<Row>, StoreError> {
    let statement = prepare(client, prepared, sql)?;
    let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
    let found = client.query(&statement, &values)?;
    found
        .iter()
        .map(|row| {
            (0..row.len()).map(|at| row.try_get::<_, Value>(at)).collect::<Result<Vec<_>, _>>().map(Row)
        })
        .collect::<Result<Vec<_>, _>>()
        .map_err(|e| StoreError::Shape(e.to_string()))
}

pub(super) fn numbers<const N: usize>(
    client: &mut Client,
    prepared: &mut Prepared,
    sql: &'static Sql,
    values: &[Value],
) -> Result<Vec<[i64; N]>, StoreError> {
    let read = |row: Row| {
        let mut cells = [0; N];
        for (at, cell) in cells.iter_mut().enumerate() {
            *cell = row.get(at).map_err(|_| StoreError::no_number(at))?;
        }
        Ok(cells)
    };
    rows(client, prepared, sql, values)?.into_iter().map(read).collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(v) if *ty == Type::INT4 => i32::try_from(*v)?.to_sql(ty, out),
            Value::Int(v) if *ty == Type::FLOAT8 => (*v as f64).to_sql(ty, out),
            Value::Int(v) => v.to_sql(ty, out),
            Value::Real(v) => v.to_sql(ty, out),
            Value::Text(v) => v.to_sql(ty, out),
            Value::Blob(v) => v.to_sql(ty, out),
        }
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    ::postgres::types::to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match *ty {
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i64::from(i32::from_sql(ty, raw)?)),
            Type::BOOL => Value::Int(i64::from(bool::from_sql(ty, raw)?)),
            Type::FLOAT8 => Value::Real(f64::from_sql(ty, raw)?),
            Type::BYTEA => Value::Blob(Vec::from_sql(ty, raw)?),
            Type::TEXT | Type::VARCHAR => Value::Text(String::from_sql(ty, raw)?),
            _ => return Err(format!("a column of type {ty} is outside the portable dialect").into()),
        })
    }
    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Value::Null)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}
