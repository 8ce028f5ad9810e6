//! Credits that no flow will ever explain: what was paid in another way and noted at the desk, and what was never paid
//! through the platform. An accountant says which, with a reason; it can be taken back, and nothing is deleted.
//!
//! | matter | module |
//! |---|---|
//! | saying it, and taking it back | `rule` |
//! | why it cannot be said | `error` |
//! | payments that a credit may be | `paid` |
//! | what is explained, as the bench shows it | `read`, `view` |
//! | the two forms of the bench | `page` |

mod error;
mod page;
mod paid;
mod read;
mod rule;
mod view;

pub use error::ExplainError;
pub use page::routes;
pub use paid::{PaidElsewhere, paid_elsewhere};
pub use read::{Explained, explained};
pub(crate) use rule::end;
pub use rule::{Explanation, Why, explain, take_back};
pub(crate) use view::{ExplainedShown, Form, Typed};

/// What a credit is that is no flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Payments that somebody noted at the desk as made in another way.
    Elsewhere,
    /// From the state or another public body.
    PublicTransfer,
    /// Rents and concessions.
    Rent,
    /// Money that somebody gave back to the body.
    Return,
    Other,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Elsewhere, Kind::PublicTransfer, Kind::Rent, Kind::Return, Kind::Other];

    /// As it is stored, and the end of its text's name.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Elsewhere => "elsewhere",
            Kind::PublicTransfer => "public-transfer",
            Kind::Rent => "rent",
            Kind::Return => "return",
            Kind::Other => "other",
        }
    }

    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
