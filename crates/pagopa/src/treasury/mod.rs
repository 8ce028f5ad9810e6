//! The treasurer's journal (giornale di cassa): what has really come into the accounts of the body.
//!
//! Sources: OPI, "Ordinativo di pagamento e incasso", versions 1.4, 1.6.1, 1.7.1, 1.8 (AgID/RGS); CSV files of
//! banks have no source but their headers.
//!
//! | matter | module |
//! |---|---|
//! | journals of OPI, both sides | `opi` |
//! | a bank's statement as CSV | `csv` |
//! | amounts and days that cannot be | `bounds` |
//!
//! A journal comes in pages and is cumulative, and movements change later: process it when all pages are in, and
//! upsert by [`MovementKey`], keeping the operations as a history. Texts are kept as the bank wrote them. Readers are told
//! the latest day on which anything can have been booked: a slip of years would outdo every later journal.

mod bounds;
pub mod csv;
pub mod opi;

use jiff::civil::Date;

use self::csv::value::NoText;
use crate::Cents;
use crate::elements::XmlError;

/// One page of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    pub version: Version,
    /// Of the treasurer's bank.
    pub abi: String,
    /// Same for all pages of a journal.
    pub id: String,
    /// From one.
    pub page: u32,
    pub pages: u32,
    /// The financial year of the movements.
    pub year: i16,
    pub from: Date,
    /// The same day as `from` since 1.6.1.
    pub to: Date,
    pub accounts: Vec<Account>,
}

/// Journals do not name their version: they differ by how they name their days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 1.4: a range of days, pages may be left out.
    Range,
    /// 1.6.1, 1.7.1, 1.8: one day, pages always.
    Day,
    /// A bank's own CSV.
    Csv,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// `conto_evidenza`.
    pub number: String,
    pub description: Option<String>,
    pub movements: Vec<Result<Movement, MovementError>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    pub direction: Direction,
    /// `SOSPESO ENTRATA` is a credit that nobody has put in order yet. As written; empty for a bank's own CSV.
    pub document: String,
    pub operation: Operation,
    pub document_number: Option<String>,
    /// Cancellations may be negative.
    pub amount: Cents,
    /// Number of the treasurer's own paper: bolletta of a credit, quietanza of a payment.
    pub bolletta: String,
    pub date: Date,
    pub value_date: Option<Date>,
    /// `tipo_esecuzione`: the list grows with each version.
    pub execution: Option<String>,
    pub end_to_end: Option<String>,
    /// `codice_riferimento_operazione`: often the TRN.
    pub reference: Option<String>,
    /// Who paid, as the bank calls them.
    pub customer: Option<String>,
    /// `causale`.
    pub reason: String,
    /// `dati_a_disposizione_BT`.
    pub bank_data: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    In,
    Out,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operation {
    /// ESEGUITO.
    Executed,
    /// STORNATO.
    Reversed,
    /// REGOLARIZZATO.
    Regularised,
    /// RIPRISTINATO.
    Restored,
}

/// By what a credit of a later journal is the same as that of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MovementKey {
    pub abi: String,
    pub year: i16,
    pub account: String,
    pub bolletta: String,
}

/// A movement that cannot be read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementError {
    /// Place within the account, from one.
    pub index: u64,
    /// Line of the text.
    pub line: u64,
    pub reason: MovementReason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovementReason {
    /// Neither in nor out.
    Direction,
    /// No document is named.
    Document,
    /// An operation that no version names.
    Operation,
    /// The amount is missing or not in whole cents.
    Amount,
    /// The number of the treasurer's paper is missing.
    Bolletta,
    /// The date is missing or none.
    Date,
    /// The date is still to come.
    Ahead,
    /// A row with fewer fields than the header names.
    Fields,
}

/// Why a whole journal cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    /// The file is no XML that we read.
    Xml(XmlError),
    /// The root is not `flusso_giornale_di_cassa` without a namespace.
    Root,
    /// This element or column is missing or cannot be read.
    Header(&'static str),
    /// The bytes are no text.
    Text(NoText),
    /// No CSV of a bank: none of its columns, above the limit, empty, or with a quote that never ends.
    Csv,
    /// The columns are there, and no row that can be read.
    Rows,
    /// More rows than [`csv::rows::ROWS_MAX`].
    TooMany,
}

impl Journal {
    /// The key of a credit. Payments have none: their quittances are numbered in a series of their own and would
    /// fall on credits of the same number. A statement that runs over New Year has movements of two years.
    pub fn key(&self, account: &Account, movement: &Movement) -> Option<MovementKey> {
        (movement.direction == Direction::In).then(|| MovementKey {
            abi: self.abi.clone(),
            year: if self.version == Version::Csv { movement.date.year() } else { self.year },
            account: account.number.clone(),
            bolletta: movement.bolletta.clone(),
        })
    }
}

impl Direction {
    pub fn word(self) -> &'static str {
        match self {
            Direction::In => "ENTRATA",
            Direction::Out => "USCITA",
        }
    }
}

impl Operation {
    pub const ALL: [Operation; 4] =
        [Operation::Executed, Operation::Reversed, Operation::Regularised, Operation::Restored];

    pub fn word(self) -> &'static str {
        match self {
            Operation::Executed => "ESEGUITO",
            Operation::Reversed => "STORNATO",
            Operation::Regularised => "REGOLARIZZATO",
            Operation::Restored => "RIPRISTINATO",
        }
    }
}

impl From<XmlError> for JournalError {
    fn from(error: XmlError) -> JournalError {
        JournalError::Xml(error)
    }
}
