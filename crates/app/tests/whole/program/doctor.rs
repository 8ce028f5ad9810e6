//! The doctor looks and does not touch: the data folder is the same afterwards, byte for byte.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{Folder, On, TestHouse, small_office};
use app::compose::migrations;
use platform::store::Engine;
use platform::{Db, Lane};

type Bytes = BTreeMap<String, Vec<u8>>;

fn bytes(folder: &Path) -> Bytes {
    let mut found = Bytes::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            found.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
    found
}

/// What the command said, and whether the installation is sound.
struct Report {
    text: String,
    sound: bool,
}

/// Runs the program itself, beside whatever is at work here, and compares.
async fn untouched(folder: &Path, database: Option<String>) -> Report {
    let before = bytes(folder);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sportello"));
    command.arg("doctor").arg("--data").arg(folder).env_remove("SPORTELLO_DATABASE");
    if let Some(url) = database {
        command.arg("--database").arg(url);
    }
    let done = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    let after = bytes(folder);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{text}");
    let changed: Vec<_> = before.keys().filter(|name| before[*name] != after[*name]).collect();
    assert!(changed.is_empty(), "{changed:?} changed: {text}");
    Report { text, sound: done.status.success() }
}

fn says(report: &Report, what: &str) -> bool {
    report.text.contains(what)
}

fn first_steps() -> Vec<platform::store::Migration> {
    migrations().into_iter().filter(|step| step.number == 1).collect()
}

/// A database in a folder of its own, as the engine keeps it; `None` is the file in the folder.
async fn place(on: On) -> (Folder, Option<String>, Engine) {
    let folder = Folder::new();
    match on {
        On::Sqlite => {
            let engine = Engine::Sqlite { file: folder.0.join("sportello.db"), durable: true };
            (folder, None, engine)
        }
        On::Postgres => {
            let url = crate::support::bare_postgres_url().await;
            (folder, Some(url.clone()), Engine::Postgres { url })
        }
    }
}

/// Opens with these steps; the caller says when it ends.
async fn at_work(engine: Engine, steps: Vec<platform::store::Migration>) -> Db {
    tokio::task::spawn_blocking(move || Db::open(engine, &steps)).await.unwrap().unwrap()
}

async fn an_old_schema_is_told_and_stays(on: On) {
    let (folder, database, engine) = place(on).await;
    let _left_open = at_work(engine.clone(), first_steps()).await;
    for _ in 0..2 {
        let report = untouched(&folder.0, database.clone()).await;
        assert!(says(&report, "reception 2") && says(&report, "sportello migrate"), "{}", report.text);
        assert!(says(&report, "no office yet"), "{}", report.text);
        assert!(report.sound, "{}", report.text);
    }
    let _brought_up = at_work(engine, migrations()).await;
    assert!(says(&untouched(&folder.0, database).await, "the schema is up to date"));
}

async fn a_newer_schema_is_an_error(on: On) {
    let (folder, database, engine) = place(on).await;
    let db = at_work(engine, migrations()).await;
    db.write(Lane::HOUSE, |tx| {
        tx.execute(platform::sql!("INSERT INTO schema_step (module, number) VALUES ('agenda', 99)"), &[])
    })
    .await
    .unwrap();
    let report = untouched(&folder.0, database).await;
    assert!(says(&report, "agenda 99") && !report.sound, "{}", report.text);
}

async fn a_working_house_is_looked_at_from_outside(on: On) {
    let (folder, database, engine) = place(on).await;
    let house = TestHouse::on(engine, folder).await;
    house.import(&small_office("citta", 1, 1)).await;
    let report = untouched(&house.folder.0, database).await;
    assert!(says(&report, "offices: citta") && says(&report, "up to date"), "{}", report.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_made_where_nothing_is() {
    let folder = Folder::new();
    let report = untouched(&folder.0, None).await;
    assert!(says(&report, "there is no database yet") && report.sound, "{}", report.text);
    let nowhere = folder.0.join("nowhere");
    let report = std::process::Command::new(env!("CARGO_BIN_EXE_sportello"))
        .args(["doctor", "--data"])
        .arg(&nowhere)
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&report.stdout).contains("no such folder"), "{report:?}");
    assert!(!nowhere.exists());
}

/// What a power cut leaves: the file with its log and the log's index, or, in a copy, with the log alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_rest_of_a_crash_is_left_for_the_server() {
    let (folder, _, engine) = place(On::Sqlite).await;
    let house = TestHouse::on(engine, folder).await;
    house.import(&small_office("citta", 1, 1)).await;
    let after = Folder::new();
    for name in ["sportello.db", "sportello.db-wal", "sportello.db-shm"] {
        std::fs::copy(house.folder.0.join(name), after.0.join(name)).unwrap();
    }
    let report = untouched(&after.0, None).await;
    assert!(says(&report, "offices: citta") && report.sound, "{}", report.text);
    std::fs::remove_file(after.0.join("sportello.db-shm")).unwrap();
    let report = untouched(&after.0, None).await;
    assert!(says(&report, "a crash left a log") && report.sound, "{}", report.text);
}

/// After a clean stop there is the file alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopped_house_is_read_without_a_trace() {
    let (folder, _, engine) = place(On::Sqlite).await;
    let house = TestHouse::on(engine, folder).await;
    house.import(&small_office("citta", 1, 1)).await;
    let (after, file) = (Folder::new(), house.folder.0.join("sportello.db"));
    let copy = rusqlite::Connection::open(&file).unwrap();
    copy.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    std::fs::copy(&file, after.0.join("sportello.db")).unwrap();
    let report = untouched(&after.0, None).await;
    assert!(says(&report, "offices: citta") && report.sound, "{}", report.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_file_is_told() {
    let folder = Folder::new();
    std::fs::write(folder.0.join("sportello.db"), b"this was a database once").unwrap();
    assert!(!untouched(&folder.0, None).await.sound);
}

on_both_engines! {
    an_old_schema_is_told_and_stays;
    a_newer_schema_is_an_error;
    a_working_house_is_looked_at_from_outside;
}
