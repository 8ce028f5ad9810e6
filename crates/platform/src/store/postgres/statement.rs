//! A statement on a connection: prepared once, its rows as values.

use ::postgres::Client;
use ::postgres::types::ToSql;

use crate::store::tx::Prepared;
use crate::store::{Row, Sql, StoreError, Value};

pub(in crate::store) fn prepare(
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

pub(in crate::store) fn execute(
    client: &mut Client,
    prepared: &mut Prepared,
    sql: &'static Sql,
    values: &[Value],
) -> Result<u64, StoreError> {
    let statement = prepare(client, prepared, sql)?;
    let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
    Ok(client.execute(&statement, &values)?)
}

pub(in crate::store) fn rows(
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

pub(in crate::store) fn numbers<const N: usize>(
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
