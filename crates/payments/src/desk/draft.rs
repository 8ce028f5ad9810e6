//! What a clerk typed, and the position that it comes to.

use std::num::NonZeroU16;

use identity::{Email, FiscalCode};
use jiff::civil::Date;
use office::Office;
use office::docs::DueDoc;
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;
use platform::secrets::Token;
use platform::web::Sentence;

use crate::create::{self, NewInstalment, NewOption, NewPosition};
use crate::position::{Debtor, DebtorKind, Destination, Origin, Stamp, Transfer};
use crate::said;

/// Instalments that are made by hand, at most; a month lies between them.
pub(super) const PARTS_MAX: u16 = 24;

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    /// Makes a double click one position.
    pub request: String,
    pub due: i64,
    pub kind: String,
    pub code: String,
    pub name: String,
    pub street: String,
    pub civic: String,
    pub postcode: String,
    pub city: String,
    pub province: String,
    pub email: String,
    pub reason: String,
    pub amount: String,
    pub until: String,
    pub parts: String,
    /// Beside a plan: payable at once too.
    pub at_once: String,
    pub second_code: String,
    pub second_name: String,
    pub second_iban: String,
    pub second_amount: String,
    pub stamp_amount: String,
    pub stamp_hash: String,
    pub stamp_province: String,
    pub tie: String,
    pub publish: String,
}

/// A field that is wrong, and what to do about it.
pub(super) struct Wrong {
    pub field: &'static str,
    pub sentence: Sentence,
}

fn wrong(field: &'static str, key: &'static str) -> Wrong {
    Wrong { field, sentence: Sentence::new(key) }
}

impl Draft {
    pub fn begun() -> Draft {
        Draft { request: Token::random().text(), parts: "1".into(), ..Draft::default() }
    }

    /// Everything that was typed, to tell a repeated form from a changed one.
    pub fn all(&self) -> String {
        format!("{self:?}")
    }

    /// The position, tied to nothing yet.
    pub fn wish(&self, office: &Office, lang: Lang, now: Moment) -> Result<NewPosition, Wrong> {
        let part = office::by_id(&office.dues, self.due).ok_or_else(|| wrong("due", "due-wrong-kind"))?;
        let due = &part.doc;
        let debtor = self.debtor()?;
        let reason = self.reason.trim();
        if reason.is_empty() {
            return Err(wrong("reason", "due-wrong-reason"));
        }
        let amount = said::typed(&self.amount).filter(|amount| amount.is_positive());
        let amount = amount.ok_or_else(|| wrong("amount", "due-wrong-amount"))?;
        let first = match self.until.trim() {
            "" => said::usual_end(office, due, now),
            typed => typed.parse::<Date>().ok().and_then(|day| said::end_of(office, day)),
        };
        let first = first.filter(|at| *at >= now).ok_or_else(|| wrong("until", "due-wrong-until"))?;
        let others = self.others(due)?;
        let parts: u16 = self.parts.trim().parse().unwrap_or(0);
        let parts = NonZeroU16::new(parts).filter(|parts| parts.get() <= PARTS_MAX);
        let parts = parts.ok_or_else(|| wrong("parts", "due-wrong-parts"))?;
        let mut options = Vec::new();
        let share = |amount, others: Vec<Transfer>, due_at| {
            self.part(office, due, reason, (amount, others, due_at), now)
        };
        let option = |whole, instalments| NewOption {
            debtor: debtor.clone(),
            description: reason.to_owned(),
            valid_from: None,
            switch_to_expired: due.ends,
            whole,
            instalments,
        };
        if parts.get() == 1 || !self.at_once.is_empty() {
            options.push(option(true, vec![share(amount, others.clone(), first)?]));
        }
        if parts.get() > 1 {
            if others.iter().any(|other| matches!(other.to, Destination::Stamp(_))) {
                return Err(wrong("parts", "due-wrong-stamp-parts"));
            }
            let mut plan = Vec::new();
            for (month, of_all) in amount.split(parts).into_iter().enumerate() {
                let split = |other: &Transfer| {
                    let amount = other.amount.split(parts).get(month).copied().unwrap_or_default();
                    Transfer { amount, ..other.clone() }
                };
                let others = others.iter().map(split).collect();
                plan.push(share(of_all, others, months_on(office, first, month)?)?);
            }
            options.push(option(false, plan));
        }
        Ok(NewPosition {
            iupd: None,
            due: part.id,
            origin: Origin::Desk,
            company_name: String::new(),
            office_name: (!due.office.is_empty()).then(|| due.office.clone()),
            stand_in: false,
            tie: None,
            lang,
            options,
            publish: !self.publish.is_empty(),
        })
    }

    fn part(
        &self,
        office: &Office,
        due: &DueDoc,
        reason: &str,
        (amount, others, due_at): (Cents, Vec<Transfer>, Moment),
        now: Moment,
    ) -> Result<NewInstalment, Wrong> {
        let elsewhere: Cents = others.iter().map(|other| other.amount).sum();
        let own = Cents(amount.0 - elsewhere.0);
        if !own.is_positive() {
            return Err(wrong("second_amount", "due-wrong-shares"));
        }
        let own = create::transfer(office, due, own, reason);
        let own = own.map_err(|_| wrong("due", "position-error-no-creditor"))?;
        Ok(NewInstalment {
            nav: None,
            amount,
            fee: Cents::ZERO,
            due_at,
            description: reason.to_owned(),
            reductions: create::reductions(office, due, amount, now),
            metadata: Vec::new(),
            transfers: [vec![own], others].concat(),
        })
    }

    fn debtor(&self) -> Result<Debtor, Wrong> {
        let kind = DebtorKind::parse(&self.kind).unwrap_or_default();
        let code = self.code.split_whitespace().collect::<String>().to_uppercase();
        let known = FiscalCode::parse(&code).is_ok()
            || pagopa::BodyCode::parse(&code).is_ok_and(|code| code.checks())
            || code == "ANONIMO";
        if !known {
            return Err(wrong("code", "due-wrong-code"));
        }
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > 70 {
            return Err(wrong("name", "due-wrong-name"));
        }
        let email = match self.email.trim() {
            "" => None,
            typed => Some(Email::parse(typed).map_err(|_| wrong("email", "due-wrong-email"))?),
        };
        Ok(Debtor {
            kind,
            code,
            name,
            street: self.street.trim().to_owned(),
            civic: self.civic.trim().to_owned(),
            postcode: self.postcode.trim().to_owned(),
            city: self.city.trim().to_owned(),
            province: self.province.trim().to_uppercase(),
            country: "IT".into(),
            email: email.map(|email| email.as_str().to_owned()),
            phone: None,
        })
    }

    /// A second body's share, and a stamp.
    fn others(&self, due: &DueDoc) -> Result<Vec<Transfer>, Wrong> {
        let mut others = Vec::new();
        let share = |field, typed: &str| {
            said::typed(typed)
                .filter(|amount| amount.is_positive())
                .ok_or_else(|| wrong(field, "due-wrong-amount"))
        };
        let transfer = |amount, beneficiary: &str, name: &str, to| Transfer {
            place: 0,
            amount,
            beneficiary: beneficiary.to_owned(),
            company_name: name.to_owned(),
            to,
            reason: self.reason.trim().to_owned(),
            category: due.taxonomy.clone(),
            metadata: Vec::new(),
            reported_at: None,
        };
        let second = self.second_code.split_whitespace().collect::<String>();
        if !second.is_empty() {
            let amount = share("second_amount", &self.second_amount)?;
            if !pagopa::BodyCode::parse(&second).is_ok_and(|code| code.checks()) {
                return Err(wrong("second_code", "due-wrong-second"));
            }
            let iban = pagopa::Iban::parse(&self.second_iban);
            let iban = iban.map_err(|_| wrong("second_iban", "position-error-iban"))?;
            if self.second_name.trim().is_empty() {
                return Err(wrong("second_name", "due-wrong-name"));
            }
            let to = Destination::Account { iban: iban.as_str().to_owned(), postal: None };
            others.push(transfer(amount, &second, self.second_name.trim(), to));
        }
        if !self.stamp_amount.trim().is_empty() {
            let amount = share("stamp_amount", &self.stamp_amount)?;
            let hash = self.stamp_hash.trim();
            // SHA-256 in base 64 is 43 characters and a filler.
            if hash.len() != 44 || !hash.ends_with('=') || !hash.is_ascii() {
                return Err(wrong("stamp_hash", "due-wrong-hash"));
            }
            let province = self.stamp_province.trim().to_uppercase();
            if province.len() != 2 || !province.bytes().all(|c| c.is_ascii_uppercase()) {
                return Err(wrong("stamp_province", "due-wrong-province"));
            }
            let stamp = Stamp { document_hash: hash.to_owned(), kind: "01".into(), province };
            // The revenue agency of the state gets it (fiscal code of the Agenzia delle Entrate).
            others.push(transfer(amount, "06363391001", "Agenzia delle Entrate", Destination::Stamp(stamp)));
        }
        Ok(others)
    }
}

fn months_on(office: &Office, first: Moment, months: usize) -> Result<Moment, Wrong> {
    let day = office
        .date_of(first)
        .checked_add(jiff::Span::new().months(i32::try_from(months).unwrap_or(i32::MAX)))
        .ok();
    day.and_then(|day| said::end_of(office, day)).ok_or_else(|| wrong("until", "due-wrong-until"))
}
