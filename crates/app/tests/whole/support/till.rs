//! The payments of the mid-size town: its clerks, what people owe, what they pay.

use jiff::ToSpan;
use office::Office;
use pagopa::{Cents, NoticeNumber};
use payments::create::{self, NewInstalment, NewOption, NewPosition, PositionError};
use payments::pay::{self, Arrived, Paid};
use payments::position::{self, Debtor, Destination, Origin, PaidBy, Payment, Position, Transfer};
use payments::proof::{May, Right};
use platform::events::Actor;
use platform::i18n::Lang;
use platform::web::Caller;
use platform::{Lane, Moment, Tx};
use std::sync::Arc;

use super::{On, TestHouse, at};

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
        let house = TestHouse::open(on).await;
        house.clock.set(at("2026-03-02T10:00:00"));
        let text = change(std::fs::read_to_string("../../examples/comune-medio.toml").unwrap());
        let body = house.import(&text).await;
        Till { house, body }
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
        self.house.house.ctx.db.write(Lane::of(self.body, payments::ROOM), inside).await
    }

    /// School meals of 45 euro owed by Ada, payable at once within a month.
    pub fn meals(&self, cents: i64) -> NewPosition {
        self.wish("mensa", vec![self.whole(cents)])
    }

    pub fn wish(&self, due: &str, options: Vec<NewOption>) -> NewPosition {
        NewPosition {
            iupd: None,
            due: self.due(due),
            origin: Origin::Desk,
            company_name: String::new(),
            office_name: None,
            stand_in: false,
            tie: None,
            lang: Lang::It,
            options,
            publish: true,
        }
    }

    /// One payment at once.
    pub fn whole(&self, cents: i64) -> NewOption {
        self.option(true, vec![self.part(cents, 30)])
    }

    /// A plan whose parts fall due month by month.
    pub fn plan(&self, parts: &[i64]) -> NewOption {
        self.option(false, (1..).zip(parts).map(|(month, cents)| self.part(*cents, 30 * month)).collect())
    }

    fn option(&self, whole: bool, instalments: Vec<NewInstalment>) -> NewOption {
        NewOption {
            debtor: ada(),
            description: "Mensa di marzo".into(),
            valid_from: None,
            switch_to_expired: false,
            whole,
            instalments,
        }
    }

    pub fn part(&self, cents: i64, days: i64) -> NewInstalment {
        let transfer = Transfer {
            place: 1,
            amount: Cents(cents),
            beneficiary: "80012345676".into(),
            company_name: "Comune di Valdora".into(),
            to: Destination::Account { iban: "IT60X0542811101000000123456".into(), postal: None },
            reason: "Mensa di marzo".into(),
            category: "9/0101109SP/".into(),
            metadata: Vec::new(),
            reported_at: None,
        };
        let due_at = self.now().timestamp().checked_add((24 * days).hours()).unwrap().into();
        NewInstalment {
            nav: None,
            amount: Cents(cents),
            fee: Cents::ZERO,
            due_at,
            description: "Mensa di marzo".into(),
            reductions: Vec::new(),
            metadata: Vec::new(),
            transfers: vec![transfer],
        }
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
}

/// Somebody who owes.
pub fn ada() -> Debtor {
    Debtor {
        code: "RSSDAA80A41L424T".into(),
        name: "Ada Rossi".into(),
        street: "Via dei Tigli".into(),
        civic: "3".into(),
        postcode: "34100".into(),
        city: "Trieste".into(),
        province: "TS".into(),
        country: "IT".into(),
        email: Some("ada@posta.example".into()),
        ..Debtor::default()
    }
}
