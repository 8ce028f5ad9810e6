//! The way to PostgreSQL: encrypted, and only towards the server that the root vouches for.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};

use crate::support::{Folder, postgres_url};
use platform::store::{Engine, StoreError};
use platform::tls::Authority;
use platform::{Clock, Db, Lane, sql, values};

/// Connections until a reloaded setting is in force: the server takes it when it next looks.
const TRIES: usize = 2_000;

/// Gives the cluster of the test run a certificate for `localhost`; answers the root's file.
fn certified(url: &str, folder: &Path) -> PathBuf {
    let now = Clock::machine().now().timestamp();
    let authority = Authority::open(&folder.join("authority"), "Prova", now).unwrap();
    authority.server_certificate(&["localhost".to_owned()], now).unwrap();
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let data: String = client.query_one("SHOW data_directory", &[]).unwrap().get(0);
    let owner = std::fs::metadata(&data).unwrap();
    for name in ["server.pem", "server.key"] {
        let file = Path::new(&data).join(name);
        std::fs::copy(folder.join("authority").join(name), &file).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        // The server refuses a key that is another user's.
        let _ = chown(&file, Some(owner.uid()), Some(owner.gid()));
    }
    for set in ["ssl_cert_file = 'server.pem'", "ssl_key_file = 'server.key'", "ssl = on"] {
        client.batch_execute(&format!("ALTER SYSTEM SET {set}")).unwrap();
    }
    client.batch_execute("SELECT pg_reload_conf()").unwrap();
    let on = |_| {
        let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
        client.query_one("SHOW ssl", &[]).unwrap().get::<_, String>(0) == "on"
    };
    assert!((0..TRIES).any(on), "the server does not take its certificate");
    let root = folder.join("root.pem");
    std::fs::write(&root, authority.root_pem()).unwrap();
    root
}

/// Connections to this database that are encrypted.
fn encrypted(url: &str) -> i64 {
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let sql = "SELECT COUNT(*) FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.datname = current_database() AND s.ssl";
    client.query_one(sql, &[]).unwrap().get(0)
}

fn open(url: String) -> Result<Db, StoreError> {
    Db::open(Engine::Postgres { url }, &app::compose::migrations())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_vouched_for_server_is_spoken_to() {
    let (plain, folder) = (postgres_url().await, Folder::new());
    let (db, plain, _folder) = tokio::task::spawn_blocking(move || {
        let root = certified(&plain, &folder.0);
        let named = plain.replace("127.0.0.1", "localhost");
        let with = |url: &str, mode: &str, root: &Path| {
            format!("{url}?sslmode={mode}&sslrootcert={}", root.display())
        };
        for mode in ["require", "verify-full"] {
            open(with(&named, mode, &root)).unwrap();
        }
        let unknown = folder.0.join("unknown.pem");
        let other =
            Authority::open(&folder.0.join("other"), "Altra", Clock::machine().now().timestamp()).unwrap();
        std::fs::write(&unknown, other.root_pem()).unwrap();
        for (what, url) in [
            ("another authority", with(&named, "verify-full", &unknown)),
            ("another name", with(&plain, "verify-full", &root)),
            ("no root", format!("{named}?sslmode=require")),
            ("no such file", with(&named, "require", &folder.0.join("nothing.pem"))),
        ] {
            assert!(matches!(open(url), Err(StoreError::Unavailable(_))), "{what}");
        }
        (open(with(&named, "verify-full", &root)).unwrap(), plain, folder)
    })
    .await
    .unwrap();
    // A lane that works keeps its connection, and that one is encrypted: nothing falls back.
    db.write(Lane::HOUSE, |tx| tx.rows(sql!("SELECT id FROM body"), values![])).await.unwrap();
    let lanes = tokio::task::spawn_blocking(move || encrypted(&plain)).await.unwrap();
    assert!(lanes > 0, "no connection of the store is encrypted");
}
