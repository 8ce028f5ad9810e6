//! What has really come into the accounts: the treasurer's journal, or a bank's statement. A journal is entered
//! when all its pages are in, in portions; a movement of a later journal is the same by (bank, year, account, bolletta), and what
//! was done with it is a history. Payments out are passed over; a bad line is a row with its reason.

mod bring;
mod enter;
mod error;
mod form;
mod keep;
mod kind;
mod known;
mod one;
mod page;
mod read;
mod take;
mod undo;
mod upsert;
mod withdraw;

pub use enter::Entered;
pub(crate) use enter::enter_all;
pub use error::{JournalRefused, reason_word};
pub use keep::{Incoming, PageKept, keep_page};
pub(crate) use kind::is_journal;
pub use page::routes;
pub use read::{JournalRow, TroubleRow, journals, troubles};
pub use take::take;
pub use withdraw::{
    Consequence, WithdrawError, WithdrawReason, Withdrawal, consequence, withdraw, withdrawal,
};
