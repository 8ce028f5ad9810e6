//! Databases on the cluster that the test run started.

use platform::Db;
use platform::store::Engine;
use postgres::{Client, NoTls};

/// The name of the database that holds the schema and nothing else.
const TEMPLATE: &str = "schema_alone";
/// Tests are processes of their own: the first that takes this lock makes the template.
const TEMPLATE_LOCK: i64 = 7_701;

/// A database of its own with the schema in it: copying one is several times as fast as making hundreds of tables.
pub async fn postgres_url() -> String {
    created(true).await
}

/// A database without any schema yet.
pub async fn bare_postgres_url() -> String {
    created(false).await
}

async fn created(with_schema: bool) -> String {
    tokio::task::spawn_blocking(move || {
        let mut client = Client::connect(&format!("{}/postgres", cluster()), NoTls).unwrap();
        let from = if with_schema { made_once(&mut client) } else { "template1" };
        let name =
            format!("t{}_{:x}", std::process::id(), u64::from_le_bytes(platform::secrets::random_bytes()));
        client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {from} STRATEGY FILE_COPY")).unwrap();
        format!("{}/{name}", cluster())
    })
    .await
    .unwrap()
}

fn cluster() -> String {
    std::env::var("SPORTELLO_TEST_POSTGRES")
        .expect("no PostgreSQL for the tests: run them through `make test` or scripts/with-postgres")
}

/// The template, made by whoever needs it first.
fn made_once(client: &mut Client) -> &'static str {
    client.execute("SELECT pg_advisory_lock($1)", &[&TEMPLATE_LOCK]).unwrap();
    let known = client.query("SELECT 1 FROM pg_database WHERE datname = $1", &[&TEMPLATE]).unwrap();
    if known.is_empty() {
        make_template(client);
    }
    client.execute("SELECT pg_advisory_unlock($1)", &[&TEMPLATE_LOCK]).unwrap();
    TEMPLATE
}

/// Made under another name: nobody copies a half-finished one, and a template may have no connections.
fn make_template(client: &mut Client) {
    client.batch_execute("DROP DATABASE IF EXISTS schema_begun").unwrap();
    client.batch_execute("CREATE DATABASE schema_begun").unwrap();
    let url = format!("{}/schema_begun", cluster());
    drop(Db::open(Engine::Postgres { url }, &app::compose::migrations()).unwrap());
    while client.batch_execute(&format!("ALTER DATABASE schema_begun RENAME TO {TEMPLATE}")).is_err() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}
