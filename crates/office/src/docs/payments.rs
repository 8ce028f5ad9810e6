//! What a body collects, and how it stands with the national payment platform.

use jiff::civil::Date;
use pagopa::Iban;

use super::Localized;

/// The body as a creditor; absent where it collects nothing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditorDoc {
    /// Eleven digits: who is owed the money.
    pub fiscal_code: String,
    /// As it stands on notices; the body's name where it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The segregation code under which new numbers are drawn, 0 to 45.
    pub segregation: i64,
    /// The code by which banks find the body (CBILL), as it stands on notices; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub interbank: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_account: Option<PostalAccountDoc>,
    /// Where this body's carts, settlement flows and lost receipts are asked for: addresses of the platform.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checkout: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub flows: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipts: String,
    /// The archive that answers for the body while it cannot; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub archive: String,
    /// Years that debtors are kept after the year in which their position was over; 0 for ever.
    #[serde(default = "ten")]
    pub kept_years: i64,
    /// Days around a regulation date within which a transfer of the bank may still be it.
    #[serde(default = "three")]
    pub match_days: i64,
}

/// A postal account prints the slip with its own symbol.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostalAccountDoc {
    /// Up to twelve digits.
    pub number: String,
    pub holder: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub authorisation: String,
}

/// A link between body and station. Links stay in the file when they end: receipts still come over them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StationDoc {
    /// `<broker's fiscal code>_NN`.
    pub key: String,
    /// Fiscal code of the intermediary, or of the body itself.
    pub broker: String,
    /// 0 to 45: notices with this code are answered by this station.
    pub segregation: i64,
    /// Generation of the messages that the platform sends: 1 or 2.
    #[serde(default = "two")]
    pub version: i64,
    /// Receipts of notices of others that hold a transfer of ours come too.
    #[serde(default)]
    pub broadcast: bool,
    pub from: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Something that is owed for a reason of its own: a tax, a fee, a fine.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueDoc {
    pub key: String,
    pub name: Localized,
    /// Code of the national list: `9/0101100IM/`.
    pub taxonomy: String,
    /// Account that is credited.
    pub iban: Iban,
    /// Credited when it is paid at a post office; an account of the post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_iban: Option<Iban>,
    /// The office that asks for it, as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub office: String,
    /// Keys of the services whose appointments it can be tied to.
    #[serde(default)]
    pub services: Vec<String>,
    /// Days within which it is to be paid, unless a date is given.
    #[serde(default = "thirty")]
    pub days: i64,
    /// Not payable once that date is past.
    #[serde(default)]
    pub ends: bool,
    /// Nobody is told a date: it is paid when one can. The platform, which wants one, is told the end of the days.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undated: bool,
    /// Chapter of the accounts, carried into exports.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub chapter: String,
    /// What a citizen may open by himself; absent for nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spontaneous: Option<SpontaneousDoc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reduced: Option<ReducedDoc>,
    /// What reaches who owes by itself; absent for nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify: Option<NotifyDoc>,
}

/// When who owes hears of it: by the app of public services, else by mail, else on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotifyDoc {
    /// The notice, as soon as it can be paid.
    #[serde(default)]
    pub at_once: bool,
    /// Tries the app (IO) first.
    #[serde(default)]
    pub app: bool,
    /// A reminder so many days before the due date; 0 for none.
    #[serde(default)]
    pub before_days: i64,
    /// A reminder so many days after it, to who has not paid; 0 for none.
    #[serde(default)]
    pub after_days: i64,
}

/// Less to pay for who pays soon, as with traffic fines (art. 202 of the road code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReducedDoc {
    pub days: i64,
    /// Hundredths taken off: 30 leaves 70 of 100.
    pub percent_off: i64,
    /// These days, and all of the kind's, are counted from the day on which the notice is served; until somebody
    /// tells it, less is enough.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_service: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpontaneousDoc {
    /// What stands as reason on the notice; `{key}` is replaced by the field of that key.
    pub reason: Localized,
    /// A fixed amount; otherwise the citizen says one within the limits.
    #[serde(default)]
    pub cents: i64,
    #[serde(default = "one")]
    pub least_cents: i64,
    /// 0 where there is no upper limit but that of the platform.
    #[serde(default)]
    pub most_cents: i64,
    /// The five characters (`idServizio`) under which apps of banks ask for it; empty where they may not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub demand: String,
    #[serde(default)]
    pub field: Vec<FieldDoc>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldDoc {
    pub key: String,
    pub name: Localized,
    #[serde(default)]
    pub kind: FieldKind,
    #[serde(default)]
    pub required: bool,
    /// For `choice`.
    #[serde(default)]
    pub choices: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    #[default]
    Text,
    Number,
    Date,
    Choice,
}

impl StationDoc {
    /// Whether the link stands on a day; one that has ended still brings receipts.
    pub fn stands(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

impl SpontaneousDoc {
    pub fn is_fixed(&self) -> bool {
        self.cents > 0
    }
}

fn one() -> i64 {
    1
}
fn two() -> i64 {
    2
}
fn three() -> i64 {
    3
}
fn ten() -> i64 {
    10
}
fn thirty() -> i64 {
    30
}
