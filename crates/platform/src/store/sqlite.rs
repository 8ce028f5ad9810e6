//! SQLite: one writer thread with group commit, readers on their own threads.
//!
//! `synchronous=FULL` always: in WAL mode NORMAL loses acknowledged commits at a power cut, and once
//! commits are grouped FULL costs little.

use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, params_from_iter};
use tokio::sync::Notify;

use super::job::{BoxedJob, Queue, Verdict};
use super::migrate::{self, Dialect};
use super::tx::Session;
use super::{BATCH_MAX, BATCH_MS, Migration, READERS, Row, Sql, StoreError, Tx, Value, WRITE_QUEUE_MAX};
use crate::ids::Ids;

/// A closure that holds the only writer longer than this is logged.
const SLOW_CLOSURE: Duration = Duration::from_millis(5);

pub(super) fn open(
    file: &Path,
    durable: bool,
    migrations: &[Migration],
    ids: Arc<Ids>,
    appended: Arc<Notify>,
) -> Result<Queue, StoreError> {
    let writer = connect(file, durable, OpenFlags::default())?;
    {
        let mut tx = Tx::new(Session::Sqlite(&writer), ids.clone());
        writer.execute_batch("BEGIN IMMEDIATE")?;
        migrate::run(
            &mut tx,
            migrations,
            |text| Ok(writer.execute_batch(&Dialect::Sqlite.translate(text))?),
        )?;
        writer.execute_batch("COMMIT")?;
    }
    let (to_writer, jobs) = sync_channel(WRITE_QUEUE_MAX);
    let (to_readers, questions) = sync_channel(WRITE_QUEUE_MAX);
    let questions = Arc::new(Mutex::new(questions));
    for _ in 0..READERS {
        let reader =
            connect(file, durable, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        let (questions, ids) = (questions.clone(), ids.clone());
        std::thread::Builder::new()
            .name("reader".into())
            .spawn(move || read_loop(&reader, &questions, &ids))
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
    }
    std::thread::Builder::new()
        .name("writer".into())
        .spawn(move || write_loop(&writer, &jobs, &ids, &appended))
        .map_err(|e| StoreError::Unavailable(e.to_string()))?;
    Ok(Queue { writers: vec![to_writer], readers: to_readers })
}

fn connect(file: &Path, durable: bool, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(file, flags)?;
    connection.set_prepared_statement_cache_capacity(512);
    connection.busy_timeout(Duration::from_secs(10))?;
    if !flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        let _mode: String = connection.query_row("PRAGMA journal_mode=WAL", [], |row| row.get(0))?;
        connection.pragma_update(None, "synchronous", if durable { "FULL" } else { "OFF" })?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
    }
    Ok(connection)
}

/// Groups waiting closures under one COMMIT and answers them after it.
fn write_loop(connection: &Connection, jobs: &Receiver<BoxedJob>, ids: &Arc<Ids>, appended: &Notify) {
    while let Ok(first) = jobs.recv() {
        let started = Instant::now();
        let mut done: Vec<BoxedJob> = Vec::new();
        let mut announce = false;
        let mut next = Some(first);
        let begun = connection.execute_batch("BEGIN IMMEDIATE").map_err(StoreError::from);
        while let Some(mut job) = next.take() {
            if begun.is_ok() {
                announce |= run_one(connection, job.as_mut(), ids);
            }
            done.push(job);
            if done.len() < BATCH_MAX && started.elapsed().as_millis() < BATCH_MS {
                next = jobs.try_recv().ok();
            }
        }
        #[cfg(feature = "answer-before-commit")]
        for job in done.drain(..) {
            job.answer(Ok(()));
        }
        let fate = begun.and_then(|()| connection.execute_batch("COMMIT").map_err(StoreError::from));
        if let Err(error) = &fate {
            tracing::error!(%error, waiting = done.len(), "a commit failed; everybody in it is told to ask again");
            let _ = connection.execute_batch("ROLLBACK");
        } else if announce {
            appended.notify_waiters();
            appended.notify_one();
        }
        for job in done {
            job.answer(fate.clone());
        }
    }
}

/// One closure in its savepoint; true when it appended events.
fn run_one(connection: &Connection, job: &mut dyn super::job::Job, ids: &Arc<Ids>) -> bool {
    let started = Instant::now();
    let step = |text: &str| connection.prepare_cached(text).and_then(|mut s| s.execute([]));
    let _ = step("SAVEPOINT one");
    let mut tx = Tx::new(Session::Sqlite(connection), ids.clone());
    let verdict = job.run(&mut tx);
    if verdict == Verdict::Undo {
        let _ = step("ROLLBACK TO one");
    }
    let _ = step("RELEASE one");
    if started.elapsed() > SLOW_CLOSURE {
        tracing::debug!(ms = started.elapsed().as_millis(), "a slow closure held the writer");
    }
    verdict == Verdict::Keep && tx.appended
}

fn read_loop(connection: &Connection, questions: &Mutex<Receiver<BoxedJob>>, ids: &Arc<Ids>) {
    loop {
        let Ok(mut job) = questions.lock().unwrap_or_else(|p| p.into_inner()).recv() else { return };
        let begun = connection.execute_batch("BEGIN").map_err(StoreError::from);
        if begun.is_ok() {
            job.run(&mut Tx::new(Session::Sqlite(connection), ids.clone()));
            let _ = connection.execute_batch("ROLLBACK");
        }
        job.answer(begun);
    }
}

pub(super) fn execute(connection: &Connection, sql: &Sql, values: &[Value]) -> Result<u64, StoreError> {
    Ok(connection.prepare_cached(sql.text)?.execute(params_from_iter(values))? as u64)
}

pub(super) fn rows(connection: &Connection, sql: &Sql, values: &[Value]) -> Result<Vec<Row>, StoreError> {
    let mut statement = connection.prepare_cached(sql.text)?;
    let columns = statement.column_count();
    let mut found = statement.query(params_from_iter(values))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let mut cells = Vec::with_capacity(columns);
        for at in 0..columns {
            cells.push(match row.get_ref(at)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(v) => Value::Int(v),
                ValueRef::Real(v) => Value::Real(v),
                ValueRef::Text(v) => Value::Text(String::from_utf8_lossy(v).into_owned()),
                ValueRef::Blob(v) => Value::Blob(v.to_vec()),
            });
        }
        rows.push(Row(cells));
    }
    Ok(rows)
}

pub(super) fn prepare(connection: &Connection, sql: &Sql) -> Result<(), StoreError> {
    connection.prepare(sql.text)?;
    Ok(())
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(v) => ValueRef::Integer(*v),
            Value::Real(v) => ValueRef::Real(*v),
            Value::Text(v) => ValueRef::Text(v.as_bytes()),
            Value::Blob(v) => ValueRef::Blob(v),
        }))
    }
}
