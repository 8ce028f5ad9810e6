//! Whom the help desk serves, on which terms: what is promised, and what it costs.

use jiff::civil::Date;

use super::ServiceLifeDoc;

/// The terms on which a customer is served.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractDoc {
    pub key: String,
    pub name: String,
    /// Key of the customer; empty for everybody who is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer: String,
    pub from: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Key of the hours in which its clocks run, and of those of help on site.
    pub hours: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hours_on_site: String,
    pub target: Vec<TargetDoc>,
    /// While a supplier is awaited the clocks of solution and help on site stand still.
    #[serde(default)]
    pub supplier_pauses: bool,
    #[serde(default)]
    pub recalculation: Recalculation,
    /// Keys of the areas that are covered; empty for all. The others lead to an offer.
    #[serde(default)]
    pub areas: Vec<String>,
    /// Fee per quarter, in cents, in arrears; and what a request beyond `included` costs.
    #[serde(default)]
    pub fee_cents: i64,
    #[serde(default)]
    pub included: i64,
    #[serde(default)]
    pub extra_cents: i64,
    /// Availability promised, hundredths of a percent: 9900 is 99 %.
    #[serde(default = "ninety_nine")]
    pub availability: i64,
    #[serde(default, skip_serializing_if = "ServiceLifeDoc::is_usual")]
    pub service_life: ServiceLifeDoc,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Recalculation {
    /// A new severity or contract counts from the beginning.
    #[default]
    Retroactive,
    /// It counts from the change on.
    Prospective,
}

/// A promise: working minutes for a metric, at a severity or at any.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetDoc {
    pub metric: Metric,
    /// 1 (critical) to 4 (low); absent for any that has no line of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<i64>,
    pub minutes: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    TakeCharge,
    FirstContact,
    Update,
    OnSite,
    Solution,
    /// Within the house: how long a second level may take.
    Organisation,
    Technical,
    /// How long somebody outside may take: its own line in the file, not the contract's.
    Supplier,
}

/// Whom the desk serves by contract: another body, a company of the region.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomerDoc {
    pub key: String,
    pub name: String,
    /// Mail addresses and domains (`@comune.example`) by which its people are known.
    #[serde(default)]
    pub mails: Vec<String>,
    /// Certified address, where formal notices go.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub certified_mail: String,
}

impl Metric {
    pub const ALL: [Metric; 8] = [
        Metric::TakeCharge,
        Metric::FirstContact,
        Metric::Update,
        Metric::OnSite,
        Metric::Solution,
        Metric::Organisation,
        Metric::Technical,
        Metric::Supplier,
    ];

    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Metric::TakeCharge => "take_charge",
            Metric::FirstContact => "first_contact",
            Metric::Update => "update",
            Metric::OnSite => "on_site",
            Metric::Solution => "solution",
            Metric::Organisation => "organisation",
            Metric::Technical => "technical",
            Metric::Supplier => "supplier",
        }
    }

    pub fn parse(word: &str) -> Option<Metric> {
        Metric::ALL.into_iter().find(|metric| metric.word() == word)
    }
}

impl ContractDoc {
    /// Seconds promised for a metric at a severity; without a promise no clock runs.
    pub fn target_s(&self, metric: Metric, severity: i64) -> Option<i64> {
        let lines = || self.target.iter().filter(move |line| line.metric == metric);
        let own = lines().find(|line| line.severity == Some(severity));
        own.or_else(|| lines().find(|line| line.severity.is_none())).map(|line| line.minutes * 60)
    }

    pub fn in_force(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }

    pub fn covers(&self, area: &str) -> bool {
        self.areas.is_empty() || self.areas.iter().any(|key| key == area)
    }
}

fn ninety_nine() -> i64 {
    9_900
}
