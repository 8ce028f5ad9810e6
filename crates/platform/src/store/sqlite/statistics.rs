//! What the planner is told of the tables, the same in every installation.
//!
//! Without statistics SQLite takes ten rows for each value of an index's first column; here that column is
//! the body, which has a million, so it walked whole bodies beside an index that fitted. Counted statistics
//! would change a plan from one night to the next; written ones make the plans a matter of the program, and
//! a test reads them all. Meaning of the figures: <https://sqlite.org/fileformat2.html#stat1tab>.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::store::StoreError;

const ROWS: u64 = 1_000_000;
/// An index with a condition holds what is still to be done.
const ROWS_TO_DO: u64 = 20_000;
const BODIES: u64 = 10;
/// Rows that share an index's columns, after the first and from the second on, where the body leads.
const OF_ONE: u64 = 50;
const OF_ONE_AND_ONE: u64 = 20;
const OF_MORE: u64 = 4;

/// Table, index, figures.
type Told = BTreeSet<(String, String, String)>;

/// Writes what is not written yet; a second start changes nothing.
pub(super) fn tell(connection: &Connection) -> Result<(), StoreError> {
    // Makes the table where it is missing, and counts nothing.
    connection.execute_batch("ANALYZE sqlite_schema")?;
    let known = read(connection, "SELECT tbl, idx, stat FROM sqlite_stat1 WHERE idx IS NOT NULL")?;
    let wanted = wanted(connection)?;
    if known == wanted {
        return Ok(());
    }
    connection.execute("DELETE FROM sqlite_stat1", [])?;
    for (table, index, figures) in &wanted {
        connection.execute("INSERT INTO sqlite_stat1 VALUES (?1, ?2, ?3)", [table, index, figures])?;
    }
    connection.execute_batch("ANALYZE sqlite_schema")?;
    Ok(())
}

fn read(connection: &Connection, text: &str) -> Result<Told, StoreError> {
    let mut statement = connection.prepare(text)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn wanted(connection: &Connection) -> Result<Told, StoreError> {
    let mut statement = connection.prepare(
        "SELECT t.name, CASE i.origin WHEN 'pk' THEN t.name ELSE i.name END, i.\"unique\", i.partial, \
         (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) \
         FROM sqlite_schema t JOIN pragma_index_list(t.name) i \
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'",
    )?;
    let rows = statement.query_map([], |row| {
        let columns: String = row.get(4)?;
        Ok((row.get(0)?, row.get(1)?, figures(row.get(2)?, row.get(3)?, &columns)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Rows of the index, then for each further column of its key how many rows still share a value.
fn figures(unique: bool, partial: bool, columns: &str) -> String {
    let mut rows = if partial { ROWS_TO_DO } else { ROWS };
    let mut figures = vec![rows.to_string()];
    let count = columns.split(',').count();
    for (at, column) in columns.split(',').enumerate() {
        rows = match at {
            _ if unique && at + 1 == count => 1,
            0 if column == "body" => rows / BODIES,
            0 => rows.min(OF_ONE),
            1 => rows.min(OF_ONE_AND_ONE),
            _ => rows.min(OF_MORE),
        };
        figures.push(rows.to_string());
    }
    figures.join(" ")
}
