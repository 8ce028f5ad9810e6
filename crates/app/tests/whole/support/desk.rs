//! The help desk of the mid-size town: its people, its customers, its requests.

use axum::body::Body;
use axum::http::Request;
use helpdesk::answer::{self, Said};
use helpdesk::clocks;
use helpdesk::open::{self, Asked, OpenError};
use helpdesk::ticket::{Author, Channel, Ticket};
use helpdesk::work::{self, AtDesk, WorkError};
use office::docs::Metric;
use office::lanes::HELPDESK;
use platform::{Lane, Moment, Tx, sql, values};

use super::forms::{form, visitor, visitors_token};
use super::requests::{asked, at_desk};
use super::{Answer, On, TestHouse, at};

/// On Monday 2 March 2026 at ten.
pub struct Desk {
    pub house: TestHouse,
    pub body: i64,
}

impl Desk {
    /// With more in its office file.
    pub async fn open_with(on: On, more: &str) -> Desk {
        let house = TestHouse::open(on).await;
        house.clock.set(at("2026-03-02T10:00:00"));
        let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
        let body = house.import(&format!("{text}\n{more}")).await;
        Desk { house, body }
    }

    /// Where neither call backs nor visits have an agenda.
    pub async fn without_agendas(on: On) -> Desk {
        let house = TestHouse::open(on).await;
        house.clock.set(at("2026-03-02T10:00:00"));
        let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
        let help =
            "[body.help]\ncallback = \"richiamata\"\nremote = \"sessione-remota\"\non_site = \"visita\"\n";
        assert!(text.contains(help));
        let body = house.import(&text.replacen(help, "", 1)).await;
        Desk { house, body }
    }

    pub fn at(&self, civil: &str) {
        self.house.clock.set(at(civil));
    }

    pub fn slug(&self) -> String {
        self.house.house.ctx.offices.known(self.body).unwrap().body.key.clone()
    }

    pub fn asked(&self, mail: &str) -> Asked {
        asked(self.body, mail, self.house.clock.now())
    }

    pub async fn ask(&self, asked: Asked) -> Result<Ticket, OpenError> {
        let (ctx, now) = (self.house.house.ctx.clone(), self.house.clock.now());
        let work = move |tx: &mut Tx| open::open(tx, &ctx, &asked, now);
        self.house.house.ctx.db.write(Lane::of(self.body, HELPDESK), work).await.map(|opened| opened.ticket)
    }

    pub fn marta(&self) -> AtDesk {
        at_desk(&self.house, self.body, "m.sala")
    }

    /// Does something to a ticket as the desk does, and answers it as it is afterwards.
    pub async fn act<T: Send + 'static>(
        &self,
        id: i64,
        act: impl Fn(&mut Tx, &office::Office, &mut Ticket, Moment) -> Result<T, WorkError>
        + Send
        + Sync
        + 'static,
    ) -> Result<Ticket, WorkError> {
        let (ctx, body, now) = (self.house.house.ctx.clone(), self.body, self.house.clock.now());
        let work = move |tx: &mut Tx| {
            let (office, mut ticket) = work::load(tx, &ctx, body, id, None)?;
            act(tx, &office, &mut ticket, now)?;
            Ok::<_, WorkError>(ticket)
        };
        self.house.house.ctx.db.write(Lane::of(self.body, HELPDESK), work).await
    }

    /// The newest clock of a metric as it stands at this moment.
    pub async fn clock(&self, ticket: &Ticket, metric: Metric) -> clocks::Kept {
        let (ctx, ticket, now) = (self.house.house.ctx.clone(), ticket.clone(), self.house.clock.now());
        let read = move |tx: &mut Tx| {
            let office = ctx.offices.at(tx, ticket.body)?.unwrap();
            clocks::shown(tx, &office, &ticket, now)
        };
        let clocks = self.house.house.ctx.db.read(read).await.unwrap();
        clocks.into_iter().rfind(|clock| clock.metric == metric).unwrap_or_else(|| panic!("no {metric:?}"))
    }

    pub async fn events(&self, kind: &'static str) -> usize {
        let (body, ctx) = (self.body, &self.house.house.ctx);
        platform::events::publish_pending(&ctx.db, &ctx.feed).await.unwrap();
        let read = move |tx: &mut Tx| platform::events::after(tx, body, 0, 10_000);
        let events = ctx.db.read(read).await.unwrap();
        events.iter().filter(|event| event.kind == kind).count()
    }

    pub async fn now(&self, id: i64) -> Ticket {
        let body = self.body;
        let read = move |tx: &mut Tx| helpdesk::ticket::by_id(tx, body, id);
        self.house.house.ctx.db.read(read).await.unwrap().unwrap()
    }

    /// Marta writes: to the requester, or a note among colleagues.
    pub async fn says(&self, id: i64, public: bool, text: &str) {
        let (marta, text) = (self.marta(), text.to_owned());
        let say = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now: Moment| {
            let said = Said {
                author: Author::Staff,
                staff: marta.staff,
                channel: Channel::Mail,
                public,
                text: text.clone(),
                at: now,
            };
            answer::by_staff(tx, office, ticket, &marta, &said, now)
        };
        self.act(id, say).await.unwrap();
    }

    pub async fn becomes(&self, id: i64, state: helpdesk::ticket::State) {
        let marta = self.marta();
        let become_it = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now: Moment| {
            work::become_state(tx, office, ticket, &marta, state, now)
        };
        self.act(id, become_it).await.unwrap();
    }

    /// Letters of one sender that were set aside now, with bytes or without.
    pub async fn set_aside(&self, sender: &str, count: i64, bytes: Option<&'static [u8]>) {
        let (ctx, body, now) = (self.house.house.ctx.clone(), self.body, self.house.clock.now());
        let cabinet = ctx.files.clone();
        let keep = move || bytes.map(|bytes| cabinet.keep("lettera.eml", bytes).unwrap());
        let kept = tokio::task::spawn_blocking(keep).await.unwrap();
        let sender = sender.to_owned();
        let write = move |tx: &mut Tx| {
            for _ in 0..count {
                let file = kept.as_ref().map(|kept| platform::files::add(tx, body, kept, now)).transpose()?;
                let id = tx.new_id();
                tx.execute(
                    sql!("INSERT INTO letter (body, id, mailbox, uidvalidity, uid, certified, content_key, raw, file, arrived_at, state, reason, kind, sender, subject, excerpt, doubtful, signature, ticket, message, tries, due, settled_at, settled_by, note, marked) VALUES (?1, ?2, 'urp', 1, ?3, 0, ?3, '', ?4, ?5, 'quarantined', 'spam', '', ?6, '=Oggetto', 'Messa da parte', 0, '', NULL, NULL, 0, ?5, NULL, '', '', 1)"),
                    values![body, id, id.to_string(), file, now, sender.as_str()],
                )?;
            }
            Ok::<_, platform::store::StoreError>(())
        };
        ctx.db.write(Lane::of(body, HELPDESK), write).await.unwrap();
    }

    /// The part of this key, among parts of the office.
    pub fn area(&self, key: &str) -> i64 {
        let office = self.house.house.ctx.offices.known(self.body).unwrap();
        office.areas.iter().find(|part| part.doc.key == key).unwrap().id
    }

    pub fn customer(&self, key: &str) -> i64 {
        let office = self.house.house.ctx.offices.known(self.body).unwrap();
        office.customers.iter().find(|part| part.doc.key == key).unwrap().id
    }
}

/// Somebody of the staff, or of a customer, in front of a browser.
pub struct Signed<'a> {
    desk: &'a Desk,
    cookie: String,
}

impl<'a> Signed<'a> {
    pub async fn of(desk: &'a Desk, login: &str) -> Signed<'a> {
        Signed { desk, cookie: visitor(&desk.house.signed_in(desk.body, login).await) }
    }

    pub async fn get(&self, rest: &str) -> Answer {
        let path = format!("/{}/{rest}", self.desk.slug());
        let request = Request::get(path).header("cookie", &self.cookie).body(Body::empty()).unwrap();
        self.desk.house.request(request).await
    }

    pub async fn post(&self, rest: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/{}/{rest}", self.desk.slug());
        self.desk.house.request(form(&path, &self.cookie, &visitors_token(), fields)).await
    }
}

/// What a program with these rights is answered.
pub async fn program(desk: &Desk, rights: &str, rest: &str) -> Answer {
    let token = desk.house.token(desk.body, rights).await;
    let path = format!("/api/v1/{}/{rest}", desk.slug());
    let request = Request::get(path).header("authorization", format!("Bearer {token}"));
    desk.house.request(request.body(Body::empty()).unwrap()).await
}
