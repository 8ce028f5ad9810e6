//! Money for an instalment, and what it means.

use pagopa::NoticeNumber;

use platform::Moment;

use crate::position::Payment;

/// 1 January 2012: the national platform was founded by the decree-law of that year (179/2012). Nobody has paid a
/// notice before.
pub const PLATFORM_BEGAN: Moment = Moment(1_325_376_000_000);

/// Money that arrived for an instalment.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub nav: NoticeNumber,
    pub payment: Payment,
}

/// What the money means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paid {
    /// The instalment is paid by it.
    Settled,
    /// The same receipt again, or the receipt of what a flow had told already.
    Known,
    /// It is too much: to be given back, or looked at.
    Surplus(Surplus),
}

/// Why money is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surplus {
    /// Another receipt for an instalment that is paid.
    Twice,
    /// Another option of the same position was begun before.
    OtherOption,
    /// The position had been withdrawn, or this notice of it by a change.
    Withdrawn,
    /// Not the price, neither at any time nor when it was paid: the instalment stays open until somebody decides.
    Amount,
}

impl Surplus {
    pub const ALL: [Surplus; 4] = [Surplus::Twice, Surplus::OtherOption, Surplus::Withdrawn, Surplus::Amount];

    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Surplus::Twice => "twice",
            Surplus::OtherOption => "other-option",
            Surplus::Withdrawn => "withdrawn",
            Surplus::Amount => "amount",
        }
    }

    pub fn parse(word: &str) -> Option<Surplus> {
        Surplus::ALL.into_iter().find(|surplus| surplus.word() == word)
    }
}
