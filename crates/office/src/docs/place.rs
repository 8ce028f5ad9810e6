//! Where people come: sites, rooms, counters.

use super::Localized;

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteDoc {
    pub key: String,
    pub name: String,
    pub address: String,
    #[serde(default)]
    pub directions: Localized,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomDoc {
    pub key: String,
    pub site: String,
    pub name: Localized,
}

/// A counter, or the room of an official.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CounterDoc {
    /// What displays call: a number or a door.
    pub key: String,
    pub site: String,
    #[serde(default)]
    pub room: Option<String>,
    pub label: Localized,
    /// Services it can serve; operators may narrow, never widen it.
    pub services: Vec<String>,
}
