//! A debt position: who owes what, in which ways it can be paid, and what has been paid.
//!
//! A position offers one or more options; an option is paid whole or in instalments; each instalment has a
//! notice number of its own and goes to one to five beneficiaries. Which of its options is in use is decided by
//! the first payment. Its state is never stored: [`state`] computes it from facts.

mod debtor;
mod forget;
mod former;
mod keep;
mod listed;
mod load;
mod may;
mod parts;
mod place;
mod postal;
mod price;
mod replace;
mod report;
mod slip;
mod state;
#[cfg(test)]
mod tests;
mod tidy;
mod which;
mod words;

use office::beside::Thing;
use pagopa::{Cents, Iban, Iuv, NoticeNumber};
use platform::Moment;
use platform::i18n::Lang;

pub use debtor::{Debtor, DebtorKind, name_words};
pub(crate) use forget::forget;
pub(crate) use former::{account_ended, ended, was_account};
pub(crate) use keep::{insert, put_options, refresh, touch};
pub(crate) use listed::{state_in_sql, waited_in_sql};
pub use load::{by_iupd, by_nav, load, load_all, load_in_order};
pub(crate) use place::is_province;
pub use price::{Former, SESSION_MS};
pub(crate) use replace::{remove, remove_options, rewrite_price};
pub(crate) use report::{Report, put_reports};
pub use slip::Slip;
pub use state::{InstalmentState, Progress, State, Unpayable};
pub use tidy::Unfit;
pub use words::{Origin, PaidBy};
pub(crate) use words::{of_tie, tie_word};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub body: i64,
    pub id: i64,
    /// The creditor's own name of the position; unique within the body.
    pub iupd: String,
    /// Kind of due; 0 where none of the configured ones fits.
    pub due: i64,
    pub origin: Origin,
    /// Fiscal code of the body that asked for it: its own transfers are those to it.
    pub creditor: String,
    pub company_name: String,
    pub office_name: Option<String>,
    /// The platform may answer for us while we cannot.
    pub stand_in: bool,
    /// What it belongs to in another part of the house.
    pub tie: Option<Thing>,
    pub lang: Lang,
    pub created_at: Moment,
    pub published_at: Option<Moment>,
    pub invalid_at: Option<Moment>,
    pub version: i64,
    pub options: Vec<PaymentOption>,
    /// Prices and notice numbers that are over.
    pub former: Vec<Former>,
}

/// One way of paying the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentOption {
    pub place: i64,
    pub debtor: Debtor,
    pub description: String,
    /// Not payable before.
    pub valid_from: Option<Moment>,
    /// Not payable after the due date either.
    pub switch_to_expired: bool,
    /// Paid at once; otherwise a plan of instalments.
    pub whole: bool,
    pub instalments: Vec<Instalment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instalment {
    pub id: i64,
    pub place: i64,
    pub nav: NoticeNumber,
    pub iuv: Iuv,
    /// What is owed after the last reduction has passed, the cost of notification within.
    pub amount: Cents,
    pub fee: Cents,
    /// The last moment at which it is in time.
    pub due_at: Moment,
    pub description: String,
    pub reductions: Vec<Reduction>,
    pub metadata: Metadata,
    pub transfers: Vec<Transfer>,
    pub payment: Option<Payment>,
}

/// Less is enough until a moment; what is taken off is taken from the first transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Reduction {
    /// Nothing until the notice is served: its days begin then.
    pub until: Option<Moment>,
    pub amount: Cents,
}

impl Reduction {
    pub fn holds(&self, now: Moment) -> bool {
        self.until.is_none_or(|until| now <= until)
    }
}

/// Up to fifteen pairs that messages carry along.
pub type Metadata = Vec<(String, String)>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// 1 to 5.
    pub place: i64,
    pub amount: Cents,
    /// Fiscal code of the body that gets it.
    pub beneficiary: String,
    pub company_name: String,
    pub to: Destination,
    pub reason: String,
    /// Code of the national list.
    pub category: String,
    pub metadata: Metadata,
    pub reported_at: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    Account {
        iban: Iban,
        postal: Option<Iban>,
    },
    Stamp(Stamp),
    /// Where money went that we hear of only afterwards, in the words of who told it: accounts of others come in
    /// forms that no registry knows. Empty where nobody said it. Nothing is asked for on it.
    Told(String),
}

impl Destination {
    /// What a message says of an account.
    pub fn told(account: &str) -> Destination {
        let known = Iban::parse(account).map(|iban| Destination::Account { iban, postal: None });
        known.unwrap_or_else(|_| Destination::Told(account.to_owned()))
    }
}

/// A digital revenue stamp: the document's digest, in base 64, and where the payer lives.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Stamp {
    pub document_hash: String,
    pub kind: String,
    pub province: String,
}

/// That an instalment is paid: there is at most one for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    pub paid_at: Moment,
    pub recorded_at: Moment,
    pub amount: Cents,
    pub way: PaidBy,
    /// The receipt's id on the platform.
    pub receipt: Option<String>,
    pub method: String,
    pub provider: String,
    pub actor: String,
    pub reason: String,
}

impl Payment {
    /// Who took the money: what was paid elsewhere went to the body itself.
    pub fn taker<'a>(&'a self, of: &'a Position) -> &'a str {
        if self.provider.is_empty() { &of.company_name } else { &self.provider }
    }
}

impl Position {
    pub fn option_of(&self, nav: &NoticeNumber) -> Option<(&PaymentOption, &Instalment)> {
        self.options.iter().find_map(|option| {
            option.instalments.iter().find(|instalment| instalment.nav == *nav).map(|found| (option, found))
        })
    }

    pub fn instalments(&self) -> impl Iterator<Item = (&PaymentOption, &Instalment)> {
        self.options
            .iter()
            .flat_map(|option| option.instalments.iter().map(move |instalment| (option, instalment)))
    }

    /// Of each who owes the first option: the ways to pay one due may have different debtors.
    pub fn of_each_debtor(&self) -> impl Iterator<Item = &PaymentOption> {
        let first = |(at, option): &(usize, &PaymentOption)| {
            self.options[..*at].iter().all(|before| before.debtor.code != option.debtor.code)
        };
        self.options.iter().enumerate().filter(first).map(|(_, option)| option)
    }

    /// The option that the first payment chose; nothing while none is paid.
    pub fn in_use(&self) -> Option<&PaymentOption> {
        let first = self
            .instalments()
            .filter_map(|(option, instalment)| Some((instalment.payment.as_ref()?.recorded_at, option.place)))
            .min()?;
        self.options.iter().find(|option| option.place == first.1)
    }

    /// The whole sum: of the option in use, else of the first one.
    pub fn amount(&self) -> Cents {
        let option = self.in_use().or(self.options.first());
        option.map_or(Cents::ZERO, |option| option.instalments.iter().map(|part| part.amount).sum())
    }
}
