//! What a clerk typed, and the position that it comes to.

use std::num::NonZeroU16;

use jiff::civil::Date;
use office::Office;
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;
use platform::secrets::Token;
use platform::web::Sentence;

use crate::create::{self, NewInstalment, NewPosition};
use crate::position::{Debtor, DebtorKind, Destination, Origin, Transfer, Unfit};
use crate::said;

pub(super) use crate::plain::INSTALMENTS_MAX as PARTS_MAX;

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

pub(super) fn wrong(field: &'static str, key: &'static str) -> Wrong {
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
        let others = self.others(office, due)?;
        let parts: u16 = self.parts.trim().parse().unwrap_or(0);
        let parts = NonZeroU16::new(parts).filter(|parts| parts.get() <= PARTS_MAX);
        let parts = parts.ok_or_else(|| wrong("parts", "due-wrong-parts"))?;
        let unmade = |_| wrong("due", "position-error-no-creditor");
        let mut options = Vec::new();
        if parts.get() == 1 || !self.at_once.is_empty() {
            let whole = create::whole(office, due, debtor.clone(), reason, (amount, first), now);
            let mut whole = whole.map_err(unmade)?;
            let shared = whole.instalments.into_iter().map(|part| Draft::shared(part, others.clone()));
            whole.instalments = shared.collect::<Result<_, _>>()?;
            options.push(whole);
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
                let end = said::months_later(office, first, month);
                let end = end.ok_or_else(|| wrong("until", "due-wrong-until"))?;
                let part = create::part(office, due, reason, (of_all, end)).map_err(unmade)?;
                plan.push(Draft::shared(part, others.iter().map(split).collect())?);
            }
            options.push(create::way(due, debtor, reason, false, plan));
        }
        let made = create::of_due(part, Origin::Desk, lang, options);
        Ok(NewPosition { publish: !self.publish.is_empty(), ..made })
    }

    /// A share of the whole: the body's own transfer is what the others leave of it.
    fn shared(mut part: NewInstalment, others: Vec<Transfer>) -> Result<NewInstalment, Wrong> {
        let elsewhere: Cents = others.iter().map(|other| other.amount).sum();
        let own = Cents(part.amount.0 - elsewhere.0);
        if !own.is_positive() {
            return Err(wrong("second_amount", "due-wrong-shares"));
        }
        part.transfers.iter_mut().for_each(|transfer| transfer.amount = own);
        part.transfers.extend(others);
        Ok(part)
    }

    fn debtor(&self) -> Result<Debtor, Wrong> {
        let typed = Debtor {
            kind: DebtorKind::parse(&self.kind).unwrap_or_default(),
            code: self.code.clone(),
            name: self.name.clone(),
            street: self.street.clone(),
            civic: self.civic.clone(),
            postcode: self.postcode.clone(),
            city: self.city.clone(),
            province: self.province.clone(),
            country: "IT".into(),
            email: Some(self.email.clone()),
            phone: None,
        };
        typed.tidy().map_err(|Unfit(fields)| {
            let field = fields.first().copied().unwrap_or("name");
            Wrong { field, sentence: said::wrong_debtor(field) }
        })
    }
}
