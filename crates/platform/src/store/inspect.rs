//! A look at a store that leaves it as it is: no migration, no new file, nothing written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags};

use super::tx::{Prepared, Session};
use super::{Engine, Migration, StoreError, Tx, postgres_tls};
use crate::ids::Ids;
use crate::{sql, values};

/// What was found.
#[derive(Debug)]
pub struct Inspection<T> {
    /// Steps of the program that the store lacks, as `module 2`.
    pub pending: Vec<String>,
    /// Steps of the store that the program does not know: a newer program has been here.
    pub newer: Vec<String>,
    /// What the caller looked up; `None` in an empty store.
    pub seen: Option<T>,
}

/// Why there was nothing to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InspectError {
    /// There is no database yet.
    Missing,
    /// What a crash left can only be read by repairing it, and that is the server's to do.
    NeedsRepair,
    /// The engine says that its file is damaged.
    Damaged(String),
    Store(StoreError),
}

impl<E: Into<StoreError>> From<E> for InspectError {
    fn from(error: E) -> Self {
        InspectError::Store(error.into())
    }
}

/// Compares the store with `migrations` and lets `look` read, which must ask only for what the first
/// steps made.
pub fn inspect<T>(
    engine: &Engine,
    migrations: &[Migration],
    look: impl FnOnce(&mut Tx) -> Result<T, StoreError>,
) -> Result<Inspection<T>, InspectError> {
    let ids = Arc::new(Ids::new());
    match engine {
        Engine::Sqlite { file, .. } => {
            let connection = open(file)?;
            let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            if verdict != "ok" {
                return Err(InspectError::Damaged(verdict));
            }
            connection.execute_batch("BEGIN")?;
            let begun = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_step'";
            let begun: i64 = connection.query_row(begun, [], |row| row.get(0))?;
            compare(&mut Tx::reading(Session::Sqlite(&connection), ids), begun > 0, migrations, look)
        }
        Engine::Postgres { url } => {
            let (mut client, mut prepared) = (postgres_tls::connect(url)?, Prepared::new());
            client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            let begun = "SELECT to_regclass('schema_step') IS NOT NULL";
            let begun: bool = client.query_one(begun, &[])?.get(0);
            let session = Session::Postgres { client: &mut client, prepared: &mut prepared };
            compare(&mut Tx::reading(session, ids), begun, migrations, look)
        }
    }
}

fn compare<T>(
    tx: &mut Tx,
    begun: bool,
    migrations: &[Migration],
    look: impl FnOnce(&mut Tx) -> Result<T, StoreError>,
) -> Result<Inspection<T>, InspectError> {
    let mut done: Vec<(String, i64)> = Vec::new();
    if begun {
        for row in
            tx.rows(sql!("SELECT module, number FROM schema_step ORDER BY module, number"), values![])?
        {
            done.push((row.get(0)?, row.get(1)?));
        }
    }
    let name = |module: &str, number: i64| format!("{module} {number}");
    let is_done = |step: &&Migration| done.iter().any(|(m, n)| m == step.module && *n == step.number);
    let is_known = |(m, n): &&(String, i64)| migrations.iter().any(|s| s.module == m && s.number == *n);
    Ok(Inspection {
        pending: migrations.iter().filter(|s| !is_done(s)).map(|s| name(s.module, s.number)).collect(),
        newer: done.iter().filter(|step| !is_known(step)).map(|(m, n)| name(m, *n)).collect(),
        seen: if begun { Some(look(tx)?) } else { None },
    })
}

/// Opens the file so that SQLite makes no file beside it and changes none.
fn open(file: &Path) -> Result<Connection, InspectError> {
    let beside = |end: &str| PathBuf::from(format!("{}{end}", file.display()));
    let size = |path: &Path| std::fs::metadata(path).map(|found| found.len()).unwrap_or(0);
    if !file.exists() {
        return Err(InspectError::Missing);
    }
    let (log, index) = (beside("-wal"), beside("-shm"));
    let how = if index.exists() {
        // A server is at work, or was when it broke: the log is read, its index left alone.
        "mode=ro&readonly_shm=1"
    } else if size(&log) == 0 {
        "immutable=1"
    } else {
        return Err(InspectError::NeedsRepair);
    };
    let path = file.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(format!("file:{path}?{how}"), flags)?)
}
