//! SQLite: one writer thread with group commit, readers on their own threads.
//!
//! `synchronous=FULL` always: in WAL mode NORMAL loses acknowledged commits at a power cut, and once
//! commits are grouped FULL costs little.

mod batch;
mod statistics;

use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, params_from_iter};
use tokio::sync::Notify;

use super::job::{BoxedJob, Queue};
use super::migrate::{self, Dialect};
use super::tx::Session;
use super::{Migration, READERS, Row, Sql, StoreError, Tx, Value, WRITE_QUEUE_MAX};
use crate::ids::Ids;

/// Pages of 4 KiB that the log gathers before they are copied into the file: a page written many times
/// meanwhile is copied once. A restart reads at most this much again.
const CHECKPOINT_PAGES: i64 = 8_192;
/// Pages that a connection keeps, in KiB; taken only as they are touched.
const CACHE_KIB: i64 = 16_384;

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
        statistics::tell(&writer)?;
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
        .spawn(move || batch::write_loop(&writer, &jobs, &ids, &appended))
        .map_err(|e| StoreError::Unavailable(e.to_string()))?;
    Ok(Queue { writers: vec![to_writer], readers: to_readers })
}

fn connect(file: &Path, durable: bool, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(file, flags)?;
    connection.set_prepared_statement_cache_capacity(512);
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    if !flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        let _mode: String = connection.query_row("PRAGMA journal_mode=WAL", [], |row| row.get(0))?;
        connection.pragma_update(None, "synchronous", if durable { "FULL" } else { "OFF" })?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
    }
    Ok(connection)
}

fn read_loop(connection: &Connection, questions: &Mutex<Receiver<BoxedJob>>, ids: &Arc<Ids>) {
    loop {
        let Ok(mut job) = questions.lock().unwrap_or_else(|p| p.into_inner()).recv() else { return };
        let begun = step(connection, "BEGIN");
        if begun.is_ok() {
            job.run(&mut Tx::reading(Session::Sqlite(connection), ids.clone()));
            let _ = step(connection, "ROLLBACK");
        }
        job.answer(begun);
    }
}

/// A statement without values or rows, parsed once.
pub(super) fn step(connection: &Connection, text: &str) -> Result<(), StoreError> {
    connection.prepare_cached(text)?.execute([])?;
    Ok(())
}

/// A full disk makes SQLite undo the transaction by itself; what came after would stand alone.
pub(super) fn in_transaction(connection: &Connection) -> Result<(), StoreError> {
    match connection.is_autocommit() {
        false => Ok(()),
        true => Err(StoreError::Unavailable("the transaction was undone".into())),
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

pub(super) fn numbers<const N: usize>(
    connection: &Connection,
    sql: &Sql,
    values: &[Value],
) -> Result<Vec<[i64; N]>, StoreError> {
    let mut statement = connection.prepare_cached(sql.text)?;
    let mut found = statement.query(params_from_iter(values))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let mut cells = [0; N];
        for (at, cell) in cells.iter_mut().enumerate() {
            let ValueRef::Integer(value) = row.get_ref(at)? else { return Err(StoreError::no_number(at)) };
            *cell = value;
        }
        rows.push(cells);
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
