//! The body itself: name, languages, and the dials that hold for the whole office.

use calendar::{DatedException, Period, YearlyClosure, YearlyDay};

use super::{CreditorDoc, HelpDoc, Localized, RetentionDoc};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyDoc {
    /// First segment of every address: a-z, 0-9, hyphen.
    pub key: String,
    pub name: String,
    /// ISO 639-1; the first is the default.
    pub languages: Vec<String>,
    #[serde(default = "default_colour")]
    pub colour: String,
    /// IANA zone of all civil times.
    #[serde(default = "default_zone")]
    pub zone: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub mail: String,
    /// One language or two: passes can be bilingual.
    #[serde(default)]
    pub pass_languages: Vec<String>,
    #[serde(default = "yes")]
    pub national_holidays: bool,
    /// At the kiosk a card alone shows and changes appointments, as older systems did. Off by default:
    /// anybody can type somebody else's code.
    #[serde(default)]
    pub card_alone: bool,
    /// Minutes without a human action after which a screen of the staff locks.
    #[serde(default = "default_lock_min")]
    pub lock_min: i64,
    #[serde(default)]
    pub calling: CallingDoc,
    #[serde(default, skip_serializing_if = "RetentionDoc::is_usual")]
    pub retention: RetentionDoc,
    /// Agendas of the help desk, for all areas that have none of their own.
    #[serde(default)]
    pub help: HelpDoc,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creditor: Option<CreditorDoc>,
}

/// Dials of the call policy (queueing reference 1.5).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CallingDoc {
    /// B, thousandths: what a broken promise still counts.
    pub late_factor: i64,
    /// M, minutes beyond the promise after which a person precedes all.
    pub margin_min: i64,
    /// E, minutes an appointment may be called early.
    pub early_min: i64,
    /// Seconds between a call and the start of the service.
    pub overhead_s: i64,
    /// M and E in seconds, for offices made by a golden day; they win over the minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin_s: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub early_s: Option<i64>,
}

impl Default for CallingDoc {
    fn default() -> Self {
        CallingDoc {
            late_factor: 600,
            margin_min: 45,
            early_min: 30,
            overhead_s: 42,
            margin_s: None,
            early_s: None,
        }
    }
}

impl CallingDoc {
    pub fn policy(&self) -> queueing::Policy {
        queueing::Policy {
            late_factor: self.late_factor,
            margin_s: self.margin_s.unwrap_or(self.margin_min * 60),
            early_s: self.early_s.unwrap_or(self.early_min * 60),
        }
    }
}

/// A day on which the whole body is closed: the patron saint, a local closure.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosureDoc {
    /// Every year: `MM-DD`, or counted from Easter, `easter+50`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<jiff::civil::Date>,
    pub name: Localized,
}

impl ClosureDoc {
    pub fn falls_on(&self, date: jiff::civil::Date) -> bool {
        self.yearly().is_some_and(|closure| closure.falls_on(date)) || self.date == Some(date)
    }

    pub fn yearly(&self) -> Option<YearlyClosure> {
        let on = YearlyDay::parse(self.every.as_deref()?).ok()?;
        Some(YearlyClosure { on, period: Period::ALWAYS, reason: String::new() })
    }

    pub fn dated(&self) -> Option<DatedException> {
        let date = self.date?;
        Some(DatedException::closed(Period::new(Some(date), Some(date)).ok()?, ""))
    }
}

fn default_colour() -> String {
    "#0066cc".into()
}
fn default_lock_min() -> i64 {
    15
}
fn default_zone() -> String {
    "Europe/Rome".into()
}
pub(super) fn yes() -> bool {
    true
}
