use serde::{Deserialize, Serialize};

use super::office::{Office, by_the_rule};
use crate::{Kind, LineTerms, Policy};

/// A file of golden days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    pub format: u32,
    pub days: Vec<Day>,
}

/// One day: the parameters, who works, who comes (golden-days.md §1). Instants are seconds after opening.
///
/// Services, counters and people are known by their position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub id: String,
    /// E, seconds.
    pub early_s: i64,
    /// Between the call and the start of service, seconds; the counter is busy meanwhile.
    pub overhead_s: i64,
    /// T of a second visit, seconds.
    pub return_target_s: i64,
    /// M, seconds.
    pub max_beyond_s: i64,
    /// B, thousandths; 1000 when the file does not say.
    #[serde(default = "in_full")]
    pub late_factor: i64,
    /// V of walk-ins, thousandths.
    pub v_walk: i64,
    /// V of every other kind, thousandths.
    pub v_other: i64,
    pub services: Vec<Service>,
    pub counters: Vec<Counter>,
    pub persons: Vec<Person>,
    /// Rows `[second, counter, person, visit]`; empty when the answer is not known.
    #[serde(default)]
    pub expected_calls: Vec<[i64; 4]>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub name: String,
    /// For information; `g` is used as given.
    pub mean_s: i64,
    /// G, thousandths.
    pub g: i64,
    /// Constant during the day, seconds.
    pub tau_s: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    pub skills: Vec<i64>,
    /// Never opens that day.
    pub absent: bool,
    pub open_s: i64,
    pub close_s: i64,
    pub break_at_s: i64,
    /// 0 = no break.
    pub break_len_s: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub checkin_s: i64,
    pub due_s: i64,
    /// T of the first visit, seconds.
    pub target_s: i64,
    pub service: i64,
    #[serde(with = "short_kind")]
    pub kind: Kind,
    /// Duration of the first contact, seconds.
    pub dur_s: i64,
    /// After max(check-in, due), seconds; second visits never leave.
    pub patience_s: i64,
    /// 0 = not sent away.
    pub sent_away_for_s: i64,
    /// Duration of the second contact, seconds.
    pub second_dur_s: i64,
}

impl Day {
    /// The calls of the day in the order in which they are made: `[second, counter, person, visit]`, visit
    /// 0 = first, 1 = second.
    ///
    /// Among people who become callable in one second a counter may stay idle beside one of them; that is the
    /// golden semantics to the letter (tests of `idle_counters`).
    ///
    /// A service number without a row counts with G 1000 and tau 0; any numbers end without a panic.
    pub fn calls(&self) -> Vec<[i64; 4]> {
        Office::open(self, &by_the_rule).close_of_day()
    }

    /// The office's dials that day.
    pub fn policy(&self) -> Policy {
        Policy { late_factor: self.late_factor, margin_s: self.max_beyond_s, early_s: self.early_s }
    }

    /// The terms of a line, given the promise of the person at its head.
    pub fn terms(&self, service: i64, kind: Kind, promise_s: i64) -> LineTerms {
        let listed = usize::try_from(service).ok().and_then(|position| self.services.get(position));
        let (pace, tau_s) = listed.map_or((1000, 0), |service| (service.g, service.tau_s));
        let weight = if kind == Kind::WalkIn { self.v_walk } else { self.v_other };
        LineTerms { promise_s, weight, pace, tau_s, absolute: false }
    }
}

fn in_full() -> i64 {
    1000
}

/// The kinds as the files abbreviate them. Nobody starts the day as a return.
mod short_kind {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::Kind;

    const NAMES: [(&str, Kind); 3] =
        [("walk", Kind::WalkIn), ("appt", Kind::Appointment), ("prio", Kind::Priority)];

    pub fn serialize<S: Serializer>(kind: &Kind, to: S) -> Result<S::Ok, S::Error> {
        let name = NAMES.iter().find(|(_, named)| named == kind).map_or("return", |(name, _)| name);
        to.serialize_str(name)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
        let text = String::deserialize(from)?;
        let kind = NAMES.iter().find(|(name, _)| *name == text).map(|(_, kind)| *kind);
        kind.ok_or_else(|| D::Error::unknown_variant(&text, &["walk", "appt", "prio"]))
    }
}
