//! A notice on its way to who owes: by the app of public services, else by mail, else on paper.
//!
//! | thought | place |
//! |---|---|
//! | asking, once for each occasion; what happened | `rule` |
//! | trying one way after the other | `job` |
//! | what a sending is made from | `matter` |
//! | the words of the mail | `letter` |
//! | what was paid, told to who owed it | `paid` |
//! | what was too much, told to who paid it | `surplus` |
//! | the app of public services | `app_io` |
//! | who is reminded, every night | `remind` |
//! | what was sent of a notice, and sending it again | `page` |
//!
//! Invariants, each with a test: a position is written to once for each occasion, whatever runs twice; nobody is
//! reminded of what is paid or withdrawn; each payment is told of once.

mod app_io;
mod job;
mod letter;
mod matter;
mod page;
mod paid;
mod remind;
mod rule;
mod surplus;

pub use app_io::AppIo;
pub use job::{JOB, doer};
pub use page::routes;
pub(crate) use paid::paid;
pub use remind::{once, run};
pub use rule::{DeliverError, PUBLISHED, again, published_doer, sent};
pub(crate) use rule::{ask_first, at_once, published};
pub(crate) use surplus::surplus;

use platform::Moment;

/// Why somebody is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Occasion {
    /// The notice can be paid.
    First,
    /// Its due date is near.
    Before,
    /// Its due date has passed.
    After,
    /// Somebody of the staff sends it once more.
    Again,
    /// An instalment was paid.
    Paid,
    /// Money came that was too much.
    Surplus,
}

/// One sending: of a position, on an occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sending {
    pub position: i64,
    pub occasion: Occasion,
    /// The instalment that was paid, or that a reminder is of. Of the notice itself: the first instalment of who is
    /// written to, where the position has several debtors, else 0.
    pub part: i64,
    /// What makes it one of its own: the due date that a reminder is of, the moment of a sending by hand, the case of
    /// what was too much; else 0.
    pub mark: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    App,
    Mail,
    Paper,
    /// It was not needed any more.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// Nobody is reached this way; the next one was tried.
    NotThere,
    /// The other side refused it for good; the next one was tried.
    Refused,
    /// Only paper is left: the next print takes it along.
    ToPrint,
    /// Paid, withdrawn or changed since it was asked for.
    NotNeeded,
}

/// What happened with one sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub sending: Sending,
    pub asked_at: Moment,
    pub actor: String,
    pub ways: Vec<(Way, Outcome, Moment)>,
}

impl Occasion {
    const ALL: [Occasion; 6] = [
        Occasion::First,
        Occasion::Before,
        Occasion::After,
        Occasion::Again,
        Occasion::Paid,
        Occasion::Surplus,
    ];

    /// Whether it asks for money; else it tells of money that came.
    pub fn asks(self) -> bool {
        !matches!(self, Occasion::Paid | Occasion::Surplus)
    }

    pub fn word(self) -> &'static str {
        match self {
            Occasion::First => "first",
            Occasion::Before => "before",
            Occasion::After => "after",
            Occasion::Again => "again",
            Occasion::Paid => "paid",
            Occasion::Surplus => "surplus",
        }
    }

    fn parse(word: &str) -> Option<Occasion> {
        Occasion::ALL.into_iter().find(|occasion| occasion.word() == word)
    }
}

impl Way {
    const ALL: [Way; 4] = [Way::App, Way::Mail, Way::Paper, Way::Nothing];

    pub fn word(self) -> &'static str {
        match self {
            Way::App => "app",
            Way::Mail => "mail",
            Way::Paper => "paper",
            Way::Nothing => "nothing",
        }
    }

    fn parse(word: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.word() == word)
    }
}

impl Outcome {
    const ALL: [Outcome; 5] =
        [Outcome::Sent, Outcome::NotThere, Outcome::Refused, Outcome::ToPrint, Outcome::NotNeeded];

    pub fn word(self) -> &'static str {
        match self {
            Outcome::Sent => "sent",
            Outcome::NotThere => "not-there",
            Outcome::Refused => "refused",
            Outcome::ToPrint => "to-print",
            Outcome::NotNeeded => "not-needed",
        }
    }

    fn parse(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}
