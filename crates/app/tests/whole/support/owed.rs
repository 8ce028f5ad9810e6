//! What people of the town owe, as tests write it.

use jiff::ToSpan;
use pagopa::{Cents, Iban, NoticeNumber};
use payments::create::{NewInstalment, NewOption, NewPosition};
use payments::position::{Debtor, Destination, Origin, Position, Transfer};
use platform::i18n::Lang;

use super::till::Till;

impl Till {
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
            to: Destination::Account { iban: account("IT60X0542811101000000123456"), postal: None },
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

pub fn account(iban: &str) -> Iban {
    Iban::parse(iban).unwrap()
}

/// The number of the first notice of a position.
pub fn nav(position: &Position) -> NoticeNumber {
    nav_of(position, 0)
}

/// The number of one of its notices, counted from 0 over all ways of paying.
pub fn nav_of(position: &Position, part: usize) -> NoticeNumber {
    position.instalments().nth(part).unwrap().1.nav.clone()
}
