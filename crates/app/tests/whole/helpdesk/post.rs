//! A town with three mailboxes, one of them certified, and what can be seen of them.

use office::lanes::HELPDESK;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use app::compose::Plan;
use axum::body::Body;
use axum::http::Request;
use helpdesk::answer::{self, Said};
use helpdesk::intake::Source;
use helpdesk::ticket::{Author, Channel, Message, State, Ticket, by_id, messages};
use helpdesk::work::{self, AtDesk, WorkError};
use platform::mailbox::Mailbox;
use platform::store::{Engine, StoreError};
use platform::{Lane, Moment, Tx, sql};

use crate::support::requests::at_desk;
use crate::support::{Answer, Folder, On, TestHouse, at, forms};

pub struct Post {
    pub house: TestHouse,
    pub body: i64,
    count: AtomicU32,
}

/// Where a letter has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    pub state: String,
    pub reason: String,
    pub kind: String,
    pub ticket: Option<i64>,
    pub message: Option<i64>,
}

impl Post {
    pub async fn open(on: On) -> Post {
        Post::planned(on, |_| ()).await
    }

    /// With something in the plan of its own.
    pub async fn planned(on: On, change: impl FnOnce(&mut Plan)) -> Post {
        let folder = Folder::new();
        let engine = on.engine(&folder).await;
        let source = |name: &str| {
            let path = folder.0.join(name);
            std::fs::create_dir_all(&path).unwrap();
            let (body, name, certified) = ("valdora".to_owned(), name.to_owned(), name == "pec");
            Source { body, name, mailbox: Mailbox::Folder(path), certified }
        };
        let mailboxes = ["urp", "info", "pec"].map(source).to_vec();
        Post::built(engine, folder, |plan| {
            plan.mailboxes = mailboxes;
            change(plan);
        })
        .await
    }

    pub async fn with(engine: Engine, folder: Folder, mailboxes: Vec<Source>) -> Post {
        Post::built(engine, folder, |plan| plan.mailboxes = mailboxes).await
    }

    async fn built(engine: Engine, folder: Folder, change: impl FnOnce(&mut Plan)) -> Post {
        let house = TestHouse::built(engine, folder, change).await;
        house.clock.set(at("2026-03-02T10:00:00"));
        let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
        let body = house.import(&text).await;
        Post { house, body, count: AtomicU32::new(0) }
    }

    pub fn folder(&self, name: &str) -> PathBuf {
        self.house.folder.0.join(name)
    }

    /// A letter lies in the mailbox.
    pub fn put(&self, mailbox: &str, raw: &[u8]) {
        let name = format!("{:06}.eml", self.count.fetch_add(1, Ordering::Relaxed));
        std::fs::write(self.folder(mailbox).join(name), raw).unwrap();
    }

    pub async fn round(&self) {
        self.house.house.intake.round().await.unwrap();
    }

    /// One letter from the mailbox to its end.
    pub async fn take(&self, mailbox: &str, raw: &[u8]) -> End {
        self.put(mailbox, raw);
        self.round().await;
        self.ends().await.pop().unwrap()
    }

    /// One letter that begins or joins a ticket, with that ticket.
    pub async fn ticket(&self, raw: &[u8]) -> Ticket {
        let end = self.take("urp", raw).await;
        self.by_id(end.ticket.unwrap_or_else(|| panic!("{end:?}"))).await
    }

    pub async fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.house.house.ctx.db.read(work).await.unwrap()
    }

    /// In the order in which they arrived.
    pub async fn ends(&self) -> Vec<End> {
        self.read(|tx| {
            let rows =
                tx.rows(sql!("SELECT state, reason, kind, ticket, message FROM letter ORDER BY id"), &[])?;
            rows.iter()
                .map(|row| {
                    let (state, reason, kind) = (row.get(0)?, row.get(1)?, row.get(2)?);
                    Ok(End { state, reason, kind, ticket: row.get(3)?, message: row.get(4)? })
                })
                .collect()
        })
        .await
    }

    pub async fn by_id(&self, id: i64) -> Ticket {
        let body = self.body;
        self.read(move |tx| by_id(tx, body, id)).await.unwrap()
    }

    pub async fn messages(&self, ticket: i64) -> Vec<Message> {
        let body = self.body;
        self.read(move |tx| messages(tx, body, ticket)).await
    }

    pub async fn tickets(&self) -> i64 {
        self.read(|tx| tx.row(sql!("SELECT COUNT(*) FROM ticket"), &[])?.unwrap().get(0)).await
    }

    pub async fn count(&self, what: &'static str) -> i64 {
        let body = self.body;
        let counts = self.read(move |tx| helpdesk::intake::counts(tx, body)).await;
        counts.into_iter().find(|(known, _)| known == what).map_or(0, |(_, count)| count)
    }

    pub fn marta(&self) -> AtDesk {
        at_desk(&self.house, self.body, "m.sala")
    }

    /// Does something to a ticket as the desk does.
    pub async fn act<T: Send + 'static>(
        &self,
        id: i64,
        act: impl Fn(&mut Tx, &office::Office, &mut Ticket, Moment) -> Result<T, WorkError>
        + Send
        + Sync
        + 'static,
    ) -> T {
        let (ctx, body, now) = (self.house.house.ctx.clone(), self.body, self.house.clock.now());
        let work = move |tx: &mut Tx| {
            let (office, mut ticket) = work::load(tx, &ctx, body, id, None)?;
            act(tx, &office, &mut ticket, now)
        };
        self.house.house.ctx.db.write(Lane::of(self.body, HELPDESK), work).await.unwrap()
    }

    /// Marta answers.
    pub async fn answer(&self, ticket: i64, text: &'static str) -> i64 {
        let marta = self.marta();
        self.act(ticket, move |tx, office, ticket, now| {
            let (staff, channel, text) = (marta.staff, Channel::Mail, text.to_owned());
            let said = Said { author: Author::Staff, staff, channel, public: true, text, at: now };
            answer::by_staff(tx, office, ticket, &marta, &said, now)
        })
        .await
    }

    pub async fn solve(&self, ticket: i64) {
        let marta = self.marta();
        self.act(ticket, move |tx, office, ticket, now| {
            work::become_state(tx, office, ticket, &marta, State::Resolved, now)
        })
        .await
    }

    /// A page as the one with this cookie sees it.
    pub async fn page(&self, cookie: &str, path: &str) -> Answer {
        let request =
            Request::get(path).header("cookie", forms::visitor(cookie)).body(Body::empty()).unwrap();
        self.house.request(request).await
    }

    /// A form as the one with this cookie sends it.
    pub async fn send(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.house.request(forms::form(path, &forms::visitor(cookie), &forms::visitors_token(), fields)).await
    }

    /// Mails that have gone out so far, oldest first: each as its text.
    pub async fn sent(&self) -> Vec<String> {
        while self.house.house.runner.round().await.unwrap() > 0 {}
        let folder = self.folder("mail");
        let mut mails: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
        mails.sort_by_key(|entry| entry.metadata().unwrap().modified().unwrap());
        mails
            .iter()
            .map(|entry| std::fs::read_to_string(entry.path()).unwrap().replace("\r\n ", " "))
            .collect()
    }
}

/// The Message-ID of a mail, without angle brackets.
pub fn id_of(mail: &str) -> String {
    field(mail, "Message-ID").trim_matches(['<', '>']).to_owned()
}

pub fn field(mail: &str, name: &str) -> String {
    let head = mail.split("\r\n\r\n").next().unwrap();
    let line = head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
    line.unwrap_or_else(|| panic!("no {name} in {head}")).to_owned()
}
