//! Both engines understand every statement, and their schemas have the same tables and columns.

mod support;

use support::{On, TestHouse};

async fn every_statement_can_be_prepared(on: On) {
    let house = TestHouse::open(on).await;
    let count = platform::store::prepare_all(&house.house.ctx.db).await.unwrap();
    println!("{count} statements, {on:?}");
    assert!(count > 60, "only {count} statements are registered");
}

on_both_engines! {
    every_statement_can_be_prepared;
}
