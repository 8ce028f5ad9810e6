//! Whom the node calls, and what it knows of them.

use jiff::tz::TimeZone;
use pagopa::soap::{Sender, Text};
use pagopa::{BodyCode, StationId};
use serde::{Deserialize, Serialize};

/// What was agreed between the node and those who take part.
#[derive(Clone, Debug)]
pub struct Settings {
    pub creditors: Vec<Creditor>,
    /// The same seed draws the same tokens and providers.
    pub seed: u64,
    /// Waits between attempts of a receipt are this many seconds times 2^k − 1.
    pub retry_slot_seconds: i64,
    /// The subscription key of the services; any is accepted when none is set.
    pub key: Option<String>,
    /// The service of lost receipts answers 429 to each so many-th question; never when zero.
    pub busy_every: u64,
    pub zone: TimeZone,
    /// Where browsers find this program, without a slash at the end.
    pub address: String,
}

/// A body that receives money, and the door at which the node asks.
#[derive(Clone, Debug)]
pub struct Creditor {
    pub body: BodyCode,
    pub station: StationId,
    /// One address for all operations.
    pub door: String,
    pub version: Version,
    /// Whether it wants receipts of notices that others issued.
    pub broadcast: bool,
}

/// Of the primitives that a station speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Version {
    First,
    Second,
}

impl Settings {
    pub fn new(creditors: Vec<Creditor>) -> Settings {
        Settings {
            creditors,
            seed: 1,
            retry_slot_seconds: 60,
            key: None,
            busy_every: 0,
            zone: TimeZone::get("Europe/Rome").unwrap_or(TimeZone::UTC),
            address: String::new(),
        }
    }

    pub fn creditor(&self, body: &BodyCode) -> Option<&Creditor> {
        self.creditors.iter().find(|creditor| creditor.body == *body)
    }
}

impl Creditor {
    pub(crate) fn sender(&self) -> Sender {
        Sender {
            body: Text::cut_or_dash(self.body.as_str()),
            broker: Text::cut_or_dash(self.station.broker().as_str()),
            station: Text::cut_or_dash(self.station.as_str()),
        }
    }
}
