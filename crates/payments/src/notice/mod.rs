//! The notice on paper: who is owed, by whom, how much, by when, and every way to pay it.
//!
//! Layout, lengths and symbols as the national platform prescribes them (docs.pagopa.it, "Avviso di pagamento");
//! tagged throughout, so that a screen reader tells what the eye sees. Nothing here asks a clock or a database:
//! the same notice gives the same bytes.
//!
//! | thought | place |
//! |---|---|
//! | what of a position can be paid | `of` |
//! | what may be printed, and how long | `rule` |
//! | amounts and dates as paper writes them | `words` |
//! | pages, heads and feet | `sheet` |
//! | sentences in two languages | `voice` |
//! | creditor, addressee, how much, where | `front` |
//! | the numbers to pay with, and their symbol | `offer` |
//! | a panel for each: symbol, amount, what to type | `panel`, its rows `cells` |
//! | the slip for the post office | `slip` |
//! | the roll of a thermal printer | `thermal` |
//! | what was paid, for who has paid | `paid` |

mod cells;
mod front;
mod of;
mod offer;
pub mod paid;
mod panel;
mod rule;
mod sheet;
mod slip;
#[cfg(test)]
mod tests;
mod thermal;
mod voice;
pub(crate) mod words;

use jiff::civil::Date;
use pagopa::{BodyCode, Cents, NoticeNumber};
use platform::Moment;
use platform::i18n::Lang;
use platform::pdf::{About, Paper, PdfError};

/// What one notice says.
#[derive(Clone, Debug)]
pub struct Notice {
    pub creditor: Creditor,
    pub debtor: Debtor,
    /// What is paid for, as people say it.
    pub subject: String,
    /// The reason as the post office keeps it, in the symbol of the slip.
    pub reason: String,
    pub asked: Asked,
    /// A body with a postal account offers the slip: on A4 only.
    pub postal: Option<PostalAccount>,
    /// A stamp is among what is paid: only the platform's own site sells it.
    pub checkout_only: bool,
    pub lang: Lang,
    /// A second language beside the first.
    pub second: Option<Lang>,
    pub variant: Variant,
}

#[derive(Clone, Debug)]
pub struct Creditor {
    pub name: String,
    pub code: BodyCode,
    pub office: String,
    pub contacts: String,
    /// The code by which banks know the body (CBILL), if it has one.
    pub interbank: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Debtor {
    pub name: String,
    pub fiscal_code: String,
    pub address: String,
}

/// One number to pay with.
#[derive(Clone, Debug)]
pub struct Payment {
    pub number: NoticeNumber,
    pub amount: Cents,
    pub due: Due,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// No date: pay when you can.
    Open,
    On(Date),
    /// Days that begin when the notice is served, unknown while it is printed.
    AfterService {
        days: u16,
    },
}

/// What is asked for.
#[derive(Clone, Debug)]
pub enum Asked {
    Once(Payment),
    /// All at once, where that is offered, or in two parts or more. More than nine leave no room for the first.
    InParts {
        whole: Option<Payment>,
        parts: Vec<Payment>,
    },
    /// A traffic fine: less within five days from service, the reduced measure within sixty (art. 202 of the
    /// highway code); under one number, or each under its own.
    Fine {
        discounted: Payment,
        reduced: Payment,
    },
}

#[derive(Clone, Debug)]
pub struct PostalAccount {
    /// Digits, twelve at most.
    pub number: String,
    pub holder: String,
    /// The post office's permit to print slips, word by word.
    pub permit: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    A4,
    /// A roll 80 mm wide.
    Thermal,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeError {
    /// It is not published: nobody outside knows of it.
    Draft,
    /// Nothing of it can be paid any more.
    Nothing,
    /// Nobody is named to whom the money is owed.
    NoCreditor,
    /// Nobody is named who owes it.
    NoDebtor,
    /// Several people owe it, each a notice of his own.
    Debtors,
    /// It does not say what for.
    NoSubject,
    /// An amount is nothing, less than nothing, or beyond what the platform can carry.
    Amount,
    /// Parts are two at least.
    Parts,
    /// A postal account is one to twelve digits.
    Account,
    /// The symbol cannot hold what it must say.
    Symbol,
    /// The file cannot be made, or would break the rules of accessible documents.
    Pdf(PdfError),
}

impl From<PdfError> for NoticeError {
    fn from(error: PdfError) -> NoticeError {
        NoticeError::Pdf(error)
    }
}

/// The notice as a PDF (PDF/A-2a and PDF/UA-1).
pub fn render(notice: &Notice, now: Moment) -> Result<Vec<u8>, NoticeError> {
    Ok(draw(notice, now)?.finish()?)
}

/// Many notices as one PDF, each with its pages (from 1, both ends within), in their order; the title is that of
/// the whole. Memory grows with their number: who prints many makes many files.
pub fn render_all(
    notices: &[Notice],
    about: About,
    now: Moment,
) -> Result<(Vec<u8>, Vec<std::ops::RangeInclusive<usize>>), NoticeError> {
    let mut whole = Paper::new(about);
    let mut pages = Vec::with_capacity(notices.len());
    for notice in notices {
        let one = draw(notice, now)?;
        let count = one.pages();
        let first = whole.append(one);
        pages.push(first + 1..=first + count);
    }
    Ok((whole.finish()?, pages))
}

/// The notice before it becomes a file: with its tags and places, for tests.
fn draw(notice: &Notice, now: Moment) -> Result<Paper, NoticeError> {
    let notice = rule::printable(notice)?;
    match notice.variant {
        Variant::A4 => front::draw(&notice, now),
        Variant::Thermal => thermal::draw(&notice, now),
    }
}
