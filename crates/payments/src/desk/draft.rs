//! What a clerk typed, and all that is wrong with it.

use std::num::NonZeroU16;

use jiff::civil::Date;
use office::docs::DueDoc;
use office::{Office, Part};
use pagopa::{Cents, cents};
use platform::Moment;
use platform::secrets::Token;
use platform::web::Sentence;

use crate::create::TEXT_MAX;
use crate::position::{Debtor, DebtorKind, Destination, Slip, Transfer};
use crate::proof::Dues;
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

/// What a clerk typed, read.
pub(super) struct Read<'a> {
    pub part: &'a Part<DueDoc>,
    pub reason: String,
    pub amount: Cents,
    /// When the first of it falls due.
    pub first: Moment,
    pub parts: NonZeroU16,
    pub debtor: Debtor,
    /// What goes to others.
    pub others: Vec<Transfer>,
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

    /// What was typed, read; or all that is wrong, field by field.
    pub(super) fn read<'a>(
        &self,
        (office, dues): (&'a Office, &Dues),
        now: Moment,
    ) -> Result<Read<'a>, Vec<Wrong>> {
        let mut all = Vec::new();
        let part = office::by_id(&office.dues, self.due);
        let part = kept(&mut all, part.ok_or_else(|| vec![wrong("due", "due-wrong-kind")]));
        if part.is_some_and(|part| !dues.covers(part.id)) {
            all.push(wrong("due", "position-error-due"));
        }
        let reason = kept(&mut all, self.reason());
        let amount = kept(&mut all, amount("amount", &self.amount));
        let until = self.until.trim();
        let first = match (until, part) {
            ("", None) => Some(now),
            ("", Some(part)) => said::usual_end(office, &part.doc, now),
            (typed, _) => typed.parse::<Date>().ok().and_then(|day| said::end_of(office, day)),
        };
        let first = first.filter(|at| *at >= now);
        let first = kept(&mut all, first.ok_or_else(|| vec![wrong("until", "due-wrong-until")]));
        let parts: u16 = self.parts.trim().parse().unwrap_or(0);
        let parts = NonZeroU16::new(parts).filter(|parts| parts.get() <= PARTS_MAX);
        let parts = kept(&mut all, parts.ok_or_else(|| vec![wrong("parts", "due-wrong-parts")]));
        let debtor = kept(&mut all, self.debtor());
        let others = kept(&mut all, self.others(office, part.map_or("", |part| &part.doc.taxonomy)));
        let stamp =
            |others: &Vec<Transfer>| others.iter().any(|other| matches!(other.to, Destination::Stamp(_)));
        if parts.is_some_and(|parts| parts.get() > 1) && others.as_ref().is_some_and(stamp) {
            all.push(wrong("parts", "due-wrong-stamp-parts"));
        }
        let elsewhere: Cents = others.iter().flatten().map(|other| other.amount).sum();
        if amount.is_some_and(|amount| amount.0 <= elsewhere.0) {
            all.push(wrong("second_amount", "due-wrong-shares"));
        }
        match (part, reason, amount, first, parts, debtor, others) {
            (
                Some(part),
                Some(reason),
                Some(amount),
                Some(first),
                Some(parts),
                Some(debtor),
                Some(others),
            ) if all.is_empty() => Ok(Read { part, reason, amount, first, parts, debtor, others }),
            _ => Err(all),
        }
    }

    fn reason(&self) -> Result<String, Vec<Wrong>> {
        let reason = self.reason.trim();
        match Slip::of_text(reason, TEXT_MAX) {
            None => Ok(reason.to_owned()),
            Some(Slip::Missing) => Err(vec![wrong("reason", "due-wrong-reason")]),
            Some(slip) => Err(vec![Wrong { field: "reason", sentence: slip.sentence() }]),
        }
    }

    fn debtor(&self) -> Result<Debtor, Vec<Wrong>> {
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
        let said = |(field, slip): (&'static str, Slip)| Wrong { field, sentence: slip.sentence() };
        typed.judged().map_err(|slips| slips.into_iter().map(said).collect())
    }
}

/// An amount as somebody types it.
pub(super) fn amount(field: &'static str, typed: &str) -> Result<Cents, Vec<Wrong>> {
    match said::typed(typed).filter(|amount| amount.is_positive()) {
        None => Err(vec![wrong(field, "due-wrong-amount")]),
        Some(amount) if amount > cents::LARGEST => Err(vec![wrong(field, "position-error-amount")]),
        Some(amount) => Ok(amount),
    }
}

/// What could be read; what could not is put to the rest that is wrong.
pub(super) fn kept<T>(all: &mut Vec<Wrong>, read: Result<T, Vec<Wrong>>) -> Option<T> {
    read.map_err(|wrong| all.extend(wrong)).ok()
}
