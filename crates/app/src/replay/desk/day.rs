//! A day of the help desk as its file tells it. Seconds count from the opening; the desk is open all the time,
//! so that what is promised can be checked by subtraction.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskDay {
    pub id: String,
    /// Promised minutes by metric.
    pub promises: BTreeMap<String, u32>,
    /// Promised to us by the one supplier.
    pub supplier_minutes: u32,
    pub requests: Vec<Request>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub at_s: i64,
    pub kind: String,
    pub subject: String,
    pub text: String,
    pub email: String,
    pub then: Vec<Act>,
    pub expect: Expected,
}

/// What somebody does to it: the body of a request to the interface, and its second.
#[derive(Clone, Debug, Deserialize)]
pub struct Act {
    pub at_s: i64,
    #[serde(flatten)]
    pub deed: Value,
}

/// How it stands when the day is over: its state, and each clock of a metric in its order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub state: String,
    pub clocks: BTreeMap<String, Vec<String>>,
}
