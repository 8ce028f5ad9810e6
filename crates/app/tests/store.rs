//! Both engines understand every statement, and their schemas have the same tables and columns.

mod support;

use std::collections::BTreeSet;

use platform::store::Engine;
use support::{On, TestHouse};

async fn every_statement_can_be_prepared(on: On) {
    let house = TestHouse::open(on).await;
    let count = platform::store::prepare_all(&house.house.ctx.db).await.unwrap();
    println!("{count} statements, {on:?}");
    assert!(count > 60, "only {count} statements are registered");
}

/// Table, column, whether it may be empty: the same on both, whatever the types are called.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_schemas_have_the_same_columns() {
    let (light, heavy) = (TestHouse::open(On::Sqlite).await, TestHouse::open(On::Postgres).await);
    let (sqlite, postgres) =
        tokio::task::spawn_blocking(move || (sqlite_columns(&light), postgres_columns(&heavy)))
            .await
            .unwrap();
    assert!(sqlite.len() > 100, "{sqlite:?}");
    assert_eq!(sqlite, postgres);
}

type Columns = BTreeSet<(String, String, bool)>;

fn sqlite_columns(house: &TestHouse) -> Columns {
    let Engine::Sqlite { file, .. } = &house.engine else { unreachable!() };
    let db = rusqlite::Connection::open(file).unwrap();
    let sql = "SELECT m.name, c.name, c.\"notnull\" FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)? == 0)));
    rows.unwrap().map(Result::unwrap).collect()
}

fn postgres_columns(house: &TestHouse) -> Columns {
    let Engine::Postgres { url } = &house.engine else { unreachable!() };
    let mut db = ::postgres::Client::connect(url, ::postgres::NoTls).unwrap();
    let sql = "SELECT table_name::text, column_name::text, is_nullable::text FROM information_schema.columns WHERE table_schema = 'public'";
    let rows = db.query(sql, &[]).unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1), row.get::<_, String>(2) == "YES")).collect()
}

on_both_engines! {
    every_statement_can_be_prepared;
}
