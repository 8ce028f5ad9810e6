//! The citizens' side of a house: real store, real doors, a clock moved by hand.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use http_body_util::BodyExt;
use jiff::tz::TimeZone;
use office::ctx::{Brakes, Inner};
use office::file::{self, Limits};
use office::{Ctx, Offices};
use platform::events::{Actor, Feed};
use platform::jobs::Runner;
use platform::live::Hub;
use platform::mail::Post;
use platform::secrets::MasterKey;
use platform::session::Hasher;
use platform::store::Engine;
use platform::voice::Voice;
use platform::web::render_failures;
use platform::{Clock, Db, Lane, Moment};
use tower::ServiceExt;

/// The visitor's cookie of all tests.
const VISITOR: &str = "0123456789abcdef0123456789abcdef";

pub struct House {
    pub ctx: Ctx,
    pub router: Router,
    pub runner: Runner,
    pub folder: PathBuf,
    pub body: i64,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub kind: String,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }
    pub fn has(&self, text: &str) -> bool {
        self.text.contains(text)
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A civil instant in Rome.
pub fn at(civil: &str) -> Moment {
    let civil: jiff::civil::DateTime = civil.parse().unwrap();
    civil.to_zoned(TimeZone::get("Europe/Rome").unwrap()).unwrap().timestamp().into()
}

/// The mid-size town of the examples on Wednesday 11 March 2026 at eight.
pub async fn open() -> House {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let name = format!("agenda-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let migrations = [platform::migrations(), office::migrations(), agenda::migrations()].concat();
    let engine = Engine::Sqlite { file: folder.join("store"), durable: false };
    let db = tokio::task::spawn_blocking(move || Db::open(engine, &migrations)).await.unwrap().unwrap();
    let (feed, clock) = (Feed::new(), Clock::manual(at("2026-03-11T08:00:00")));
    let ctx = Ctx::new(Inner {
        hub: Hub::new(db.clone(), feed.clone(), clock.clone()),
        db: db.clone(),
        clock: clock.clone(),
        feed,
        key: MasterKey::of_bytes([7; 32]),
        hasher: Hasher::new(),
        offices: Offices::default(),
        voice: Voice::new(folder.join("voice"), None),
        media: office::media::Shelf::new(folder.join("media")),
        files: platform::files::Cabinet::new(folder.join("files"), None).into(),
        certified: Vec::new(),
        throttles: Brakes::default().throttles(),
        presence: Default::default(),
        timings: Default::default(),
        consequences: vec![agenda::consequences()],
        public_address: "https://servizi.example.org".into(),
        pages: platform::web::Pages::of(&[]),
        demo: false,
        behind_proxy: false,
    });
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let read = file::read(&text, Limits::Published).unwrap();
    let (offices, now) = (ctx.offices.clone(), clock.now());
    let body = db
        .write(Lane::HOUSE, move |tx| {
            let (body, _) = office::import::apply(tx, &read, false, &Actor("server".into()), now)?;
            Ok::<_, platform::store::StoreError>(body)
        })
        .await
        .unwrap();
    db.read(move |tx| offices.load_all(tx)).await.unwrap();
    let mails = folder.join("mails");
    std::fs::create_dir_all(&mails).unwrap();
    let doer = agenda::mail::doer(ctx.clone(), Post::Spool(mails), "noreply@valdora.example".into());
    let runner = Runner::new(db, clock, vec![(agenda::mail::JOB, doer)]);
    let router = agenda::routes()
        .into_router()
        .layer(from_fn(render_failures))
        .layer(from_fn_with_state(ctx.clone(), office::doors::tenant))
        .with_state(ctx.clone());
    House { ctx, router, runner, folder, body }
}

impl House {
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).header(header::ACCEPT_LANGUAGE, "it").body(Body::empty()).unwrap()).await
    }

    /// A form of one of our pages, sent by a browser.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = platform::web::form_token(&self.ctx.key, VISITOR);
        let mut body = format!("form_token={token}");
        for (name, value) in fields {
            body += &format!("&{name}={}", encoded(value));
        }
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, format!("__Host-visitor={VISITOR}"))
            .header(header::ACCEPT_LANGUAGE, "it")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    pub async fn api(&self, path: &str, body: serde_json::Value, key: Option<&str>) -> Answer {
        let mut request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let text = |name| {
            response.headers().get(name).map_or("", |v: &header::HeaderValue| v.to_str().unwrap()).to_owned()
        };
        let (status, location, kind) =
            (response.status(), text(header::LOCATION), text(header::CONTENT_TYPE));
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, kind, text: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    /// The mails written so far, unfolded from their transfer encoding only where that is plain.
    pub async fn mails(&self) -> Vec<String> {
        while self.runner.round().await.unwrap() > 0 {}
        let mut names: Vec<_> =
            std::fs::read_dir(self.folder.join("mails")).unwrap().map(|e| e.unwrap().path()).collect();
        names.sort();
        names.iter().map(|name| std::fs::read_to_string(name).unwrap()).collect()
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// The value of a hidden field.
pub fn hidden(page: &Answer, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = page.text.split_once(&start).unwrap_or_else(|| panic!("no field {name} in {}", page.text)).1;
    rest.split('"').next().unwrap().to_owned()
}
