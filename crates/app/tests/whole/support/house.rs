//! The house itself, and who comes in: people of the staff, screens, requests.

use std::time::Duration;

use app::compose::{self, House, Plan};
use app::scratch;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use office::ctx::Brakes;
use office::devices;
use office::file::{self, Limits};
use platform::events::Actor;
use platform::mail::Post;
use platform::secrets::{MasterKey, Token};
use platform::session::{self, Session};
use platform::store::Engine;
use platform::voice::Voice;
use platform::{Clock, Lane, Moment};
use serde_json::Value;
use tower::ServiceExt;

use super::client::InProcess;
use super::{Folder, On, morning};

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
        let engine = on.engine(&folder).await;
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
            files: platform::files::Cabinet::new(folder.0.join("files"), None).into(),
            mailboxes: Vec::new(),
            certified: Vec::new(),
            authorities: Default::default(),
            app_io: Vec::new(),
            brakes: Brakes {
                sign_ins: 10_000,
                look_ups: 1_000_000,
                bookings: 1_000_000,
                api: 10_000_000,
                guess: Duration::ZERO,
            },
            public_address: "http://127.0.0.1:8080".into(),
            post: Post::Spool(folder.0.join("mail")),
            mail_from: String::new(),
            demo: false,
            behind_proxy: false,
            node: payments::node::Door { in_front: true, ..Default::default() },
            egress: platform::egress::Egress::new(Default::default()),
            checkout: false,
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
        let import =
            move |tx: &mut platform::Tx| office::import::apply(tx, &file, false, &Actor("test".into()), now);
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

    /// The cookie of a device that shows the part of this id.
    pub async fn enrol(&self, body: i64, kind: &'static str, part: i64) -> String {
        let (token, now) = (Token::random(), self.clock.now());
        let cookie = format!("__Host-device={}", token.text());
        let enrolled =
            move |tx: &mut platform::Tx| devices::enrol_confirmed(tx, body, kind, part, &token, now);
        self.house.ctx.db.write(Lane::HOUSE, enrolled).await.unwrap();
        cookie
    }

    /// The cookie of the body's first display.
    pub async fn display(&self, body: i64) -> String {
        let part = self.house.ctx.offices.known(body).unwrap().displays[0].id;
        self.enrol(body, "display", part).await
    }

    /// The cookie of a member of the staff who has just signed in.
    pub async fn signed_in(&self, body: i64, login: &str) -> String {
        let office = self.house.ctx.offices.known(body).unwrap();
        let holder = office.staff.iter().find(|member| member.doc.login == login).unwrap().id;
        let (token, now) = (Token::random(), self.clock.now());
        let cookie = format!("__Host-session={}", token.text());
        let (holder_kind, rights) = ("staff".to_owned(), String::new());
        let session = Session { body, holder_kind, holder, rights, opened: now, seen: now };
        let open = move |tx: &mut platform::Tx| session::open(tx, &token, &session, now.plus_s(36_000));
        self.house.ctx.db.write(Lane::HOUSE, open).await.unwrap();
        cookie
    }

    /// Events of this kind, whosever they are.
    pub async fn events(&self, kind: &'static str) -> i64 {
        let read = self.house.ctx.db.read(move |tx| {
            let count = platform::sql!("SELECT COUNT(*) FROM event WHERE kind = ?1");
            tx.row(count, platform::values![kind])?.unwrap().get(0)
        });
        read.await.unwrap()
    }

    /// Lets so many milliseconds pass.
    pub fn later(&self, ms: i64) {
        self.clock.set(Moment(self.clock.now().ms() + ms));
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
        InProcess::new(self.house.router.clone(), slug, token)
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
