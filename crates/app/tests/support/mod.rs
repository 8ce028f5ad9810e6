//! A whole house for a test: real store, real router, a clock moved by hand.
#![allow(dead_code)]

pub mod kiosk;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use app::compose::{self, House, Plan};
use app::replay::Client;
use app::scratch;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use jiff::tz::TimeZone;
use office::ctx::Brakes;
use office::file::{self, Limits};
use platform::events::Actor;
use platform::mail::Post;
use platform::secrets::{MasterKey, Token};
use platform::store::{Engine, Tx};
use platform::voice::Voice;
use platform::{Clock, Lane, Moment};
use serde_json::Value;
use tower::ServiceExt;

/// Which engine a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

/// Writes the same test for both engines.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* $name:ident;)*) => {
        mod sqlite { $( $(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() { super::$name($crate::support::On::Sqlite).await } )* }
        mod postgres { $( $(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() { super::$name($crate::support::On::Postgres).await } )* }
    };
}

/// Wednesday 11 March 2026, 08:00 in Rome: an ordinary day.
pub fn morning() -> Moment {
    at("2026-03-11T08:00:00")
}

/// A civil instant in Rome.
pub fn at(civil: &str) -> Moment {
    let civil: jiff::civil::DateTime = civil.parse().unwrap();
    civil.to_zoned(TimeZone::get("Europe/Rome").unwrap()).unwrap().timestamp().into()
}

/// A folder of its own, gone with the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("sportello-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A database of its own on the cluster that the test run started.
pub async fn postgres_url() -> String {
    tokio::task::spawn_blocking(|| {
        let base = std::env::var("SPORTELLO_TEST_POSTGRES")
            .expect("no PostgreSQL for the tests: run them through `make test` or scripts/with-postgres");
        let name =
            format!("t{}_{:x}", std::process::id(), u64::from_le_bytes(platform::secrets::random_bytes()));
        let mut client = postgres::Client::connect(&format!("{base}/postgres"), postgres::NoTls).unwrap();
        client.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        format!("{base}/{name}")
    })
    .await
    .unwrap()
}

pub struct TestHouse {
    pub house: House,
    pub clock: Clock,
    pub folder: Folder,
    pub engine: Engine,
}

/// The answer to a request.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("{e}: {}", self.text))
    }
    /// All cookies set, as one `Cookie` header.
    pub fn cookies(&self) -> String {
        let set = self.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok());
        set.filter_map(|line| line.split(';').next()).collect::<Vec<_>>().join("; ")
    }
}

impl TestHouse {
    pub async fn open(on: On) -> TestHouse {
        let folder = Folder::new();
        let engine = match on {
            On::Sqlite => Engine::Sqlite { file: folder.0.join("test.db"), durable: false },
            On::Postgres => Engine::Postgres { url: postgres_url().await },
        };
        TestHouse::on(engine, folder).await
    }

    pub async fn on(engine: Engine, folder: Folder) -> TestHouse {
        TestHouse::built(engine, folder, |_| ()).await
    }

    /// With something in the plan of its own.
    pub async fn built(engine: Engine, folder: Folder, change: impl FnOnce(&mut Plan)) -> TestHouse {
        let clock = Clock::manual(morning());
        let mut plan = Plan {
            engine: engine.clone(),
            clock: clock.clone(),
            key: MasterKey::of_bytes([7; 32]),
            voice: Voice::new(folder.0.join("voice"), None),
            media: office::media::Shelf::new(folder.0.join("media")),
            brakes: Brakes { sign_ins: 10_000, look_ups: 1_000_000, bookings: 1_000_000, api: 10_000_000 },
            public_address: "http://127.0.0.1:8080".into(),
            post: Post::Spool(folder.0.join("mail")),
            mail_from: String::new(),
            demo: false,
            behind_proxy: false,
        };
        change(&mut plan);
        let house = compose::build(plan).await.unwrap();
        TestHouse { house, clock, folder, engine }
    }

    /// Imports an office file (seconds allowed) and answers the body's id.
    pub async fn import(&self, text: &str) -> i64 {
        let file = file::read(text, Limits::Exact).unwrap_or_else(|errors| panic!("{errors:?}"));
        let (now, offices) = (self.clock.now(), self.house.ctx.offices.clone());
        let db = &self.house.ctx.db;
        let import = move |tx: &mut Tx| office::import::apply(tx, &file, false, &Actor("test".into()), now);
        let (body, _) = db.write(Lane::HOUSE, import).await.unwrap();
        db.read(move |tx| offices.load_all(tx)).await.unwrap();
        body
    }

    /// A bearer token with these rights.
    pub async fn token(&self, body: i64, rights: &str) -> String {
        let (token, now) = (Token::random(), self.clock.now());
        let (text, rights) = (token.text(), rights.to_owned());
        self.house
            .ctx
            .db
            .write(Lane::HOUSE, move |tx| scratch::open_token(tx, &token, body, &rights, now))
            .await
            .unwrap();
        text
    }

    pub async fn driver(&self, body: i64) -> String {
        self.token(body, &scratch::driver_rights()).await
    }

    pub async fn request(&self, request: Request<Body>) -> Answer {
        send(self.house.router.clone(), request).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.request(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn api(&self, token: &str, path: &str, body: &Value) -> Answer {
        self.request(api_request(token, path, body)).await
    }

    pub fn client(&self, slug: &str, token: &str) -> InProcess {
        InProcess {
            router: self.house.router.clone(),
            handle: tokio::runtime::Handle::current(),
            base: format!("/api/v1/{slug}/"),
            token: token.to_owned(),
        }
    }
}

pub fn api_request(token: &str, path: &str, body: &Value) -> Request<Body> {
    Request::post(path)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .unwrap()
}

pub async fn send(router: axum::Router, request: Request<Body>) -> Answer {
    let response = router.oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
}

/// The public interface without a socket, for drivers on a blocking thread.
pub struct InProcess {
    router: axum::Router,
    handle: tokio::runtime::Handle,
    base: String,
    token: String,
}

impl InProcess {
    fn finish(&self, request: Request<Body>) -> Result<Value, String> {
        let answer = self.handle.block_on(send(self.router.clone(), request));
        if !answer.status.is_success() {
            return Err(format!("{} {}", answer.status, answer.text));
        }
        if answer.text.is_empty() { Ok(Value::Null) } else { Ok(answer.json()) }
    }
}

impl Client for InProcess {
    fn post(&mut self, path: &str, body: &Value) -> Result<Value, String> {
        self.finish(api_request(&self.token, &format!("{}{path}", self.base), body))
    }
    fn get(&mut self, path: &str) -> Result<Value, String> {
        let request = Request::get(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token));
        self.finish(request.body(Body::empty()).unwrap())
    }
}

/// One service, one agenda with `seats` at 10:00 on 12 March, `counters` counters.
pub fn small_office(slug: &str, seats: i64, counters: usize) -> String {
    let mut text = format!(
        r#"
[body]
key = "{slug}"
name = "Comune di Prova"
mail = "urp@prova.example"
languages = ["it", "en", "de", "fr", "sl"]

[[site]]
key = "sede"
name = "Sede"
address = "Via Roma 1"

[[service]]
key = "cie"
site = "sede"
name = "Carta d'identità"
notes = "Porta la fototessera"
mean_min = 10
[[service.offering]]
key = "rilascio"
name = "Rilascio"
minutes = 15

[[agenda]]
key = "mattina"
service = "cie"
from = "2026-01-01"
weekly = [ {{ days = ["mon","tue","wed","thu","fri"], from = "09:00", to = "18:00", every_min = 15, seats = 3 }} ]
dates = [ {{ date = "2026-03-12", starts = ["10:00"], seats = {seats} }} ]

[[kiosk]]
key = "atrio"
name = "Totem"
site = "sede"
[[display]]
key = "sala"
name = "Sala"
site = "sede"
shows = "both"

[[staff]]
login = "rossi"
name = "Maria Rossi"
roles = ["operator"]
[[staff]]
login = "vice"
name = "Anna Verdi"
roles = ["supervisor"]
[[staff]]
login = "tecnico"
name = "Ugo Neri"
roles = ["office_admin"]
[[staff]]
login = "capo"
name = "Carla Bianchi"
roles = ["body_admin"]
"#
    );
    for at in 1..=counters {
        text += &format!(
            "[[counter]]\nkey = \"{at}\"\nsite = \"sede\"\nlabel = \"Sportello {at}\"\nservices = [\"cie\"]\n"
        );
    }
    text
}
