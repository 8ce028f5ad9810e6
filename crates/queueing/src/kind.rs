use serde::{Deserialize, Serialize};

/// What somebody comes as; with the service it makes the line (1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Appointment,
    WalkIn,
    /// Sent away for a document and back; also transfers and people readmitted after an unanswered call.
    Return,
    /// A walk-in whom law or the office lets pass first.
    Priority,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Appointment, Kind::WalkIn, Kind::Return, Kind::Priority];

    /// The stored and transmitted name, the same as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Appointment => "appointment",
            Kind::WalkIn => "walk_in",
            Kind::Return => "return",
            Kind::Priority => "priority",
        }
    }

    /// The kind of a stored name; `None` for any other text.
    pub fn parse(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn stored_name_and_json_name_agree() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        assert_eq!(Kind::parse("appt"), None);
    }
}
