//! The payments of the mid-size town: its clerks, what they do and see, what people pay.

use app::compose::Plan;
use axum::body::Body;
use axum::http::Request;
use office::Office;
use pagopa::{Cents, NoticeNumber};
use payments::change::{self, Rewritten};
use payments::create::{self, NewOption, NewPosition, PositionError};
use payments::pay::{self, Arrived, Paid};
use payments::position::{self, PaidBy, Payment, Position};
use payments::proof::{May, Right};
use platform::events::Actor;
use platform::reason::Reason;
use platform::web::Caller;
use platform::{Lane, Moment, Tx};
use std::sync::Arc;

pub use super::owed::{account, ada, nav, nav_of};

use super::forms::{form, visitor, visitors_token};
use super::node::{OTHER, TOWN};
use super::{Answer, Folder, On, TestHouse, at};

/// The office file of the mid-size town.
pub fn town_file() -> String {
    std::fs::read_to_string("../../examples/comune-medio.toml").unwrap()
}

/// Why somebody did something.
pub fn why<const MOST: usize>(typed: &str) -> Reason<MOST> {
    Reason::parse(typed).unwrap()
}

/// On Monday 2 March 2026 at ten.
pub struct Till {
    pub house: TestHouse,
    pub body: i64,
}

impl Till {
    pub async fn open(on: On) -> Till {
        Till::open_with(on, |text| text).await
    }

    /// With its office file changed.
    pub async fn open_with(on: On, change: impl Fn(String) -> String) -> Till {
        Till::built(on, |_| (), change).await
    }

    /// With something in the plan of its own as well.
    pub async fn built(on: On, plan: impl FnOnce(&mut Plan), change: impl Fn(String) -> String) -> Till {
        let folder = Folder::new();
        let engine = on.engine(&folder).await;
        Till::of(TestHouse::built(engine, folder, plan).await, change).await
    }

    /// Of a house that stands.
    pub async fn of(house: TestHouse, change: impl Fn(String) -> String) -> Till {
        house.clock.set(at("2026-03-02T10:00:00"));
        let body = house.import(&change(town_file())).await;
        Till { house, body }
    }

    /// Another body of the same house that collects as well, `altrove`: a town of the same form.
    pub async fn neighbour(&self) -> i64 {
        let text = town_file().replacen("key = \"valdora\"", "key = \"altrove\"", 1);
        self.house.import(&text.replace(TOWN, OTHER)).await
    }

    pub fn at(&self, civil: &str) {
        self.house.clock.set(at(civil));
    }

    pub fn now(&self) -> Moment {
        self.house.clock.now()
    }

    pub fn office(&self) -> Arc<Office> {
        self.house.house.ctx.offices.known(self.body).unwrap()
    }

    pub fn slug(&self) -> String {
        self.office().body.key.clone()
    }

    pub fn due(&self, key: &str) -> i64 {
        self.office().dues.iter().find(|due| due.doc.key == key).unwrap().id
    }

    /// The proof that somebody of the staff gets at the door.
    pub fn as_staff<R: Right>(&self, login: &str) -> May<R> {
        let office = self.office();
        let member = office.staff.iter().find(|member| member.doc.login == login).unwrap();
        let caller = Caller {
            body: self.body,
            kind: "staff",
            id: member.id,
            rights: Arc::new(office::rights::of_all(&member.doc.roles)),
            name: login.into(),
            sign_in: None,
        };
        May::prove(&caller, &office).unwrap_or_else(|_| panic!("{login} may not"))
    }

    /// Whatever `work` does, in one transaction with the office as it is.
    pub async fn act<T: Send + 'static, E: Send + 'static + From<platform::store::StoreError>>(
        &self,
        work: impl Fn(&mut Tx, &Office, Moment) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let (offices, body, now) = (self.house.house.ctx.offices.clone(), self.body, self.now());
        let inside = move |tx: &mut Tx| {
            let office = offices.at(tx, body)?.unwrap();
            work(tx, &office, now)
        };
        self.house.house.ctx.db.write(Lane::of(self.body, office::lanes::PAYMENTS), inside).await
    }

    pub async fn create(&self, wish: NewPosition) -> Result<Position, PositionError> {
        let clerk = self.as_staff("l.tributi");
        self.act(move |tx, office, now| create::create(tx, office, &clerk, &wish, now)).await
    }

    /// What the position is now.
    pub async fn read(&self, id: i64) -> Position {
        let body = self.body;
        self.house.house.ctx.db.read(move |tx| position::load(tx, body, id)).await.unwrap().unwrap()
    }

    /// The position offers other ways of paying, its kind of due and all else as it was.
    pub async fn rewrites(
        &self,
        id: i64,
        stand_in: bool,
        options: Vec<NewOption>,
    ) -> Result<(), PositionError> {
        let clerk = self.as_staff("l.tributi");
        self.act(move |tx, office, now| {
            let mut position = position::load(tx, office.id, id)?.unwrap();
            let wish = Rewritten {
                due: position.due,
                company_name: String::new(),
                office_name: None,
                stand_in,
                options: options.clone(),
            };
            change::rewrite(tx, office, &clerk, &mut position, wish, now)
        })
        .await
    }

    /// The platform's money for a notice, under a receipt of this name.
    pub async fn pays(&self, nav: &NoticeNumber, receipt: &str, cents: i64) -> Paid {
        let (nav, receipt) = (nav.clone(), receipt.to_owned());
        self.act(move |tx, office, now| {
            let mut position = position::by_nav(tx, office.id, &nav)?.unwrap();
            let payment = Payment {
                paid_at: now,
                recorded_at: now,
                amount: Cents(cents),
                way: PaidBy::Platform,
                receipt: Some(receipt.clone()),
                method: "creditCard".into(),
                provider: "Banca di Prova".into(),
                actor: "platform".into(),
                reason: String::new(),
            };
            let arrived = Arrived { nav: nav.clone(), payment };
            pay::record(tx, &mut position, arrived, &Actor("platform".into()), now)
        })
        .await
        .unwrap()
    }

    /// The cookies of one of the staff who has just signed in, in a browser; of a visitor without a login.
    async fn cookies(&self, login: &str) -> String {
        match login {
            "" => visitor(""),
            login => visitor(&self.house.signed_in(self.body, login).await),
        }
    }

    /// A page below the town, as one of the staff sees it, or a visitor.
    pub async fn page(&self, login: &str, rest: &str) -> Answer {
        let request = Request::get(format!("/{}/{rest}", self.slug()));
        let request = request.header("cookie", self.cookies(login).await);
        self.house.request(request.body(Body::empty()).unwrap()).await
    }

    /// A form below the town, as one of the staff sends it, or a visitor.
    pub async fn sends(&self, login: &str, rest: &str, fields: &[(&str, &str)]) -> Answer {
        let (path, cookies) = (format!("/{}/{rest}", self.slug()), self.cookies(login).await);
        self.house.request(form(&path, &cookies, &visitors_token(), fields)).await
    }
}
