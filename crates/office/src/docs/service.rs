//! What people come for.

use super::Localized;
use super::body::yes;
use queueing::Kind;

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceDoc {
    pub key: String,
    pub site: String,
    /// One of the official categories of municipal services.
    #[serde(default)]
    pub category: String,
    pub name: Localized,
    #[serde(default)]
    pub description: Localized,
    /// What to bring; on the pass and the confirmation.
    #[serde(default)]
    pub notes: Localized,
    #[serde(default = "default_icon")]
    pub icon: String,
    /// Expected minutes at the counter, until history knows better.
    pub mean_min: i64,
    /// Where it is given; the agendas of the help desk are of services given elsewhere.
    #[serde(default)]
    pub given: Given,
    /// Off: whoever booked is waited for from the booked time, without announcing himself.
    #[serde(default = "yes")]
    pub check_in: bool,
    /// Never shown by a kiosk to somebody who only scanned a card.
    #[serde(default)]
    pub reserved: bool,
    /// Bookable from the web; otherwise only inside.
    #[serde(default = "yes")]
    pub portal: bool,
    /// Tickets on the day.
    #[serde(default = "yes")]
    pub walk_in: bool,
    /// How many days ahead one can book.
    #[serde(default = "sixty")]
    pub earliest_days: i64,
    /// Minutes of notice that a booking needs.
    #[serde(default)]
    pub latest_min: i64,
    /// L, minutes: later than this an appointment becomes a walk-in.
    #[serde(default = "fifteen")]
    pub allowed_delay_min: i64,
    #[serde(default)]
    pub promise_min: PromiseMin,
    #[serde(default)]
    pub weight: Weights,
    /// Legal precedence of the priority line.
    #[serde(default)]
    pub absolute: bool,
    /// Percentage of seats offered more (or fewer) than the agenda says: -50 to 50.
    #[serde(default)]
    pub overbooking_percent: i64,
    /// Fixed factors in the exact form, for offices made by a golden day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pace: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tau_s: Option<i64>,
    /// Promises in seconds, same order and purpose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise_s: Option<PromiseMin>,
    #[serde(default)]
    pub offering: Vec<OfferingDoc>,
}

/// Where people and office meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    #[default]
    Counter,
    /// The office calls at the booked time.
    Phone,
    /// The office joins from afar.
    Remote,
    /// The office comes.
    OnSite,
}

impl Given {
    pub fn at_counter(self) -> bool {
        self == Given::Counter
    }

    /// A visit is arranged with who comes: its owner may give it up, not move it.
    pub fn owner_moves(self) -> bool {
        self != Given::OnSite
    }
}

/// A kind of the service with its own duration.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferingDoc {
    pub key: String,
    pub name: Localized,
    pub minutes: i64,
}

/// T per kind of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PromiseMin {
    pub appointment: i64,
    pub walk_in: i64,
    pub r#return: i64,
    pub priority: i64,
}

impl Default for PromiseMin {
    fn default() -> Self {
        PromiseMin { appointment: 10, walk_in: 25, r#return: 10, priority: 10 }
    }
}

impl PromiseMin {
    pub fn of(&self, kind: Kind) -> i64 {
        match kind {
            Kind::Appointment => self.appointment,
            Kind::WalkIn => self.walk_in,
            Kind::Return => self.r#return,
            Kind::Priority => self.priority,
        }
    }
}

/// V per kind of line, thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    pub appointment: i64,
    pub walk_in: i64,
    pub r#return: i64,
    pub priority: i64,
}

impl Default for Weights {
    fn default() -> Self {
        Weights { appointment: 1_000, walk_in: 800, r#return: 1_000, priority: 1_000 }
    }
}

impl Weights {
    pub fn of(&self, kind: Kind) -> i64 {
        match kind {
            Kind::Appointment => self.appointment,
            Kind::WalkIn => self.walk_in,
            Kind::Return => self.r#return,
            Kind::Priority => self.priority,
        }
    }
}

impl ServiceDoc {
    /// T of a line in seconds.
    pub fn promise_s(&self, kind: Kind) -> i64 {
        self.promise_s.map_or_else(|| self.promise_min.of(kind) * 60, |exact| exact.of(kind))
    }
    pub fn offering(&self, key: &str) -> Option<&OfferingDoc> {
        self.offering.iter().find(|offering| offering.key == key)
    }
}

fn default_icon() -> String {
    "it-info-circle".into()
}
fn sixty() -> i64 {
    60
}
fn fifteen() -> i64 {
    15
}
