//! What a clerk typed, and the position that it comes to.

mod who;

use std::num::NonZeroU16;

use jiff::civil::Date;
use office::Office;
use office::docs::DueDoc;
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;
use platform::secrets::Token;
use platform::web::Sentence;

use crate::create::{self, NewInstalment, NewOption, NewPosition};
use crate::position::{Destination, Origin, Transfer};
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
}

fn months_on(office: &Office, first: Moment, months: usize) -> Result<Moment, Wrong> {
    let day = office
        .date_of(first)
        .checked_add(jiff::Span::new().months(i32::try_from(months).unwrap_or(i32::MAX)))
        .ok();
    day.and_then(|day| said::end_of(office, day)).ok_or_else(|| wrong("until", "due-wrong-until"))
}
