//! A transaction in the hands of a rule.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Row, Sql, StoreError, Value, postgres, sqlite};
use crate::ids::Ids;

/// Statements that one PostgreSQL connection has prepared, by the address of their register entry.
pub(super) type Prepared = HashMap<usize, ::postgres::Statement>;

pub(super) enum Session<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres { client: &'a mut ::postgres::Client, prepared: &'a mut Prepared },
}

/// An open transaction. Dropping it decides nothing: the writer commits or undoes.
pub struct Tx<'a> {
    session: Session<'a>,
    ids: Arc<Ids>,
    only_reads: bool,
    pub(super) wrote: bool,
    pub(super) appended: bool,
    pub(super) failure: Option<StoreError>,
}

impl<'a> Tx<'a> {
    pub(super) fn new(session: Session<'a>, ids: Arc<Ids>) -> Tx<'a> {
        Tx { session, ids, only_reads: false, wrote: false, appended: false, failure: None }
    }

    pub(super) fn reading(session: Session<'a>, ids: Arc<Ids>) -> Tx<'a> {
        Tx { only_reads: true, ..Tx::new(session, ids) }
    }

    /// Whether all it sees was committed: then it may be remembered in memory. A writer also sees what its
    /// batch has written, and the COMMIT may still fail.
    pub fn sees_the_committed(&self) -> bool {
        self.only_reads
    }

    /// A time-ordered id in the order in which the writer works. Drawing it again on a replay is
    /// harmless: the row that used the first one was undone.
    pub fn new_id(&self) -> i64 {
        self.ids.next()
    }

    /// Whether transactions commit in the order in which they run, as with a single writer: then what they
    /// count is dense and in the order of the commits.
    pub fn commits_in_order(&self) -> bool {
        matches!(self.session, Session::Sqlite(_))
    }

    /// Says that an event was appended, so that the publisher wakes after the commit.
    pub fn mark_appended(&mut self) {
        self.appended = true;
    }

    /// Does `work` so that what it wrote is undone where it refuses, and only that: one of many, so that those
    /// beside it stand. A statement that failed spoils the whole all the same.
    pub fn alone<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Tx<'a>) -> Result<T, E>,
    ) -> Result<T, E> {
        let appended = self.appended;
        self.mark("SAVEPOINT apart")?;
        let done = work(self);
        if self.failure.is_some() {
            return done;
        }
        if done.is_err() {
            self.mark("ROLLBACK TO SAVEPOINT apart")?;
            self.appended = appended;
        }
        self.mark("RELEASE SAVEPOINT apart")?;
        done
    }

    fn mark(&mut self, text: &str) -> Result<(), StoreError> {
        let done = match &mut self.session {
            Session::Sqlite(connection) => {
                sqlite::in_transaction(connection).and_then(|()| sqlite::step(connection, text))
            }
            Session::Postgres { client, .. } => client.batch_execute(text).map_err(StoreError::from),
        };
        self.remember(done)
    }

    /// Runs a changing statement; answers how many rows it touched.
    pub fn execute(&mut self, sql: &'static Sql, values: &[Value]) -> Result<u64, StoreError> {
        storable(values)?;
        self.wrote = true;
        let done = match &mut self.session {
            Session::Sqlite(connection) => {
                sqlite::in_transaction(connection).and_then(|()| sqlite::execute(connection, sql, values))
            }
            Session::Postgres { client, prepared } => postgres::execute(client, prepared, sql, values),
        };
        self.remember(done)
    }

    /// Runs a changing statement that answers rows (`… RETURNING …`); the first of them.
    pub fn execute_returning(
        &mut self,
        sql: &'static Sql,
        values: &[Value],
    ) -> Result<Option<Row>, StoreError> {
        storable(values)?;
        self.wrote = true;
        if let Session::Sqlite(connection) = &self.session {
            let open = sqlite::in_transaction(connection);
            self.remember(open)?;
        }
        self.row(sql, values)
    }

    /// All rows of a query.
    pub fn rows(&mut self, sql: &'static Sql, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        storable(values)?;
        let rows = match &mut self.session {
            Session::Sqlite(connection) => sqlite::rows(connection, sql, values),
            Session::Postgres { client, prepared } => postgres::rows(client, prepared, sql, values),
        };
        self.remember(rows)
    }

    /// All rows of a query whose `N` columns are whole numbers: what a view of thousands of rows reads.
    pub fn numbers<const N: usize>(
        &mut self,
        sql: &'static Sql,
        values: &[Value],
    ) -> Result<Vec<[i64; N]>, StoreError> {
        storable(values)?;
        let rows = match &mut self.session {
            Session::Sqlite(connection) => sqlite::numbers(connection, sql, values),
            Session::Postgres { client, prepared } => postgres::numbers(client, prepared, sql, values),
        };
        self.remember(rows)
    }

    /// The first row of a query, if any.
    pub fn row(&mut self, sql: &'static Sql, values: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, values)?.into_iter().next())
    }

    /// Checks that the engine understands the statement.
    pub(super) fn prepare(&mut self, sql: &'static Sql) -> Result<(), StoreError> {
        let done = match &mut self.session {
            Session::Sqlite(connection) => sqlite::prepare(connection, sql),
            Session::Postgres { client, prepared } => postgres::prepare(client, prepared, sql).map(|_| ()),
        };
        self.remember(done)
    }

    /// A failed statement spoils a PostgreSQL transaction even when the rule swallows the error.
    fn remember<T>(&mut self, outcome: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &outcome {
            self.failure = Some(error.clone());
        }
        outcome
    }
}

/// Said before anything is asked of the engine, so that both refuse alike and nothing of a batch is spoiled.
fn storable(values: &[Value]) -> Result<(), StoreError> {
    let has_nul = |value: &Value| matches!(value, Value::Text(text) if text.as_bytes().contains(&0));
    if values.iter().any(has_nul) { Err(StoreError::Nul) } else { Ok(()) }
}
