//! What a program can be for: each purpose is one right, for which there are addresses made for programs.

use crate::parts::Office;
use crate::rights;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Positions: our own calls, files of them, and the platform's register (GPD).
    Positions,
    /// Says in the register that a notice was paid elsewhere.
    TakePayments,
    /// Reads sheets of days as files.
    SeeAccounts,
    /// Says which payments are to be expected (`own-notices`).
    Accounts,
    /// Writes down the checks of joining, reads the levels of service.
    PaymentSetup,
    Statistics,
    /// Lets people arrive, gives tickets, works at counters.
    Reception,
    /// Opens and works on requests for help, reads the figures of the desk.
    Desk,
    /// Reads the figures of one customer.
    Customer,
}

impl Purpose {
    pub const ALL: [Purpose; 9] = [
        Purpose::Positions,
        Purpose::TakePayments,
        Purpose::SeeAccounts,
        Purpose::Accounts,
        Purpose::PaymentSetup,
        Purpose::Statistics,
        Purpose::Reception,
        Purpose::Desk,
        Purpose::Customer,
    ];

    pub fn right(self) -> &'static str {
        match self {
            Purpose::Positions => rights::POSITIONS,
            Purpose::TakePayments => rights::TAKE_PAYMENTS,
            Purpose::SeeAccounts => rights::SEE_ACCOUNTS,
            Purpose::Accounts => rights::ACCOUNTS,
            Purpose::PaymentSetup => rights::PAYMENT_SETUP,
            Purpose::Statistics => rights::STATISTICS,
            Purpose::Reception => rights::SERVE,
            Purpose::Desk => rights::TICKETS,
            Purpose::Customer => rights::CUSTOMER_DESK,
        }
    }

    pub fn of_right(right: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|purpose| purpose.right() == right)
    }

    /// Only what the body has can be given away.
    pub fn is_used(self, office: &Office) -> bool {
        match self {
            Purpose::Positions
            | Purpose::TakePayments
            | Purpose::SeeAccounts
            | Purpose::Accounts
            | Purpose::PaymentSetup => office.body.creditor.is_some(),
            Purpose::Statistics | Purpose::Reception => !office.counters.is_empty(),
            Purpose::Desk => !office.areas.is_empty() || !office.customers.is_empty(),
            Purpose::Customer => !office.customers.is_empty(),
        }
    }

    /// Whether it can be narrowed to some kinds of due.
    pub fn is_by_due(self) -> bool {
        matches!(self, Purpose::Positions | Purpose::TakePayments | Purpose::SeeAccounts)
    }
}
