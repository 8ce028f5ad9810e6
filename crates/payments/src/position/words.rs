//! How money came, where a position came from, and what it is tied to.

use office::beside::Thing;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaidBy {
    /// With the platform's receipt.
    Platform,
    /// Elsewhere, as somebody of the staff says: by transfer, in cash, at a terminal.
    Elsewhere,
    /// A settlement flow says so; its receipt is still awaited.
    Flow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A program of the body.
    Program,
    /// Somebody of the staff.
    Desk,
    File,
    /// A citizen at our front, or from the app of a bank.
    Spontaneous,
    /// Another body's position that holds a transfer of ours.
    Secondary,
    /// Learned from a receipt, or from a settlement flow.
    Receipt,
    Flow,
}

impl Origin {
    pub const ALL: [Origin; 7] = [
        Origin::Program,
        Origin::Desk,
        Origin::File,
        Origin::Spontaneous,
        Origin::Secondary,
        Origin::Receipt,
        Origin::Flow,
    ];

    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Origin::Program => "program",
            Origin::Desk => "desk",
            Origin::File => "file",
            Origin::Spontaneous => "spontaneous",
            Origin::Secondary => "secondary",
            Origin::Receipt => "receipt",
            Origin::Flow => "flow",
        }
    }

    pub fn parse(word: &str) -> Option<Origin> {
        Origin::ALL.into_iter().find(|origin| origin.word() == word)
    }
}

impl PaidBy {
    pub fn word(self) -> &'static str {
        match self {
            PaidBy::Platform => "platform",
            PaidBy::Elsewhere => "elsewhere",
            PaidBy::Flow => "flow",
        }
    }

    pub fn parse(word: &str) -> Option<PaidBy> {
        [PaidBy::Platform, PaidBy::Elsewhere, PaidBy::Flow].into_iter().find(|way| way.word() == word)
    }
}

/// What a position is tied to: kind and number, as they are stored and stand in addresses.
pub(crate) fn tie_word(tie: Thing) -> (&'static str, i64) {
    match tie {
        Thing::Appointment(id) => ("appointment", id),
        Thing::Ticket(id) => ("ticket", id),
        Thing::Visit(id) => ("visit", id),
    }
}

pub(crate) fn of_tie(kind: &str, id: i64) -> Option<Thing> {
    [Thing::Appointment(id), Thing::Ticket(id), Thing::Visit(id)]
        .into_iter()
        .find(|tie| tie_word(*tie).0 == kind)
}
