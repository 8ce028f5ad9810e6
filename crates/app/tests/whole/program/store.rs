//! Both engines understand every statement, and their schemas have the same tables and columns.

use std::collections::BTreeSet;

use crate::support::{On, TestHouse};
use platform::store::{Engine, Registered, Sql, StoreError, Tx};
use platform::{Lane, sql, values};

async fn every_statement_can_be_prepared(on: On) {
    let house = TestHouse::open(on).await;
    let count = platform::store::prepare_all(&house.house.ctx.db).await.unwrap();
    println!("{count} statements, {on:?}");
    assert!(count > 60, "only {count} statements are registered");
}

/// Of two steps with one number the second would never be taken.
#[test]
fn every_step_of_the_schema_has_a_number_of_its_own() {
    let mut seen = BTreeSet::new();
    for step in app::compose::migrations() {
        assert!(seen.insert((step.module, step.number)), "{} {}", step.module, step.number);
    }
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
    let sql = "SELECT m.name, c.name, c.\"notnull\" FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
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

/// What a body has few of, or only as long as somebody waits, for an hour, or until it is done.
const FEW: [&str; 32] = [
    "answer_brake",
    "archive_gone",
    "article",
    "body",
    "closed_day",
    "counter_now",
    "device",
    "device_paper",
    "erasure",
    "event_count",
    "flow_cursor",
    "hours_correction",
    "hours_version",
    "intake_count",
    "job",
    "matching",
    "media",
    "office_part",
    "outage",
    "phrase",
    "platform_certificate",
    "platform_key",
    "print_run",
    "program",
    "schema_step",
    "service_beat",
    "service_course",
    "session",
    "staff_account",
    "suspension",
    "visit_pause",
    "waiting",
];
/// Asked when an office is changed, or by a report, or by a test: they read what they answer.
const RARE: [&str; 8] = [
    "agenda/src/appointment.rs",
    "agenda/src/consequences/resite.rs",
    "app/tests/whole/support/house.rs",
    "app/tests/whole/support/node.rs",
    "helpdesk/src/knowledge/propose.rs",
    "payments/src/change/account.rs",
    "payments/src/consequences/mod.rs",
    // The register's lists say how many pages there are.
    "payments/src/register/list.rs",
];

/// SQLite's own account of how it would find the rows, for every statement of the program.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_statement_walks_a_body_to_find_a_row() {
    let house = TestHouse::open(On::Sqlite).await;
    let Engine::Sqlite { file, .. } = &house.engine else { unreachable!() };
    let db = rusqlite::Connection::open(file).unwrap();
    // An index with a condition holds what is still to be done, and may be walked.
    let mut conditions =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'").unwrap();
    let to_do: Vec<String> =
        conditions.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let (mut count, mut walks) = (0, BTreeSet::new());
    let of_the_program = |statement: &Sql| !statement.place.contains("/tests/");
    for Registered(statement) in platform::inventory::iter::<Registered> {
        if !of_the_program(statement) {
            continue;
        }
        count += 1;
        let rare = RARE.iter().any(|file| statement.place.contains(file));
        let walked = plan(&db, statement.text)
            .into_iter()
            .find(|line| walks_much(line, statement.text) && !to_do.iter().any(|index| line.contains(index)));
        if let Some(line) = walked.filter(|_| !rare) {
            walks.insert(format!("{}: {line}: {}", statement.place, statement.text));
        }
    }
    println!("{count} plans");
    assert!(walks.is_empty(), "{}", walks.into_iter().collect::<Vec<_>>().join("\n"));
}

fn plan(db: &rusqlite::Connection, text: &str) -> Vec<String> {
    let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {text}")).unwrap();
    let nothing = vec![rusqlite::types::Null; plan.parameter_count()];
    let lines = plan.query_map(rusqlite::params_from_iter(nothing), |row| row.get(3)).unwrap();
    lines.map(Result::unwrap).collect()
}

/// A line of a plan, such as «SEARCH v USING PRIMARY KEY (body=?)».
fn walks_much(line: &str, text: &str) -> bool {
    let mut words = line.split_whitespace();
    let (how, alias) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let named: Vec<&str> = text.split([' ', ',', '(', ')']).collect();
    // «FROM visit v» names a table twice, «) AS n» names what was already found.
    let pair = named.windows(2).find(|pair| pair[1] == alias);
    let table = match pair.map_or("FROM", |pair| pair[0]) {
        "FROM" | "JOIN" | "UPDATE" => alias,
        "AS" | "" => return false,
        table => table,
    };
    // What a statement is given as a parameter it reads whole.
    let given = table == "json_each";
    let whole = how == "SCAN" && !given && named.contains(&table);
    (whole || line.ends_with("(body=?)")) && !FEW.contains(&table)
}

/// Three at once, so that they share a batch: what one of them wrote and gave up is undone, and only that.
async fn what_a_rule_gives_up_is_undone_alone(on: On) {
    let house = TestHouse::open(on).await;
    let db = house.house.ctx.db.clone();
    let note = |number: i64, then: fn(&mut Tx) -> Result<(), StoreError>| {
        db.write(Lane::HOUSE, move |tx| {
            tx.execute(
                sql!("INSERT INTO schema_step (module, number) VALUES ('trial', ?1)"),
                values![number],
            )?;
            then(tx)
        })
    };
    // The key is taken: the statement fails, and the rule goes on as if nothing were.
    let swallows = |tx: &mut Tx| {
        let again = sql!("INSERT INTO schema_step (module, number) VALUES ('trial', 1)");
        assert!(tx.execute(again, &[]).is_err());
        Ok(())
    };
    note(1, |_| Ok(())).await.unwrap();
    let refuses = |_: &mut Tx| Err(StoreError::Shape("no".into()));
    let (kept, swallowed, refused) = tokio::join!(note(2, |_| Ok(())), note(3, swallows), note(4, refuses));
    assert_eq!(kept, Ok(()));
    assert!(matches!(swallowed, Err(StoreError::Constraint(_))), "{swallowed:?}");
    assert_eq!(refused, Err(StoreError::Shape("no".into())));
    let left = db.read(|tx| {
        tx.numbers::<1>(sql!("SELECT number FROM schema_step WHERE module = 'trial' ORDER BY number"), &[])
    });
    assert_eq!(left.await, Ok(vec![[1], [2]]));
}

/// Many within one closure: what one of them wrote before it refused is undone, and those beside it stand.
async fn one_of_many_is_undone_alone(on: On) {
    let house = TestHouse::open(on).await;
    let db = house.house.ctx.db.clone();
    let write = |tx: &mut Tx, number: i64| {
        let note = sql!("INSERT INTO schema_step (module, number) VALUES ('many', ?1)");
        tx.execute(note, values![number]).map(|_| ())
    };
    let many = move |tx: &mut Tx| {
        for number in 1..=3 {
            let done = tx.alone(|tx| {
                write(tx, number * 10)?;
                let inner: Result<(), StoreError> = tx.alone(|tx| {
                    write(tx, number * 10 + 1)?;
                    Err(StoreError::Shape("inner".into()))
                });
                assert!(inner.is_err());
                if number == 2 { Err(StoreError::Shape("no".into())) } else { Ok(()) }
            });
            assert_eq!(done.is_err(), number == 2);
        }
        write(tx, 4)
    };
    db.write(Lane::HOUSE, many).await.unwrap();
    let left = db.read(|tx| {
        tx.numbers::<1>(sql!("SELECT number FROM schema_step WHERE module = 'many' ORDER BY number"), &[])
    });
    assert_eq!(left.await, Ok(vec![[4], [10], [30]]));
}

on_both_engines! {
    what_a_rule_gives_up_is_undone_alone;
    one_of_many_is_undone_alone;
    every_statement_can_be_prepared;
}
