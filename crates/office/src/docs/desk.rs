//! The help desk as configured: its hours, what it is competent for, who works for it outside.

use calendar::{Calendar, Exceptions, Period, WeeklyHours};
use jiff::tz::TimeZone;

use super::body::yes;
use super::{BodyDoc, ClosureDoc, Localized};

/// Hours with a name, apart from those of counters: the help desk, remote help, help on site.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoursDoc {
    pub key: String,
    pub name: Localized,
    pub weekly: WeeklyHours,
    #[serde(default)]
    pub exceptions: Exceptions,
    /// National holidays and the body's closures are closed.
    #[serde(default = "yes")]
    pub holidays: bool,
}

/// What requests are about, and who is competent when the first level cannot answer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaDoc {
    pub key: String,
    pub name: Localized,
    #[serde(default)]
    pub second_level: SecondLevel,
    /// Offered to citizens in the public form.
    #[serde(default = "yes")]
    pub public: bool,
    /// Urgency and impact assumed at first, 1 (high) to 3 (low).
    #[serde(default = "middle")]
    pub urgency: i64,
    #[serde(default = "middle")]
    pub impact: i64,
    /// What is to be done before a request of this area counts as resolved.
    #[serde(default)]
    pub checklist: Vec<CheckDoc>,
    /// Agendas of its own; where it names none, those of the body.
    #[serde(default)]
    pub help: HelpDoc,
}

/// Keys of the services in whose agendas the help desk books; empty where it books none.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HelpDoc {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub callback: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remote: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub on_site: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecondLevel {
    /// The office that knows the procedure.
    #[default]
    Organisation,
    /// Information technology.
    Technical,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckDoc {
    pub text: Localized,
    #[serde(default)]
    pub mandatory: bool,
}

/// Somebody outside who works on requests: a supplier, another body's desk.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplierDoc {
    pub key: String,
    pub name: String,
    pub mail: String,
    /// Key of the hours in which it works, and minutes within which it owes a solution; 0 for no promise.
    pub hours: String,
    #[serde(default)]
    pub solution_min: i64,
}

impl HoursDoc {
    /// The calendar of these hours in the body's zone. Its own exceptions win over closures of the body.
    pub fn calendar(&self, zone: &TimeZone, body: &BodyDoc, closures: &[ClosureDoc]) -> Calendar {
        let mut exceptions = self.exceptions.clone();
        if self.holidays {
            exceptions.yearly.extend(closures.iter().filter_map(ClosureDoc::yearly));
            exceptions.dated.splice(0..0, closures.iter().filter_map(ClosureDoc::dated));
        }
        Calendar {
            version: 0,
            zone: zone.clone(),
            period: Period::ALWAYS,
            weekly: self.weekly.clone(),
            exceptions,
            national_holidays: self.holidays && body.national_holidays,
        }
    }
}

fn middle() -> i64 {
    2
}
