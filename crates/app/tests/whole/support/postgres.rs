//! Databases on the cluster that the test run started.

use std::sync::Mutex;

use platform::Db;
use platform::store::Engine;
use postgres::{Client, NoTls};

/// The name of the database that holds the schema and nothing else.
const TEMPLATE: &str = "schema_alone";
/// Tests are processes of their own: the first that takes this lock makes the template.
const TEMPLATE_LOCK: i64 = 7_701;
/// The first half of the lock of a database that is lent; the other half is its number.
const LENT_LOCK: i32 = 7_702;
/// Tables and indexes, as many as a schema has that nobody changed.
const RELATIONS: &str = "SELECT COUNT(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace";
/// Empties what holds something, but for the list of what the schema consists of.
const SWEEP: &str = "DO $$ DECLARE used TEXT; BEGIN
    SELECT string_agg(quote_ident(relname), ', ') INTO used FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'schema_step'
        AND pg_relation_size(oid) > 0;
    IF used IS NOT NULL THEN EXECUTE 'TRUNCATE ' || used; END IF;
END $$";

/// A database of its own with the schema in it and nothing else. Copying one is several times as fast as making
/// hundreds of tables, and sweeping one that a finished test left is several times as fast as copying: the first of a
/// process is lent, and free again when the process and with it the connection that holds its lock is gone.
pub async fn postgres_url() -> String {
    static LENT: Mutex<Option<Client>> = Mutex::new(None);
    on_cluster(|mut client| {
        made_once(&mut client);
        let mut lent = LENT.lock().unwrap();
        if lent.is_some() {
            return created(&mut client, TEMPLATE);
        }
        let name = borrowed(&mut client);
        *lent = Some(client);
        name
    })
    .await
}

/// A database without any schema yet.
pub async fn bare_postgres_url() -> String {
    on_cluster(|mut client| created(&mut client, "template1")).await
}

async fn on_cluster(work: impl FnOnce(Client) -> String + Send + 'static) -> String {
    let name = tokio::task::spawn_blocking(|| work(connected("postgres"))).await.unwrap();
    format!("{}/{name}", cluster())
}

fn connected(name: &str) -> Client {
    Client::connect(&format!("{}/{name}", cluster()), NoTls).unwrap()
}

fn cluster() -> String {
    std::env::var("SPORTELLO_TEST_POSTGRES")
        .expect("no PostgreSQL for the tests: run them through `make test` or scripts/with-postgres")
}

fn created(client: &mut Client, from: &str) -> String {
    let name = format!("t{}_{:x}", std::process::id(), u64::from_le_bytes(platform::secrets::random_bytes()));
    copied(client, &name, from);
    name
}

fn copied(client: &mut Client, name: &str, from: &str) {
    client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {from} STRATEGY FILE_COPY")).unwrap();
}

/// The first database that nobody holds, swept or made.
fn borrowed(client: &mut Client) -> String {
    let free = |number: &i32| -> bool {
        client.query_one("SELECT pg_try_advisory_lock($1, $2)", &[&LENT_LOCK, number]).unwrap().get(0)
    };
    let name = format!("lent_{}", (1..).find(free).unwrap());
    let known = "SELECT shobj_description(t.oid, 'pg_database') FROM pg_database d, pg_database t WHERE d.datname = $1 AND t.datname = $2";
    match client.query_opt(known, &[&name, &TEMPLATE]).unwrap() {
        Some(row) if swept(client, &name, row.get(0)) => return name,
        Some(_) => client.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).unwrap(),
        None => (),
    }
    copied(client, &name, TEMPLATE);
    name
}

/// Whether it is as good as new, once nobody else is in it; not if a test changed the schema itself.
fn swept(client: &mut Client, name: &str, relations: &str) -> bool {
    let leave = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1";
    client.execute(leave, &[&name]).unwrap();
    let mut inside = connected(name);
    inside.batch_execute(SWEEP).unwrap();
    inside.query_one(RELATIONS, &[]).unwrap().get::<_, i64>(0).to_string() == relations
}

/// The template, made by whoever needs it first.
fn made_once(client: &mut Client) {
    client.execute("SELECT pg_advisory_lock($1)", &[&TEMPLATE_LOCK]).unwrap();
    let known = client.query("SELECT 1 FROM pg_database WHERE datname = $1", &[&TEMPLATE]).unwrap();
    if known.is_empty() {
        make_template(client);
    }
    client.execute("SELECT pg_advisory_unlock($1)", &[&TEMPLATE_LOCK]).unwrap();
}

/// Made under another name: nobody copies a half-finished one, and a template may have no connections.
fn make_template(client: &mut Client) {
    client.batch_execute("DROP DATABASE IF EXISTS schema_begun").unwrap();
    client.batch_execute("CREATE DATABASE schema_begun").unwrap();
    let url = format!("{}/schema_begun", cluster());
    drop(Db::open(Engine::Postgres { url }, &app::compose::migrations()).unwrap());
    let relations: i64 = connected("schema_begun").query_one(RELATIONS, &[]).unwrap().get(0);
    client.batch_execute(&format!("COMMENT ON DATABASE schema_begun IS '{relations}'")).unwrap();
    while client.batch_execute(&format!("ALTER DATABASE schema_begun RENAME TO {TEMPLATE}")).is_err() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}
