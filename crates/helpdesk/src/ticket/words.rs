//! The closed vocabularies of a ticket, as they are stored.

/// A stored word that this version does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown;

/// Writes and reads the words of a closed list.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$each])* $variant),+ }
        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),+];
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::ticket::Unknown;
            fn from_str(word: &str) -> Result<Self, $crate::ticket::Unknown> {
                match word { $($word => Ok($name::$variant),)+ _ => Err($crate::ticket::Unknown) }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What is asked (H2).
    Kind {
        Fault = "fault",
        Request = "request",
        Information = "information",
        Change = "change",
        Suggestion = "suggestion",
    }
}

words! {
    /// How a contact came in (H1).
    Channel {
        Web = "web",
        Mail = "mail",
        Pec = "pec",
        Phone = "phone",
        Fax = "fax",
        Counter = "counter",
        /// The requester's own page.
        Area = "area",
        Api = "api",
    }
}

words! {
    /// Who works on it. The first level keeps the requester until closure, whoever works.
    Level {
        First = "first",
        Organisation = "organisation",
        Technical = "technical",
        Supplier = "supplier",
    }
}

words! {
    /// Who wrote a message.
    Author { Requester = "requester", Staff = "staff", Supplier = "supplier", Stranger = "stranger" }
}

words! {
    /// How the desk and the requester meet.
    Way {
        Callback = "callback",
        Remote = "remote",
        OnSite = "on_site",
    }
}

words! {
    /// How an attempt went, or an appointment ended.
    Outcome {
        /// Spoken to; the matter goes on.
        Reached = "reached",
        /// Nobody was there: it stays open, to be tried again.
        NoAnswer = "no_answer",
        /// What it was for is done.
        Done = "done",
        /// Another appointment took its place.
        Moved = "moved",
        Cancelled = "cancelled",
        /// By the requester.
        GivenUp = "given_up",
        /// Its ticket was closed, its time is over, and nobody wrote what came of it.
        Lapsed = "lapsed",
    }
}

impl Channel {
    /// Channels that staff register by hand.
    pub const BY_HAND: [Channel; 3] = [Channel::Phone, Channel::Counter, Channel::Fax];
}

/// Severity from urgency and impact, 1 to 3 each: from 1 (critical) to 4 (low). The middle of the matrix of
/// ISO/IEC 20000 practice: their sum, less one, and the last three cells as one.
pub fn severity(urgency: i64, impact: i64) -> i64 {
    (urgency + impact - 1).clamp(1, 4)
}
