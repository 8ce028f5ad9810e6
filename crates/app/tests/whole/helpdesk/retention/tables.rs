//! No table that names a ticket is forgotten by the erasure.

use platform::store::Engine;

use crate::support::{On, TestHouse};

/// A new table that names a ticket is erased with it, or named here because it holds no words of people. The last
/// two are of the reception, whose tickets are numbers on paper.
const KEPT_ON_PURPOSE: [&str; 10] = [
    "ticket_step",
    "ticket_clock",
    "clock_notice",
    "ticket_vote",
    "article_use",
    "defect_ticket",
    "ticket_appointment",
    "ticket_attempt",
    "visit",
    "waiting",
];

/// The tables are the same on both engines; this one lists them.
#[tokio::test]
async fn every_table_of_a_ticket_is_erased_or_kept_on_purpose() {
    let house = TestHouse::open(On::Sqlite).await;
    let Engine::Sqlite { file, .. } = &house.engine else { unreachable!() };
    let store = rusqlite::Connection::open(file).unwrap();
    let sql = "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'ticket' ORDER BY m.name";
    let tables: Vec<String> =
        store.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let erased = std::fs::read_to_string("../helpdesk/src/erase/ticket.rs").unwrap()
        + &std::fs::read_to_string("../helpdesk/src/erase/letter.rs").unwrap();
    let forgotten = tables.iter().filter(|table| {
        let named = [format!("DELETE FROM {table} "), format!("UPDATE {table} ")];
        !named.iter().any(|text| erased.contains(text)) && !KEPT_ON_PURPOSE.contains(&table.as_str())
    });
    let forgotten: Vec<_> = forgotten.collect();
    assert!(forgotten.is_empty(), "erase/ticket.rs must say what becomes of {forgotten:?}");
    assert!(tables.len() > 8, "{tables:?}");
}
