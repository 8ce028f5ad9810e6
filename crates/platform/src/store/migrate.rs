//! Schema changes: one text for both engines, applied once each, in order.

use std::collections::BTreeSet;

use super::{StoreError, Tx};
use crate::{sql, values};

/// A step of a module's schema. `text` is in the portable dialect; statements end with `;`.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    pub module: &'static str,
    pub number: i64,
    pub text: &'static str,
}

#[derive(Clone, Copy)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// Where the schemas differ: two words, and SQLite keeps each table in its key's own tree, which
    /// halves the pages that an insert touches (<https://sqlite.org/withoutrowid.html>).
    pub(super) fn translate(self, text: &str) -> String {
        match self {
            Dialect::Sqlite => text.split_inclusive(';').map(clustered).collect(),
            Dialect::Postgres => text.replace(" BLOB", " BYTEA").replace(" DOUBLE", " DOUBLE PRECISION"),
        }
    }
}

fn clustered(statement: &str) -> String {
    match statement.strip_suffix(';') {
        Some(table) if table.trim_start().starts_with("CREATE TABLE") => format!("{table} WITHOUT ROWID;"),
        _ => statement.to_owned(),
    }
}

/// Applies what is missing. `script` runs a text of several statements inside the same transaction.
pub(super) fn run(
    tx: &mut Tx,
    migrations: &[Migration],
    mut script: impl FnMut(&str) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "CREATE TABLE IF NOT EXISTS schema_step (module TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (module, number))"
        ),
        &[],
    )?;
    let known = tx.rows(sql!("SELECT module, number FROM schema_step"), &[])?;
    let known = known.iter().map(|row| Ok((row.get(0)?, row.get(1)?)));
    let known: BTreeSet<(String, i64)> = known.collect::<Result<_, StoreError>>()?;
    for step in migrations.iter().filter(|step| !known.contains(&(step.module.to_owned(), step.number))) {
        // Two programs that start together: the second waits here for the first, and finds it done.
        let mine = tx.execute(
            sql!("INSERT INTO schema_step (module, number) VALUES (?1, ?2) ON CONFLICT DO NOTHING"),
            values![step.module, step.number],
        )?;
        if mine == 1 {
            script(step.text)?;
        }
    }
    Ok(())
}
