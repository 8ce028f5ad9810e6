//! The example town hall on a Thursday morning, for the tests of boards and turns.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;
use office::ctx::{Brakes, Inner};
use office::{Ctx, Office, Offices, file, import, rights};
use platform::events::{Actor, Feed, publish_pending};
use platform::live::Hub;
use platform::secrets::MasterKey;
use platform::session::Hasher;
use platform::store::{Engine, StoreError, Tx};
use platform::voice::Voice;
use platform::web::Caller;
use platform::{Clock, Db, Lane, Moment};

use crate::arrive::{TicketRequest, take_ticket};
use crate::call_next::Called;
use crate::line::office_at;
use crate::serve::{Action, AtCounter, Opening, act, open};
use crate::visit::Visit;

pub(crate) struct Hall {
    pub ctx: Ctx,
    pub office: Arc<Office>,
    pub folder: PathBuf,
}

impl Hall {
    /// Open at ten, nobody there yet.
    pub async fn at_ten(name: &str) -> Hall {
        let folder = std::env::temp_dir().join(format!("hall-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let ten = date(2027, 3, 11).at(10, 0, 0, 0).in_tz("Europe/Rome").unwrap().timestamp();
        let clock = Clock::manual(ten.into());
        let migrations =
            [platform::migrations(), office::migrations(), agenda::migrations(), crate::migrations()]
                .concat();
        let engine = Engine::Sqlite { file: folder.join("hall.db"), durable: false };
        let feed = Feed::new();
        let db = Db::open(engine, &migrations).unwrap();
        let ctx = Ctx::new(Inner {
            db: db.clone(),
            hub: Hub::new(db.clone(), feed.clone(), clock.clone()),
            clock,
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
            consequences: Vec::new(),
            public_address: "https://valdora.example".into(),
            pages: platform::web::Pages::of(&[]),
            demo: false,
            behind_proxy: false,
        });
        let file =
            file::read(include_str!("../../../../examples/comune-medio.toml"), file::Limits::Published);
        let (file, offices, now) = (file.unwrap(), ctx.offices.clone(), ctx.clock.now());
        let imported = move |tx: &mut Tx| {
            let (body, _) = import::apply(tx, &file, false, &Actor("test".into()), now)?;
            Ok::<_, StoreError>(body)
        };
        let body = ctx.db.write(Lane::HOUSE, imported).await.unwrap();
        let office = ctx.db.read(move |tx| offices.at(tx, body)).await;
        Hall { office: office.unwrap().unwrap(), ctx, folder }
    }

    pub fn now(&self) -> Moment {
        self.ctx.clock.now()
    }

    pub fn minutes_pass(&self, minutes: i64) {
        self.ctx.clock.set(self.now().plus_s(minutes * 60));
    }

    pub fn service(&self, key: &str) -> i64 {
        self.office.service_by_key(key).unwrap().id
    }

    pub fn display(&self, key: &str) -> i64 {
        self.office.displays.iter().find(|part| part.doc.key == key).unwrap().id
    }

    fn operator(&self) -> Caller {
        let rights = Arc::new(vec![rights::SERVE.to_owned()]);
        Caller { body: self.office.id, kind: "token", rights, ..Caller::anyone("token:0".into()) }
    }

    pub async fn ticket(&self, service: &str) -> Visit {
        self.taken(service, None).await
    }

    /// A ticket from a paper slip: also for services that give none at the kiosk.
    pub async fn taken(&self, service: &str, slip: Option<i64>) -> Visit {
        let request = TicketRequest {
            body: self.office.id,
            service: self.service(service),
            offering: String::new(),
            priority: false,
            channel: "kiosk",
            slip,
            key: None,
            actor: Actor("test".into()),
        };
        let (ctx, now) = (self.ctx.clone(), self.now());
        let taken = self.ctx.db.write(Lane::HOUSE, move |tx| take_ticket(tx, &ctx, &request, now)).await;
        let visit = taken.unwrap().visit;
        publish_pending(&self.ctx.db, &self.ctx.feed).await.unwrap();
        visit
    }

    pub async fn opens(&self, counter: &str) {
        let counter = self.office.counter_by_key(counter).unwrap().id;
        let (ctx, body, caller, now) = (self.ctx.clone(), self.office.id, self.operator(), self.now());
        let opening = Opening { counter, services: Vec::new() };
        let opened = move |tx: &mut Tx| {
            let office = office_at(tx, &ctx, body)?;
            open(tx, &office, &caller, &opening, now)
        };
        self.ctx.db.write(Lane::HOUSE, opened).await.unwrap();
    }

    pub async fn does(&self, counter: &str, action: Action) -> Option<Called> {
        let counter = self.office.counter_by_key(counter).unwrap().id;
        let (ctx, body, caller, now) = (self.ctx.clone(), self.office.id, self.operator(), self.now());
        let acted = move |tx: &mut Tx| {
            let office = office_at(tx, &ctx, body)?;
            let at = AtCounter::prove(tx, &office, &caller, counter, now)?;
            act(tx, &office, &at, &action, now)
        };
        let called = self.ctx.db.write(Lane::HOUSE, acted).await.unwrap();
        publish_pending(&self.ctx.db, &self.ctx.feed).await.unwrap();
        called
    }
}

impl Drop for Hall {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
